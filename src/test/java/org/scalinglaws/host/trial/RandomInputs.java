package org.scalinglaws.host.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.host.CommandCases;
import org.scalinglaws.host.CommandCases.Matrix;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scalinglaws.online.mixture.MixtureLoss;
import org.scalinglaws.online.mixture.MixtureProblem;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.online.model.OnlineProblem;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.util.Types;

/**
 * Inputs of a command that are within what it declares, drawn around those of a case that goes well: numbers of their
 * ranges, choices, vectors and matrices whose lengths still fit together (lengths that were the same stay so), tables with
 * other numbers, measures, problems. What stays as it was and what is not given is drawn, too.
 */
final class RandomInputs {

	/** A whole number of which any many cost nothing. */
	private static final String CHEAP = "batchSize";

	/** Inputs to be kept small: they make a matrix whose decomposition, and a picture whose drawing, cannot be canceled. */
	private static final Map<String, Integer> COSTLY = Map.of("outputs", 5, "width", 150);

	private final Module fresh;
	private final CommandCases.Case one;
	private final RandomNumbers random;
	private final Map<Integer, Integer> lengths = new TreeMap<>();

	RandomInputs(final CommandCases.Case one, final Module fresh, final RandomNumbers random) {
		this.one = one;
		this.fresh = fresh;
		this.random = random;
	}

	Map<String, Object> draw() {
		drawLengths();
		final double change = random.between(0.1, 0.8);
		final Map<String, Object> inputs = new LinkedHashMap<>();
		for (final ModuleItem<?> item : StrictInputs.given(fresh.getInfo())) {
			final Object usual = one.inputs().get(item.getName());
			final boolean array = usual instanceof double[] || usual instanceof Matrix;
			final Object value = random.chance(change) || array ? value((CommandModuleItem<?>) item, usual) : usual;
			if (value != null) inputs.put(item.getName(), value);
		}
		return inputs;
	}

	/** The lengths of arrays become others, mostly. */
	private void drawLengths() {
		final TreeSet<Integer> all = new TreeSet<>();
		for (final Object value : one.inputs().values()) {
			if (value instanceof double[] vector) all.add(vector.length);
			if (value instanceof Matrix matrix) all.addAll(List.of(matrix.rows(), matrix.values().length / matrix.rows()));
		}
		final boolean other = random.chance(0.6);
		for (final int length : all)
			lengths.put(length, other && length > 1 && random.chance(0.8) ? random.count() : length);
	}

	private Object value(final CommandModuleItem<?> item, final Object usual) {
		final Class<?> type = Types.box(item.getType());
		final String[] choices = item.getParameter().choices();
		if (!item.isRequired() && usual == null && random.chance(0.7)) return null;
		if (choices.length > 0) return random.of(List.of(choices));
		if (type == Boolean.class) return random.chance(0.5);
		if (Number.class.isAssignableFrom(type)) return number(item, type, usual == null ? fresh.getInput(item.getName()) : usual);
		if (usual instanceof double[] vector) return array(vector, length(vector.length));
		if (usual instanceof Matrix matrix) return matrix(matrix);
		if (usual instanceof Columns table) return table(table);
		if (type == SpectralMeasure.class) return measure();
		if (type == OnlineProblem.class) return problem();
		return type == String.class && usual != null && !item.getName().matches("command|grid") ? text((String) usual) : usual;
	}

	private int length(final int usual) {
		return lengths.getOrDefault(usual, usual);
	}

	private Object number(final CommandModuleItem<?> item, final Class<?> type, final Object usual) {
		final String low = item.getParameter().min(), high = item.getParameter().max();
		final double from = low.isEmpty() ? -Double.MAX_VALUE : Double.parseDouble(low), to = high.isEmpty() ? Double.MAX_VALUE
			: Math.min(Double.parseDouble(high), type == Double.class && COSTLY.containsKey(item.getName()) ? COSTLY.get(item.getName())
				: Double.MAX_VALUE), near = usual instanceof Number given ? given.doubleValue() : 1;
		if (type == Double.class) {
			final double drawn = random.real(from, to, near);
			if (drawn <= from && item.is(Attributes.ABOVE_MIN)) return Math.nextUp(from);
			return drawn >= to && item.is(Attributes.BELOW_MAX) ? Math.nextDown(to) : drawn;
		}
		final boolean cheap = type == Long.class || item.getName().equals(CHEAP);
		final long drawn = random.whole((long) Math.max(from, type == Integer.class ? Integer.MIN_VALUE : Long.MIN_VALUE),
			(long) Math.min(to, type == Integer.class ? Integer.MAX_VALUE : Long.MAX_VALUE), (long) near, cheap && random.chance(
				0.5) ? Long.MAX_VALUE : COSTLY.getOrDefault(item.getName(), RandomNumbers.MANY));
		return type == Long.class ? (Object) drawn : (Object) (int) drawn;
	}

	/** The same numbers again and again, or others of one kind; sometimes scaled, sometimes one of them spoilt. */
	private double[] array(final double[] usual, final int length) {
		final double[] drawn = new double[length];
		final int kind = random.below(8);
		final double exponent = random.between(0, 4), scale = random.chance(0.7) ? 1 : random.chance(0.7) ? random.power(-3, 3)
			: random.power(-150, 150);
		for (int i = 0; i < length; i++)
			drawn[i] = scale * switch (kind) {
				case 0 -> Math.pow(i + 1.0, -exponent);
				case 1 -> random.normal();
				case 2 -> i % 3 == 0 ? usual[i % usual.length] : 0;
				case 3 -> usual[0];
				default -> usual[i % usual.length];
			};
		if (random.chance(0.15)) drawn[random.below(length)] = random.real(-Double.MAX_VALUE, Double.MAX_VALUE, 1);
		return drawn;
	}

	/** A square one stays symmetric if it was, up to its one spoilt number. */
	private Matrix matrix(final Matrix usual) {
		final int columns = usual.values().length / usual.rows(), rows = length(usual.rows());
		if (rows == usual.rows() && length(columns) == columns && random.chance(0.5)) return usual;
		return new Matrix(array(usual.values(), rows * length(columns)), rows);
	}

	private Columns table(final Columns usual) {
		final int rows = random.chance(0.5) ? usual.rows() : random.below(usual.rows() + 1);
		final Map<String, double[]> columns = new LinkedHashMap<>();
		for (final String name : usual.names()) {
			final double[] column = Arrays.copyOf(usual.column(name), rows);
			columns.put(name, rows > 0 && random.chance(0.3) ? spoilt(column) : column);
		}
		return Columns.owning(columns).with(usual.metadata());
	}

	private double[] spoilt(final double[] column) {
		final int kind = random.below(5);
		if (kind == 0) return array(column, column.length);
		if (kind == 1) Arrays.fill(column, random.real(-Double.MAX_VALUE, Double.MAX_VALUE, column[0]));
		else column[random.below(column.length)] = kind == 2 ? Double.NaN : kind == 3 ? Double.POSITIVE_INFINITY : random.real(
			-Double.MAX_VALUE, Double.MAX_VALUE, column[0]);
		return column;
	}

	private SpectralMeasure measure() {
		if (random.chance(0.5)) return Binning.expected(random.power(0, 15), random.between(0, 5), random.power(-3, 1), 64);
		final double[] spectrum = array(new double[] { 3, 1, 0.5 }, random.count()), teacher = array(new double[] { 1, -1 },
			spectrum.length), start = array(new double[] { 0.1, 0.2, -0.1 }, spectrum.length);
		try {
			return SpectralMeasure.full(spectrum, teacher, start);
		}
		catch (final IllegalArgumentException refused) {
			return SpectralMeasure.full(new double[] { 1 }, new double[] { 1 }, new double[] { 0.1 });
		}
	}

	private OnlineProblem problem() {
		if (random.chance(0.3)) {
			final int dimension = length(12);
			final double[][] means = new double[2 + random.below(3)][], spectra = new double[means.length][];
			for (int c = 0; c < means.length; c++) {
				means[c] = normals(dimension);
				spectra[c] = Arrays.stream(normals(dimension)).map(Math::abs).toArray();
			}
			return new MixtureProblem(means, spectra, MixtureProblem.equal(means.length), random.of(List.of(MixtureLoss
				.values())));
		}
		final String loss = random.of(List.of("squared", "halfSquared", "logistic", "huber"));
		return new IndexProblem(Link.of(random.of(List.of("square", "linear", "erf", "tanh", "relu", "sigmoid"))), Loss.of(loss,
			1), 1 + random.below(2), 1 + random.below(2), loss.equals("logistic") || random.chance(0.5) ? 0 : random.power(-3, 1));
	}

	private double[] normals(final int length) {
		final double[] drawn = new double[length];
		for (int i = 0; i < length; i++)
			drawn[i] = random.normal();
		return drawn;
	}

	/** Another column of a table of the case, something that is none, or the same. */
	private Object text(final String usual) {
		final List<String> all = new ArrayList<>(List.of(usual, usual, usual, "noSuchName"));
		for (final Object value : one.inputs().values())
			if (value instanceof Columns table) all.addAll(table.names());
		return random.of(all);
	}
}
