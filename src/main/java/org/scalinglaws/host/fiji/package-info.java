/**
 * Commands and scripts in SciJava's own user interface, as in Fiji: fields for its dialogs, and what goes before and after a
 * run that a person or a macro starts.
 * <p>
 * {@link org.scalinglaws.host.fiji.DialogRuns} keeps what belongs to each run. Programs that start commands with all inputs
 * given, and everything without a display, pass untouched.
 * </p>
 */
package org.scalinglaws.host.fiji;
