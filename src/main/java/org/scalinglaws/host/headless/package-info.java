/**
 * The command line: verbs, what a person writes, and what is printed and saved.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>verbs and options, read by picocli</td>
 * <td>{@link org.scalinglaws.host.headless.Shell}, which gives a {@link org.scalinglaws.host.headless.Request}</td>
 * </tr>
 * <tr>
 * <td>what there is</td>
 * <td>{@link org.scalinglaws.host.headless.Operations}, {@link org.scalinglaws.host.headless.OperationPage},
 * {@link org.scalinglaws.host.headless.PackagedScripts}</td>
 * </tr>
 * <tr>
 * <td>inputs</td>
 * <td>{@link org.scalinglaws.host.headless.WrittenValue} is what stands there,
 * {@link org.scalinglaws.host.headless.GivenInputs} reads it as the input asks</td>
 * </tr>
 * <tr>
 * <td>scripts from files</td>
 * <td>{@link org.scalinglaws.host.headless.ScriptFile}</td>
 * </tr>
 * <tr>
 * <td>outputs</td>
 * <td>{@link org.scalinglaws.host.headless.ArrayText}, {@link org.scalinglaws.host.headless.JsonOutputs},
 * {@link org.scalinglaws.host.headless.SavedOutputs}</td>
 * </tr>
 * </table>
 * <p>
 * Arguments become a request; its target a module; its inputs values; the outputs lines, JSON or files.
 * </p>
 */
package org.scalinglaws.host.headless;
