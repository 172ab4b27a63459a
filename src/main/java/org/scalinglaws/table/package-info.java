/**
 * Tables of doubles and images with axes, and their texts.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>named columns, as a trajectory</td>
 * <td>{@link org.scalinglaws.table.Columns}</td>
 * </tr>
 * <tr>
 * <td>rows by a condition, sorted, joined, stacked</td>
 * <td>the same class; each {@link org.scalinglaws.table.Row} can be asked by name</td>
 * </tr>
 * <tr>
 * <td>means and errors over the runs of a table</td>
 * <td>{@link org.scalinglaws.table.RunSummary}</td>
 * </tr>
 * <tr>
 * <td>a quantity over two others, as a phase diagram</td>
 * <td>{@link org.scalinglaws.table.CalibratedImage} with its {@link org.scalinglaws.table.ImageAxis axes}</td>
 * </tr>
 * <tr>
 * <td>a table as CSV that reads back to the same bits, or as ImageJ, pandas and R write it</td>
 * <td>{@link org.scalinglaws.table.ColumnsText}, with {@link org.scalinglaws.table.ColumnsMetadata} as JSON beside it</td>
 * </tr>
 * </table>
 * <p>
 * A table is read in one pass: the header ({@code CsvHeader}) decides on separator
 * and names, the library hands each value to {@code CsvTable}, which gives it to
 * its {@code CsvColumn}; tables made of others ({@code Rows}, {@code Condition})
 * share the arrays of the columns that they do not change.
 * </p>
 *
 * <pre>
 * Columns table = Columns.builder("time", "loss").row(1, 0.5).row(2, 0.25).build();
 * double[] losses = table.where("time &gt; 1").column("loss");
 * </pre>
 */
package org.scalinglaws.table;
