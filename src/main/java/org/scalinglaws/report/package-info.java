/**
 * One self-contained page of HTML that shows what was found: a {@link org.scalinglaws.report.Report} of numbers,
 * measured beside predicted, figures ({@link org.scalinglaws.report.InlineSvg} or PNG), tables that sort, and how it was
 * made. The page loads nothing, is the same bytes for the same contents, and knows neither SciJava nor ImageJ.
 */
package org.scalinglaws.report;
