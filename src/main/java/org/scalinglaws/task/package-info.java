/**
 * Progress, cancellation and threads of long computations, known to the mathematics without any host.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>tell how far a computation is, and hear that it shall end</td>
 * <td>{@link org.scalinglaws.task.Progress}; {@link org.scalinglaws.task.Progress#NONE} if nobody listens</td>
 * </tr>
 * <tr>
 * <td>say how long it will still take</td>
 * <td>{@link org.scalinglaws.task.TimeLeft}</td>
 * </tr>
 * <tr>
 * <td>share pieces of work among threads, with the same result for any number of them</td>
 * <td>{@link org.scalinglaws.task.Parallel}</td>
 * </tr>
 * </table>
 */
package org.scalinglaws.task;
