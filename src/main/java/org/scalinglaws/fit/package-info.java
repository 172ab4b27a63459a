/**
 * Exponents of power laws with their windows and errors, and their rivals, and laws of several such terms, from plain arrays.
 * <table>
 * <caption>Which package</caption>
 * <tr>
 * <td>{@link org.scalinglaws.fit.curve}</td>
 * <td>the exponent of a curve, or of the mean over runs, in a window that is given or searched</td>
 * </tr>
 * <tr>
 * <td>{@link org.scalinglaws.fit.rivals}</td>
 * <td>whether another law describes the curve better</td>
 * </tr>
 * <tr>
 * <td>{@link org.scalinglaws.fit.scaling}</td>
 * <td>a law of two variables with a floor, as the loss over sizes and amounts of data</td>
 * </tr>
 * <tr>
 * <td>{@link org.scalinglaws.fit.tail}</td>
 * <td>the exponent of a density from its samples</td>
 * </tr>
 * <tr>
 * <td>{@link org.scalinglaws.fit.collapse}</td>
 * <td>whether curves of several sizes are one curve in other units</td>
 * </tr>
 * </table>
 * <p>
 * Rivals use the points and the form of a fit of the first package; the others know none.
 * </p>
 */
package org.scalinglaws.fit;
