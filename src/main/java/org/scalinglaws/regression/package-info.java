/**
 * Linear regression in its exactly solved forms: what ridge regression and linear random features give in high dimension,
 * how the error of gradient flow passes twice through a valley in time, and how many parameters a fit really has.
 * <table>
 * <caption>Which package</caption>
 * <tr><td>risk of ridge regression and random features, by the renormalized ridge, and its simulation</td><td>{@code ridge}</td></tr>
 * <tr><td>gradient flow on features of two scales, its theory and its simulation</td><td>{@code epochs}</td></tr>
 * <tr><td>effective parameters on seen and unseen inputs</td><td>{@code parameters}</td></tr>
 * </table>
 */
package org.scalinglaws.regression;
