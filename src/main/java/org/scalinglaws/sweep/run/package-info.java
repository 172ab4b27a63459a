/**
 * Running the cells of a sweep by threads of this process: {@link org.scalinglaws.sweep.run.SweepRun}. Which cells are
 * missing, {@link org.scalinglaws.sweep.run.PendingCells}, others that run cells may ask as well.
 */
package org.scalinglaws.sweep.run;
