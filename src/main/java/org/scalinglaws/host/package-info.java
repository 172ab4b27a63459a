/**
 * Where the commands meet their hosts: the command line, plain ImageJ and Fiji.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>run a script or a command without a display</td>
 * <td>{@link org.scalinglaws.host.Headless}</td>
 * </tr>
 * <tr>
 * <td>what a menu entry of plain ImageJ starts</td>
 * <td>{@code Scaling_Laws}, on Java 17 then {@link org.scalinglaws.host.MenuEntry}</td>
 * </tr>
 * <tr>
 * <td>refuse unknown names and values that do not fit, in any context</td>
 * <td>{@link org.scalinglaws.host.StrictModuleService}</td>
 * </tr>
 * </table>
 * <p>
 * The other public classes are found by SciJava, as converters between arrays, lists, ImgLib2 and ImageJ images.
 * </p>
 */
package org.scalinglaws.host;
