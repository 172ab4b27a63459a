/**
 * What becomes of the outputs of a run, apart from windows.
 * <p>
 * A value that came out of a module is told in a line or a few ({@link org.scalinglaws.host.outputs.OutputText}, of arrays
 * {@link org.scalinglaws.host.outputs.ArrayText}), printed for programs ({@link org.scalinglaws.host.outputs.JsonOutputs}), or
 * written to files ({@link org.scalinglaws.host.outputs.SavedOutputs}).
 * </p>
 */
package org.scalinglaws.host.outputs;
