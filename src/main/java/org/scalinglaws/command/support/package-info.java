/**
 * What serves the commands: what they share as base classes ({@link org.scalinglaws.command.support.ScalingCommand}), the
 * files that they read and write, and the passages from images to the arrays and problems of the mathematics.
 * <p>
 * A command hands its inputs to these, gets checked arrays, measures and schedules, and signs what it returns.
 * </p>
 */
package org.scalinglaws.command.support;
