/**
 * One cell of a sweep: the {@link org.scalinglaws.sweep.cell.CellWork work} that it does, done once by
 * {@link org.scalinglaws.sweep.cell.CellRun}, and the {@link org.scalinglaws.sweep.cell.CellRecord} that is kept of it.
 */
package org.scalinglaws.sweep.cell;
