/** What axes show, where they have ticks, and what is written at them: a span and a text make a {@link org.scalinglaws.figure.axis.ScaleAxis}. */
package org.scalinglaws.figure.axis;
