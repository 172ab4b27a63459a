/** Plots of images with axes: {@link org.scalinglaws.figure.map.MapPlot} gives cells their colours and adds what explains them, curves and names. */
package org.scalinglaws.figure.map;
