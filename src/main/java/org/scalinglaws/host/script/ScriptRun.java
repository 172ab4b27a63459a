package org.scalinglaws.host.script;

import java.io.File;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import org.scalinglaws.figure.sheet.Panels;
import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;
import org.scijava.Cancelable;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

import ij.ImagePlus;

/**
 * What scripts repeat: run commands, say what came out, save it under names that
 * begin alike. In Groovy:
 *
 * <pre>
 * s = new ScriptRun(command, folder, "my_script", out)
 * spectrum = s.compute("PowerLawSpectrum", dimension: 100, exponent: 1.5).spectrum
 * s.say("largest eigenvalue %.4f", spectrum.firstElement().get())
 * s.save(table, "_numbers") // folder/my_script_numbers.csv
 * </pre>
 * <p>
 * In Python: {@code s.compute("PowerLawSpectrum", {"dimension": 100})["spectrum"]}.
 * </p>
 */
public final class ScriptRun extends ScriptText {

	private static final String COMMANDS = "org.scalinglaws.command.";

	private final CommandService commands;
	private final File folder;
	private final String prefix;
	private final PrintWriter out;

	/**
	 * @param folder of figures and tables; made when the first is saved
	 * @param prefix with which their names begin
	 * @param out where to print, in Groovy {@code out}
	 */
	public ScriptRun(final CommandService commands, final File folder, final String prefix, final PrintWriter out) {
		this.commands = Require.given("commands", commands);
		this.folder = Require.given("folder", folder);
		this.prefix = Require.given("prefix", prefix);
		this.out = Require.given("out", out);
	}

	/** As the other constructor, for languages without such a writer: prints to the console. */
	public ScriptRun(final CommandService commands, final File folder, final String prefix) {
		this(commands, folder, prefix, new PrintWriter(System.out, true));
	}

	/**
	 * Runs a command.
	 *
	 * @param name its class, of this project's commands without the package
	 * @return its outputs by name
	 * @throws ExecutionException if it refused its inputs or failed
	 * @throws CancellationException if it was canceled
	 */
	public Map<String, Object> compute(final String name, final Map<String, ?> inputs) throws ExecutionException,
		InterruptedException
	{
		final Map<String, Object> values = new LinkedHashMap<>(inputs);
		final Module module = commands.run(name.contains(".") ? name : COMMANDS + name, false, values).get();
		if (module instanceof Cancelable && ((Cancelable) module).isCanceled()) throw new CancellationException(name +
			" was canceled");
		return module.getOutputs();
	}

	/** The same with Groovy's named arguments: {@code compute("PlotTable", table: table, y: "loss")}. */
	public Map<String, Object> compute(final Map<String, ?> inputs, final String name) throws ExecutionException,
		InterruptedException
	{
		return compute(name, inputs);
	}

	/**
	 * Works on each of some jobs, on as many threads as there are processors.
	 *
	 * @return the results in the order of the jobs
	 * @throws ExecutionException if one failed
	 */
	public <J, R> List<R> parallel(final Collection<J> jobs, final Function<? super J, ? extends R> work)
		throws ExecutionException, InterruptedException
	{
		// threads of parallel streams must not wait for a command, which may need them itself
		final ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
		try {
			final List<Future<R>> futures = threads.invokeAll(jobs.stream().<Callable<R>> map(job -> () -> work.apply(job))
				.toList());
			final List<R> results = new ArrayList<>();
			for (final Future<R> future : futures)
				results.add(future.get());
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** Prints a line, by {@link #text}. */
	public void say(final String format, final Object... values) {
		out.println(text(format, values));
	}

	/** {@return figures in rows as one} */
	public static ImagePlus panels(final List<? extends List<ImagePlus>> rows) {
		return Panels.grid(rows);
	}

	/** {@return a file in the folder, its name the prefix and this ending} */
	public File file(final String ending) {
		return new File(folder, prefix + ending);
	}

	/** Saves a table as CSV, under the prefix and an ending without the extension. */
	public void save(final Columns table, final String ending) throws ExecutionException, InterruptedException {
		compute("SaveTable", Map.of("table", table, "file", file(ending + ".csv")));
	}

	/** Saves a figure as PNG, in the same way. */
	public void save(final ImagePlus figure, final String ending) throws ExecutionException, InterruptedException {
		compute("SavePlot", Map.of("plot", figure, "file", file(ending + ".png")));
	}
}
