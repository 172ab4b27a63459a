/**
 * The passage between what scripts and ImageJ hold and what commands take: arrays, lists, images and tables.
 * <p>
 * The public converters are found by SciJava; {@link org.scalinglaws.host.convert.ImageCalibration} and
 * {@link org.scalinglaws.host.convert.TableWindows} go both ways, and serve the windows of results, too. An input that
 * asks for it gets of an ImageJ image only what is selected there ({@link org.scalinglaws.host.convert.SelectedImage}).
 * </p>
 */
package org.scalinglaws.host.convert;
