/**
 * Figures: {@link org.scalinglaws.figure.curves} plots columns, theory as lines over simulation as points;
 * {@link org.scalinglaws.figure.map} an image with axes. Either description makes a figure, which
 * {@link org.scalinglaws.figure.sheet} lays out in any size, alone or in panels, and draws as a picture, and
 * {@link org.scalinglaws.figure.file} writes as PNG, SVG, PDF or TIFF. {@link org.scalinglaws.figure.axis} and
 * {@link org.scalinglaws.figure.style} give them axes, colours, fonts and lines.
 */
package org.scalinglaws.figure;
