/**
 * Figures: what a person looks for is in the sub-packages.
 * <table>
 * <caption>Where</caption>
 * <tr>
 * <td>columns over a column, theory as lines over simulation as points</td>
 * <td>{@link org.scalinglaws.figure.curves}</td>
 * </tr>
 * <tr>
 * <td>an image with axes as a coloured map</td>
 * <td>{@link org.scalinglaws.figure.map}</td>
 * </tr>
 * <tr>
 * <td>several figures in one, and pictures of them</td>
 * <td>{@link org.scalinglaws.figure.sheet}</td>
 * </tr>
 * <tr>
 * <td>PNG, SVG, PDF and TIFF</td>
 * <td>{@link org.scalinglaws.figure.file}</td>
 * </tr>
 * <tr>
 * <td>ticks and texts of axes; colours, fonts and lines</td>
 * <td>{@link org.scalinglaws.figure.axis}, {@link org.scalinglaws.figure.style}</td>
 * </tr>
 * </table>
 */
package org.scalinglaws.figure;
