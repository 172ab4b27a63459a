/**
 * The means over Gaussian inputs that one step of stochastic gradient descent on an
 * {@link org.scalinglaws.online.model.IndexProblem} needs, as functions of the covariance B of the projections
 * (students first, then teachers).
 * <p>
 * All follow from two functions of B: the mean loss and the means of products of its derivatives. For a Gaussian E[d_a d_b
 * phi] is (1 + delta_ab) dE[phi]/dB_ab, so their first derivatives are the drift and the curvature that the step's moments
 * are made of, and their second derivatives what a Newton iteration on B asks for. Squared losses of the links linear,
 * square, erf and relu have closed forms, differentiated by jets; everything else is integrated, once for all derivatives,
 * by weighing the integrand with Hermite polynomials.
 * </p>
 *
 * <pre>
 * StepLaw law = StepLaw.of(problem);
 * law.at(covariance, 0);
 * law.drift(drift);
 * law.noise(noise);
 * </pre>
 */
package org.scalinglaws.online.law;
