/**
 * What all rooms stand on: the checks of inputs, and the passage between ImgLib2 images and flat arrays.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>a parameter is checked, with a message that names it, its range and its value</td>
 * <td>{@link org.scalinglaws.ground.Require}</td>
 * </tr>
 * <tr>
 * <td>an image becomes a {@code double[]}, or the other way round</td>
 * <td>{@link org.scalinglaws.ground.ImageArrays}</td>
 * </tr>
 * </table>
 */
package org.scalinglaws.ground;
