/** A {@link org.scalinglaws.figure.sheet.Figure} is laid out in a {@link org.scalinglaws.figure.sheet.Size} as a {@link org.scalinglaws.figure.sheet.Sheet} of charts, which draws itself on anything; {@link org.scalinglaws.figure.sheet.Pictures} are images of it. */
package org.scalinglaws.figure.sheet;
