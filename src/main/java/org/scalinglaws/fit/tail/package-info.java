/**
 * The exponent of the power-law tail of a density, from its samples.
 *
 * <pre>
 * TailExponent tail = TailExponent.of(samples);
 * double slope = tail.exponent(); // density ~ x^-slope from tail.from() on
 * </pre>
 */
package org.scalinglaws.fit.tail;
