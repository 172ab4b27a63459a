/** Plots of columns: {@link org.scalinglaws.figure.curves.ColumnsPlot} reads tables as series, a frame of series becomes a chart, frames become a figure. */
package org.scalinglaws.figure.curves;
