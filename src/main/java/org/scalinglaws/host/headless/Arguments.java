package org.scalinglaws.host.headless;

import org.scalinglaws.host.Headless;

/**
 * The command line of {@link Headless}.
 *
 * @param target what to run: a script file, a command class or script:NAME;
 *          null if only help was asked for
 * @param inputs its inputs as key=value,... (empty if not given)
 * @param debug whether errors come with their stack traces
 * @param help whether to print the help and nothing else
 */
public record Arguments(String target, String inputs, boolean debug, boolean help) {

	public static final String HELP = """
		Scaling Laws: exactly solvable learning dynamics and their scaling laws.

		usage: Headless --run TARGET ['key=value,...'] [--debug]
		       Headless --help

		TARGET is one of
		  FILE           a script (.groovy, .py), e.g. scripts/Plugins/Scaling_Laws/Phase_Retrieval/Three_Phases.groovy
		  COMMAND        a command by its class, e.g. org.scalinglaws.command.PowerLawSpectrum;
		                 those of this package also by their short name
		  script:NAME    a packaged script, e.g. script:Three_Phases

		Inputs are given by name, separated by commas: 'dimension=1000,exponent=1.5,mode=norm'.
		Numbers, true, false and lists [1, 2, 3] are read as such, anything else is text;
		text that holds a comma, a bracket or a space at its end goes in quotes: title="u, s".
		A name that the target does not know, or a value that does not fit, is an error.

		  --debug        print stack traces with errors
		  --help         this page

		Outputs are printed on stdout, progress and errors on stderr.
		The exit code is 0 if all went well, and 1 after any error.
		Java preferences are kept in memory unless -Djava.util.prefs.userRoot=DIR is given.
		""";

	/**
	 * Reads the command line.
	 *
	 * @throws IllegalArgumentException if it has another form than the help says
	 */
	public static Arguments parse(final String... args) {
		String target = null, inputs = null;
		boolean debug = false, help = args.length == 0;
		for (int i = 0; i < args.length; i++) {
			final String arg = args[i];
			if (arg.equals("--help") || arg.equals("-h")) help = true;
			else if (arg.equals("--debug")) debug = true;
			else if (arg.equals("--run") && target == null && i + 1 < args.length) target = args[++i];
			else if (target != null && inputs == null && !arg.startsWith("--")) inputs = arg;
			else throw new IllegalArgumentException("unexpected argument " + arg + " (see --help)");
		}
		if (target == null && !help) throw new IllegalArgumentException("nothing to run (see --help)");
		return new Arguments(target, inputs == null ? "" : inputs, debug, help);
	}
}
