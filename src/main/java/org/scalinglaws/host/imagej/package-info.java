/**
 * Commands and scripts in plain ImageJ: {@link org.scalinglaws.host.imagej.MenuEntry} takes a call from a menu or a macro.
 * <p>
 * Inputs come as texts, from a dialog or from a macro's options, which {@link org.scalinglaws.host.imagej.InputTexts} turns
 * into values; {@link org.scalinglaws.host.imagej.Sources} knows tables, images and matrices by their names;
 * {@link org.scalinglaws.host.imagej.Results} opens the windows of what came out, those of figures as
 * {@link org.scalinglaws.host.imagej.ChartWindow}. Fiji's dialogs use the same three.
 * </p>
 */
package org.scalinglaws.host.imagej;
