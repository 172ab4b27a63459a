/**
 * The perceptron with the logistic loss at any sharpness: its learning curve by a saddle point, and its training.
 */
package org.scalinglaws.perceptron;
