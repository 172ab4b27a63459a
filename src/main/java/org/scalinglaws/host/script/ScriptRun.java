package org.scalinglaws.host.script;

import java.io.File;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.scalinglaws.figure.Panels;
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
public final class ScriptRun {

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

	/** {@return values as {@link String#format} writes them, numbers with a point in every country} */
	public static String text(final String format, final Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

	/** {@return a number as short as six digits allow: 12, 0.25, 1e-4, 3.16228e8} */
	public static String number(final double value) {
		return number(value, 6);
	}

	/** {@return a number as short as some digits allow; whole ones below 1e5 have all of theirs} */
	public static String number(final double value, final int digits) {
		if (!Double.isFinite(value)) return Double.toString(value);
		if (value == Math.rint(value) && Math.abs(value) < 1e5) return Long.toString((long) value);
		final BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
		final int power = rounded.precision() - rounded.scale() - 1;
		return power < -3 ? rounded.movePointRight(-power).toPlainString() + "e" + power : rounded.toString().replace("E+",
			"e");
	}

	/** {@return a number in typeset text, with a minus sign in place of the hyphen} */
	public static String typeset(final double value, final int digits) {
		return number(value, digits).replace('-', '\u2212');
	}

	/**
	 * Reads the text of an input that stands for several numbers.
	 *
	 * @param name of the input, for the message
	 * @return the numbers in ascending order, each once
	 * @throws IllegalArgumentException if something is no number, or outside [low,
	 *           high]
	 */
	public static List<Double> numbers(final String name, final String text, final double low, final double high) {
		return parts(name, text, "numbers", Double::valueOf).map(value -> Require.inRange("each of " + name, value, low, high))
			.toList();
	}

	/** As {@link #numbers}, of whole numbers. */
	public static List<Integer> wholeNumbers(final String name, final String text, final int low, final int high) {
		return parts(name, text, "whole numbers", part -> new BigDecimal(part).intValueExact()).map(value -> Require.inRange(
			"each of " + name, value, low, high)).toList();
	}

	private static <T> Stream<T> parts(final String name, final String text, final String what,
		final Function<String, T> read)
	{
		try {
			return Arrays.stream(text.trim().split("[;,\\s]+")).map(read).distinct().sorted().toList().stream();
		}
		catch (final NumberFormatException | ArithmeticException exc) {
			throw new IllegalArgumentException(name + " must be " + what + " separated by semicolons, was " + text, exc);
		}
	}

	/** {@return numbers from one to another, evenly spaced by their logarithms, both ends included} */
	public static List<Double> logarithmic(final double from, final double to, final int count) {
		return IntStream.range(0, count).mapToObj(i -> from * Math.exp(i / (count - 1.) * Math.log(to / from))).toList();
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
