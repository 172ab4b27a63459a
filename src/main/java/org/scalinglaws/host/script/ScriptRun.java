package org.scalinglaws.host.script;

import java.io.File;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import org.scalinglaws.command.support.OperationService;
import org.scalinglaws.figure.sheet.Panels;
import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleInfo;
import org.scijava.script.ScriptModule;

import ij.ImagePlus;

/**
 * What scripts repeat: run commands, say what came out, save it under names that
 * begin alike, show how far they are, and end with a page of all. In Groovy:
 *
 * <pre>
 * #&#64; org.scalinglaws.host.script.ScriptRun s
 * s.steps(spectrum: 1, fit: 5) // relative durations
 * s.step("spectrum")
 * spectrum = s.compute("PowerLawSpectrum", dimension: 100, exponent: 1.5).spectrum
 * s.say("largest eigenvalue %.4f", spectrum.firstElement().get())
 * s.step("fit")
 * ...
 * s.save(table, "_numbers") // results/my_script_numbers.csv
 * s.report() // results/my_script.html
 * </pre>
 * <p>
 * Files go to the folder that the script's input {@code folder} says, else to {@code
 * results}; their names begin with the script's own, in lower case. In Python: {@code
 * s.compute("PowerLawSpectrum", {"dimension": 100})["spectrum"]}.
 * </p>
 */
public final class ScriptRun extends ScriptText {

	private static final String UNSAVED = "script";

	private final OperationService operations;
	private final Supplier<File> folder;
	private final String prefix;
	private final Supplier<PrintWriter> out;
	private final ScriptTask task;
	private final ScriptPage page;
	private ScriptSteps steps;

	/** For the run of a script, as what it gets for its input of this type. */
	public ScriptRun(final Context context, final ScriptModule script) {
		this(context, () -> script.getInput("folder") instanceof File ? (File) script.getInput("folder") : new File(
			"results"), name(script).toLowerCase(Locale.ROOT), () -> new PrintWriter(script.getEngine().getContext()
				.getWriter(), true), new ScriptTask(context, name(script), script), new ScriptPage(script, name(script)));
	}

	/**
	 * For scripts that make their own.
	 *
	 * @param folder of figures and tables; made when the first is saved
	 * @param prefix with which their names begin
	 * @param out where to print, in Groovy {@code out}
	 */
	public ScriptRun(final CommandService commands, final File folder, final String prefix, final PrintWriter out) {
		this(Require.given("commands", commands).getContext(), always(Require.given("folder", folder)), Require.given("prefix",
			prefix), always(Require.given("out", out)), new ScriptTask(commands.getContext(), prefix, null),
			new ScriptPage(null, prefix));
	}

	/** As the other constructor, for languages without such a writer: prints to the console. */
	public ScriptRun(final CommandService commands, final File folder, final String prefix) {
		this(commands, folder, prefix, new PrintWriter(System.out, true));
	}

	private ScriptRun(final Context context, final Supplier<File> folder, final String prefix,
		final Supplier<PrintWriter> out, final ScriptTask task, final ScriptPage page)
	{
		operations = context.service(OperationService.class);
		this.folder = folder;
		this.prefix = prefix;
		this.out = out;
		this.task = task;
		this.page = page;
	}

	private static <T> Supplier<T> always(final T value) {
		return () -> value;
	}

	/** The name of a script's file without its ending. */
	private static String name(final ScriptModule script) {
		final String path = script.getInfo().getPath();
		final String name = path == null ? "" : path.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.\\w+$", "");
		return name.isBlank() ? UNSAVED : name;
	}

	/** Makes the script a part of something that runs already, which hears its progress and cancels it. */
	public ScriptRun within(final Progress whole) {
		task.within(whole);
		return this;
	}

	/**
	 * Says of which steps the script consists; from now on they are shown as one progress.
	 *
	 * @param durations of the steps by name, relative to each other, in order
	 */
	public void steps(final Map<String, ? extends Number> durations) {
		steps = new ScriptSteps(task.progress(), durations);
	}

	/** Begins a step of one part. */
	public void step(final String name) {
		step(name, 1);
	}

	/**
	 * Begins a step.
	 *
	 * @param name one of those that were said
	 * @param parts how many commands it runs and files it saves, about
	 * @throws CancellationException if the script was canceled
	 */
	public void step(final String name, final int parts) {
		step(Map.of(ScriptSteps.ANY, parts), name);
	}

	/**
	 * Begins a step in which only some commands take long: {@code step("runs", SimulateSgd: 4)}.
	 *
	 * @param parts how often it runs each of these commands, about; or how long each time, relative to each other, as a
	 *          list. Other commands do not move the progress.
	 * @param name one of those that were said
	 * @throws CancellationException if the script was canceled
	 */
	public void step(final Map<String, ?> parts, final String name) {
		if (task.progress().isCanceled()) throw new CancellationException(name + " was canceled");
		final Map<String, List<? extends Number>> all = new HashMap<>();
		parts.forEach((command, part) -> all.put(command, part instanceof Number ? Collections.nCopies(((Number) part)
			.intValue(), 1) : durations(command, part)));
		Require.given("steps", steps).begin(name, all);
	}

	/** The same for languages without named arguments. */
	public void step(final String name, final Map<String, ?> parts) {
		step(parts, name);
	}

	private static List<Number> durations(final String command, final Object durations) {
		if (!(durations instanceof Collection)) throw new IllegalArgumentException(command +
			" must be a number or a list of numbers, was " + durations);
		return ((Collection<?>) durations).stream().map(Number.class::cast).toList();
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
		if (Thread.interrupted()) throw new InterruptedException();
		final ModuleInfo info = operations.find(name);
		if (steps == null) return task.isPart() ? operations.run(info, inputs, task.progress()) : operations.run(info, inputs);
		final Progress part = steps.part(name.substring(name.lastIndexOf('.') + 1));
		final Map<String, Object> outputs = operations.run(info, inputs, part);
		part.update(1);
		return outputs;
	}

	/** The same with Groovy's named arguments: {@code compute("PlotTable", table: table, y: "loss")}. */
	public Map<String, Object> compute(final Map<String, ?> inputs, final String name) throws ExecutionException,
		InterruptedException
	{
		return compute(name, inputs);
	}

	/**
	 * Works on each of some jobs, on as many threads as there are processors; begins no
	 * more of them after one has failed.
	 *
	 * @return the results in the order of the jobs
	 * @throws ExecutionException if one failed
	 * @throws CancellationException if one was canceled
	 */
	public <J, R> List<R> parallel(final Collection<J> jobs, final Function<? super J, ? extends R> work)
		throws ExecutionException, InterruptedException
	{
		// threads of parallel streams must not wait for a command, which may need them itself
		final ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
		final AtomicReference<Throwable> failure = new AtomicReference<>();
		try {
			final List<Future<R>> futures = jobs.stream().<Future<R>> map(job -> threads.submit(() -> ScriptRun.<J, R> unless(
				failure, job, work))).toList();
			final List<R> results = new ArrayList<>();
			for (final Future<R> future : futures)
				results.add(future.get());
			if (failure.get() instanceof CancellationException) throw (CancellationException) failure.get();
			if (failure.get() != null) throw new ExecutionException(failure.get());
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** The result of a job; nothing if one has failed, which is noted. */
	private static <J, R> R unless(final AtomicReference<Throwable> failure, final J job,
		final Function<? super J, ? extends R> work)
	{
		try {
			return failure.get() == null ? work.apply(job) : null;
		}
		catch (final Throwable exc) { // Groovy throws checked ones, too
			failure.compareAndSet(null, exc);
			return null;
		}
	}

	/** Prints a line, by {@link #text}. */
	public void say(final String format, final Object... values) {
		final String line = text(format, values);
		out.get().println(line);
		page.line(line);
	}

	/**
	 * Prints a number that was measured beside the predicted one.
	 *
	 * @param standardError of the measured one; NaN if there is none
	 */
	public void compare(final String what, final double measured, final double standardError, final double predicted) {
		out.get().println(ScriptPage.comparison(what, measured, standardError, predicted));
		page.compare(what, measured, standardError, predicted);
	}

	/** {@return figures in rows as one} */
	public static ImagePlus panels(final List<? extends List<ImagePlus>> rows) {
		return Panels.grid(rows);
	}

	/** {@return a file in the folder, its name the prefix and this ending} */
	public File file(final String ending) {
		return new File(folder.get(), prefix + ending);
	}

	/** As the other method, with the ending in words as the caption. */
	public void save(final Columns table, final String ending) throws ExecutionException, InterruptedException {
		save(table, ending, ending.replace('_', ' ').trim());
	}

	/**
	 * Saves a table as CSV, under the prefix and an ending without the extension.
	 *
	 * @param caption in the report
	 */
	public void save(final Columns table, final String ending, final String caption) throws ExecutionException,
		InterruptedException
	{
		page.add(caption, table);
		write("SaveTable", Map.of("table", table, "file", file(ending + ".csv")));
	}

	/** As the other method, with the figure's title as the caption. */
	public void save(final ImagePlus figure, final String ending) throws ExecutionException, InterruptedException {
		save(figure, ending, ending.replace('_', ' ').trim());
	}

	/**
	 * Saves a figure as PNG, in the same way.
	 *
	 * @param caption in the report
	 */
	public void save(final ImagePlus figure, final String ending, final String caption) throws ExecutionException,
		InterruptedException
	{
		page.add(caption, figure);
		write("SavePlot", Map.of("plot", figure, "file", file(ending + ".png")));
	}

	/**
	 * Ends the script: says where its files are, and saves what it printed and saved,
	 * with its inputs and how to run it again, as one page of HTML, if its input {@code
	 * report} is true, or not given and there is no display.
	 */
	public void report() throws ExecutionException, InterruptedException {
		out.get().println("Figures and tables: " + file("*"));
		if (page.isWanted(!task.isPart())) {
			final File html = file(".html");
			write("SaveReport", page.inputs(html));
			out.get().println("Report: " + html);
		}
		task.end(true);
	}

	/** Files are parts of the steps, but of nothing if there are none. */
	private void write(final String command, final Map<String, ?> inputs) throws ExecutionException, InterruptedException {
		if (steps != null) compute(command, inputs);
		else if (Thread.interrupted()) throw new InterruptedException();
		else operations.run(operations.find(command), inputs, task.quietly());
	}
}
