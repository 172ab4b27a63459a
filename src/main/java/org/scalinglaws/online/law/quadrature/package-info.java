/**
 * Means of any link and loss by quadrature. A covariance becomes projections of independent normals, an integrand is given
 * these normal by normal, and its sums with Hermite polynomials (by the trapezoidal rule, or on panels between kinks) become
 * the mean's derivatives by the covariance in {@link org.scalinglaws.online.law.quadrature.QuadratureMeans}. A link that is
 * slow to compute is tabulated before.
 */
package org.scalinglaws.online.law.quadrature;
