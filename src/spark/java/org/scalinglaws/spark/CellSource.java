package org.scalinglaws.spark;

import java.io.Serializable;

import org.scalinglaws.sweep.cell.CellWork;

/** Where a task gets the work of its cells from, on whatever computer it runs. */
interface CellSource extends Serializable {

	/** {@return the work; called by the thread that runs the task} */
	CellWork work();
}
