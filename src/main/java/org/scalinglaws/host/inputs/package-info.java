/**
 * What every run of a command passes first, in any context: names and values are refused here that a command does not take.
 * <p>
 * What a person writes on a command line is read by {@link org.scalinglaws.host.inputs.InputText} into
 * {@link org.scalinglaws.host.inputs.WrittenValue}s, and these by {@link org.scalinglaws.host.inputs.GivenInputs} as the
 * inputs ask, files opened.
 * </p>
 * <p>
 * The values that a host, a script or a program gives go through {@link org.scalinglaws.host.inputs.StrictModuleService}
 * into the module: {@link org.scalinglaws.host.inputs.StrictInputs} converts them without loss,
 * {@link org.scalinglaws.host.inputs.InputRanges} holds them against what the annotations declare. Nothing here needs a
 * display; where there is one, {@link org.scalinglaws.host.inputs.Audience} knows who sees what becomes of a run.
 * </p>
 */
package org.scalinglaws.host.inputs;
