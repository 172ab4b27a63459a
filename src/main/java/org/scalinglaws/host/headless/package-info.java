/**
 * The command line: from its words to a module and its run, without a display.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>verbs and options, read by picocli</td>
 * <td>{@link org.scalinglaws.host.headless.Shell}, which gives a {@link org.scalinglaws.host.headless.Request}</td>
 * </tr>
 * <tr>
 * <td>what there is, and how to call it</td>
 * <td>{@link org.scalinglaws.host.headless.OperationPage}, {@code OperationList}</td>
 * </tr>
 * <tr>
 * <td>find a module, and run it; plain ImageJ does so by the same classes</td>
 * <td>{@link org.scalinglaws.host.operations}</td>
 * </tr>
 * <tr>
 * <td>errors and progress</td>
 * <td>{@link org.scalinglaws.host.headless.ConsoleLog}, {@link org.scalinglaws.host.headless.Complaint},
 * {@code ConsoleProgress}</td>
 * </tr>
 * </table>
 * <p>
 * Arguments become a request, its target a module, its texts values ({@link org.scalinglaws.host.inputs}), and what the run
 * gives is printed or saved ({@link org.scalinglaws.host.outputs}).
 * </p>
 */
package org.scalinglaws.host.headless;
