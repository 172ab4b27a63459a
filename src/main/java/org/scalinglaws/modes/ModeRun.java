package org.scalinglaws.modes;

/**
 * How a computation on coupled modes went.
 *
 * @param end time or step that was reached
 * @param steps taken by the solver: of a flow, or leaps over many steps
 * @param plainSteps single steps of a recursion
 * @param passes sweeps over the nodes
 * @param diverged whether a recursion left all bounds
 * @param complete false if it was canceled before its end
 */
public record ModeRun(double end, long steps, long plainSteps, long passes, boolean diverged, boolean complete) {
}
