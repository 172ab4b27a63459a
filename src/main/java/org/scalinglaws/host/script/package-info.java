/**
 * For scripts, the packaged ones and anybody's own: {@link org.scalinglaws.host.script.ScriptRun} takes inputs to
 * commands and gives back their outputs, and prints and saves what a script has made of them.
 */
package org.scalinglaws.host.script;
