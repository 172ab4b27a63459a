/**
 * Which runs a sweep makes: {@link org.scalinglaws.sweep.grid.Grid} numbers the cells that its
 * {@link org.scalinglaws.sweep.grid.Axis axes} span.
 */
package org.scalinglaws.sweep.grid;
