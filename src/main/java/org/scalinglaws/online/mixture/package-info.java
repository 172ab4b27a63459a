/**
 * Classes with normal inputs, told apart by stochastic gradient descent (arXiv 2510.14074).
 * <p>
 * The outputs of the students on the inputs of one class are jointly normal, so that all that a step does on the
 * average are means over a few normal variables; and given these, it moves the mean and the mean squares of each
 * coordinate of the weights by linear equations.
 * </p>
 */
package org.scalinglaws.online.mixture;
