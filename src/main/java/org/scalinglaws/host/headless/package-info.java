/**
 * The command line: from its words to a module, its run and its printed outputs, without a display.
 * <p>
 * {@link org.scalinglaws.host.headless.Arguments} and {@link org.scalinglaws.host.headless.InputText} read,
 * {@link org.scalinglaws.host.headless.Targets} finds what is named,
 * {@link org.scalinglaws.host.headless.Execution} runs it,
 * {@link org.scalinglaws.host.headless.OutputText} writes what came out, and
 * {@link org.scalinglaws.host.headless.Complaint} what went wrong. Plain ImageJ finds and runs modules by the same classes.
 * </p>
 */
package org.scalinglaws.host.headless;
