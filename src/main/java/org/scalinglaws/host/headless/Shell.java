package org.scalinglaws.host.headless;

import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.util.VersionUtils;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line and its verbs. */
@Command(name = "scaling-laws", sortOptions = false, separator = " ",
	versionProvider = Shell.Version.class, description = "Exactly solvable learning dynamics and their scaling laws.%n",
	customSynopsis = { "scaling-laws list | describe OPERATION | run TARGET [key=value ...]",
		"       scaling-laws --run TARGET ['key=value,...'] [--debug]%n" }, footer = { "%nTARGET is an operation (see list), " +
			"script:NAME, a script file (.groovy, .py) or a command's class.",
			"Decimal numbers, true, false, lists [1, 2, 3] and quoted text are read as such, all else is",
			"text; where an input asks for a table or an image, text is the path of a file.",
			"Outputs go to stdout, progress and errors to stderr; the exit code is 1 after any error.",
			"Preferences are kept in memory unless JAVA_OPTS=-Djava.util.prefs.userRoot=DIR is given." })
public final class Shell implements Callable<Integer> {

	/** What the verbs do. */
	public interface Actions {

		/**
		 * Runs a target.
		 *
		 * @return the exit code
		 */
		int run(Request request);

		/**
		 * Describes a target.
		 *
		 * @return the exit code
		 */
		int describe(String target);

		/**
		 * Tells why the arguments are refused.
		 *
		 * @return the exit code
		 */
		int refuse(Exception reason);

		/** The inputs of an operation that a person gives, in the order to show. */
		List<ModuleItem<?>> inputs(ModuleInfo operation);
	}

	private static final List<String> VERBS = List.of("list", "describe", "run", "completion");

	private final PrintStream out;
	private final Actions actions;

	@Option(names = "--run", paramLabel = "TARGET", description = "run a target, its inputs in one argument")
	private String target;

	@Option(names = "--debug", description = "print stack traces with errors")
	private boolean debug;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "this page, or that of a verb")
	private boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "the version")
	private boolean version;

	@Parameters(arity = "0..1", hidden = true)
	private String inputs;

	private Shell(final PrintStream out, final Actions actions) {
		this.out = out;
		this.actions = actions;
	}

	/**
	 * Does what the arguments say.
	 *
	 * @return the exit code
	 */
	public static int execute(final PrintStream out, final Actions actions, final String... args) {
		final CommandLine line = new CommandLine(new Shell(out, actions));
		line.addSubcommand(new ListVerb(out)).addSubcommand(new DescribeVerb(actions)).addSubcommand(new RunVerb(
			actions)).addSubcommand(new CompletionVerb(out, actions));
		line.setExpandAtFiles(false).setUsageHelpWidth(100).setOut(new PrintWriter(out, true)).setParameterExceptionHandler((
			problem, given) -> actions.refuse(new IllegalArgumentException(message(problem) + " (see --help)")))
			.setExecutionExceptionHandler((thrown, command, result) -> actions.refuse(thrown));
		if (args.length > 0) return line.execute(args);
		line.usage(out);
		return 0;
	}

	@Override
	public Integer call() {
		if (target == null) return actions.refuse(new IllegalArgumentException((inputs == null ? "nothing to run"
			: "verb must be one of " + VERBS + ", was " + inputs) + " (see --help)"));
		return actions.run(new Request(target, inputs == null ? List.of() : List.of(inputs), debug, false, null));
	}

	private static String message(final ParameterException problem) {
		if (problem instanceof UnmatchedArgumentException) return "unexpected argument " + ((UnmatchedArgumentException) problem)
			.getUnmatched().get(0);
		return problem.getMessage();
	}

	/** Told only when asked for. */
	static final class Version implements CommandLine.IVersionProvider {

		@Override
		public String[] getVersion() {
			return new String[] { "Scaling Laws " + VersionUtils.getVersion(Shell.class) };
		}
	}

	/** Lists what there is. */
	@Command(name = "list", description = "List operations and scripts.")
	private record ListVerb(PrintStream out) implements Runnable {

		@Override
		public void run() {
			out.print(OperationList.text());
		}
	}

	/** Describes a target. */
	@Command(name = "describe", description = "Tell inputs (type, range, default) and outputs.")
	private static final class DescribeVerb implements Callable<Integer> {

		private final Actions actions;

		@Parameters(paramLabel = "TARGET", description = "an operation, script:NAME, script file or class")
		private String target;

		DescribeVerb(final Actions actions) {
			this.actions = actions;
		}

		@Override
		public Integer call() {
			return actions.describe(target);
		}
	}

	/** Runs a target and says what becomes of its outputs. */
	@Command(name = "run", sortOptions = false, description = "Run a target and print its outputs.")
	private static final class RunVerb implements Callable<Integer> {

		private final Actions actions;

		@Parameters(index = "0", paramLabel = "TARGET", description = "an operation, script:NAME, script file or class")
		private String target;

		@Parameters(index = "1..*", paramLabel = "key=value", description = "its inputs, an argument each or with commas")
		private List<String> inputs;

		@Option(names = "--save", paramLabel = "FOLDER", description = "write all outputs: tables and vectors as CSV, " +
			"plots as PNG and SVG, images as TIFF, the rest to outputs.json")
		private File folder;

		@Option(names = "--json", description = "print the outputs as one JSON object, and nothing else on stdout")
		private boolean json;

		@Option(names = "--debug", description = "print stack traces with errors")
		private boolean debug;

		@Option(names = { "-h", "--help" }, usageHelp = true, description = "this page")
		private boolean help;

		RunVerb(final Actions actions) {
			this.actions = actions;
		}

		@Override
		public Integer call() {
			return actions.run(new Request(target, inputs == null ? List.of() : inputs, debug, json, folder));
		}
	}

	/** Prints a script for the shell. */
	@Command(name = "completion", description = "Print a completion script: source <(scaling-laws completion)")
	private record CompletionVerb(PrintStream out, Actions actions) implements Runnable {

		@Override
		public void run() {
			out.print(Completion.script(String.join(" ", VERBS) + " --run --help --version", actions::inputs));
		}
	}
}
