/**
 * Where the commands meet their hosts. Here are the two classes that others start by name; what they need lies in the
 * packages below.
 * <table>
 * <caption>Which package</caption>
 * <tr>
 * <td>run a script or a command without a display ({@link org.scalinglaws.host.Headless})</td>
 * <td>{@link org.scalinglaws.host.headless}</td>
 * </tr>
 * <tr>
 * <td>menus, dialogs and macros of plain ImageJ ({@code Scaling_Laws})</td>
 * <td>{@link org.scalinglaws.host.imagej}</td>
 * </tr>
 * <tr>
 * <td>dialogs and macros of Fiji</td>
 * <td>{@link org.scalinglaws.host.fiji}</td>
 * </tr>
 * <tr>
 * <td>refuse names and values that a command does not take, in any context</td>
 * <td>{@link org.scalinglaws.host.inputs}</td>
 * </tr>
 * <tr>
 * <td>what scripts repeat: run a command, say, save</td>
 * <td>{@link org.scalinglaws.host.script}</td>
 * </tr>
 * <tr>
 * <td>print and save what came out</td>
 * <td>{@link org.scalinglaws.host.outputs}</td>
 * </tr>
 * <tr>
 * <td>arrays, lists, images and tables of others</td>
 * <td>{@link org.scalinglaws.host.convert}</td>
 * </tr>
 * </table>
 * <p>
 * A call goes from its host through inputs and convert into a command, and its outputs come back to the host.
 * </p>
 */
package org.scalinglaws.host;
