/**
 * The folder of a sweep: its {@link org.scalinglaws.sweep.folder.SweepSettings settings}, by which another sweep is
 * noticed, its journal, and in the end its table; {@link org.scalinglaws.sweep.folder.SweepFolder} holds them together.
 */
package org.scalinglaws.sweep.folder;
