package org.scalinglaws.host.headless;

import java.io.File;
import java.util.List;

/**
 * What a command line asks to run, and how.
 *
 * @param target a script file, an operation, another command's class, or script:NAME
 * @param inputs its inputs as key=value,... in one text or in several
 * @param debug whether errors come with their stack traces
 * @param json whether the outputs are printed as JSON
 * @param folder to save all outputs in, or null
 */
public record Request(String target, List<String> inputs, boolean debug, boolean json, File folder) {
}
