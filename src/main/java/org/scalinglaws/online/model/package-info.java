/**
 * What an online learner learns, apart from how: a {@link org.scalinglaws.online.model.Link} that turns projections of an
 * input into outputs, a {@link org.scalinglaws.online.model.Loss} that judges an output beside a label, and an
 * {@link org.scalinglaws.online.model.IndexProblem} that joins them with numbers of students and teachers. Simulations and
 * theory take the same problem; nothing here knows a spectrum or a dimension.
 *
 * <pre>
 * IndexProblem problem = new IndexProblem(Link.of("tanh"), Loss.of("halfSquared"), 2, 2, 0.01);
 * </pre>
 */
package org.scalinglaws.online.model;
