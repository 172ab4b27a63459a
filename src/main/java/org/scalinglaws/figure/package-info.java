/**
 * Figures from tables, drawn with ImageJ's plots without opening a window.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>columns over a column, theory as lines over simulation as points</td>
 * <td>{@link org.scalinglaws.figure.ColumnsPlot}</td>
 * </tr>
 * <tr>
 * <td>an image with axes as a coloured map</td>
 * <td>{@link org.scalinglaws.figure.MapPlot}, in the colours of a {@link org.scalinglaws.figure.ColourMap}</td>
 * </tr>
 * <tr>
 * <td>several figures in one</td>
 * <td>{@link org.scalinglaws.figure.Panels}</td>
 * </tr>
 * </table>
 */
package org.scalinglaws.figure;
