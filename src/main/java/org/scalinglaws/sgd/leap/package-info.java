/**
 * SGD by leaps: the head of the spectrum makes exact steps, the tail moves once per window.
 * <p>
 * {@link Leaps} gives the runs of {@link org.scalinglaws.sgd.run} their steps. What is learned is a {@link LeapLaw}: the
 * law of a leap needs only that a sample's gradient depends on its projections on student and teacher, and its label's
 * noise. Before each window the head and the window are chosen; then a block of samples is drawn for each stretch of
 * steps, and at the end the tail moves.
 * </p>
 */
package org.scalinglaws.sgd.leap;
