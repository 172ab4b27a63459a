/**
 * Every command of {@link org.scalinglaws.command} as an ImageJ Op in the namespace {@code scaling}, without a class for any
 * of them.
 * <p>
 * {@link org.scalinglaws.ops.ScalingOps} tells the plugin service of one {@link org.scalinglaws.ops.CommandOpInfo} for each
 * command; an op that is asked for is a {@link org.scalinglaws.ops.CommandOp}, which runs the command. What a command
 * declares, and what all hosts do for it (checks, progress, cancel, provenance), an op has too. This package is built only
 * in the profile {@code imagej-ops}.
 * </p>
 *
 * <pre>
 * Object spectrum = ops.run("scaling.powerLawSpectrum", 1000, 1.5);
 * </pre>
 */
package org.scalinglaws.ops;
