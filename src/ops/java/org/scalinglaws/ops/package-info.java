/**
 * The operations of {@link org.scalinglaws.command} as ImageJ Ops in the namespace {@code scaling}, on the same mathematics.
 * <p>
 * This package is built only in the profile {@code imagej-ops}.
 * </p>
 *
 * <pre>
 * Object spectrum = ops.run("scaling.powerLawSpectrum", 1000, 1.5);
 * </pre>
 */
package org.scalinglaws.ops;
