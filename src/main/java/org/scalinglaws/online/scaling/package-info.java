/**
 * Functional scaling laws: what a schedule of learning rates does to linear regression with power-law features and
 * targets. A {@link org.scalinglaws.online.scaling.SourceProblem} and a schedule give curves by
 * {@link org.scalinglaws.online.scaling.ScalingCurves}, whose exact column is a recursion of steps and whose
 * others are integrals in intrinsic time; {@link org.scalinglaws.online.scaling.DataExponent} tells how the end of the
 * curve falls with the data and the compute.
 */
package org.scalinglaws.online.scaling;
