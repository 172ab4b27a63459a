/**
 * What can be run, for all hosts: finding it by its name, and running it.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>the operations, the packaged scripts, script files</td>
 * <td>{@link org.scalinglaws.host.operations.Operations}, {@link org.scalinglaws.host.operations.PackagedScripts},
 * {@link org.scalinglaws.host.operations.ScriptFile}</td>
 * </tr>
 * <tr>
 * <td>the module that a name stands for</td>
 * <td>{@link org.scalinglaws.host.operations.Targets}</td>
 * </tr>
 * <tr>
 * <td>run it: as a task of a host, or as a part of what runs already</td>
 * <td>{@link org.scalinglaws.host.operations.Execution}, {@link org.scalinglaws.host.operations.DefaultOperationService}</td>
 * </tr>
 * </table>
 */
package org.scalinglaws.host.operations;
