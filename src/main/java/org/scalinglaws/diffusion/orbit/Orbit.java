package org.scalinglaws.diffusion.orbit;

import java.util.Arrays;
import java.util.List;

import org.scalinglaws.ground.Require;

/**
 * The images of a template under a finite group of isometries, the template first; elements that do not change it count as
 * often as there are.
 */
public final class Orbit {

	/** x and -x, of a vector of any length. */
	public static final String REFLECTION = "reflection";

	/** The shifts of a vector around a circle. */
	public static final String CYCLIC = "cyclic";

	/** The rotations of a square image by quarters of a turn. */
	public static final String ROTATIONS = "rotations";

	/** Numbers of a template. */
	public static final int LONGEST = 65_536;

	/** The same for shifts, of which each sample costs the square. */
	public static final int LONGEST_SHIFTED = 4096;

	/** Of numbers and noise levels; fourth powers of gradients stay finite. */
	static final double LARGEST = 1e30;

	private static final List<String> GROUPS = List.of(REFLECTION, CYCLIC, ROTATIONS);

	private final String group;
	private final int dimension;
	/** Element g begins at element g of starts, and may overlap with others. */
	private final double[] numbers;
	private final int[] starts;
	private final double energy;

	private Orbit(final String group, final int dimension, final double[] numbers, final int[] starts) {
		this.group = group;
		this.dimension = dimension;
		this.numbers = numbers;
		this.starts = starts;
		double sum = 0;
		for (int i = 0; i < dimension; i++)
			sum += numbers[i] * numbers[i];
		energy = sum;
	}

	/**
	 * The orbit of a template.
	 *
	 * @param group reflection, cyclic or rotations
	 * @param template not all zero, of 65536 numbers at most, cyclic: 4096, each at most 1e30 in size; rotations: the rows of
	 *          a square image
	 * @throws IllegalArgumentException if something is not as described
	 */
	public static Orbit of(final String group, final double[] template) {
		Require.oneOf("group", group, GROUPS);
		final int n = Require.given("template", template).length;
		Require.inRange("length of template", n, 1, CYCLIC.equals(group) ? LONGEST_SHIFTED : LONGEST);
		boolean zero = true;
		for (int i = 0; i < n; i++)
			zero &= Require.inRange("template at " + i, template[i], -LARGEST, LARGEST) == 0;
		if (zero) throw new IllegalArgumentException("template must not be all zero");
		final Orbit orbit = switch (group) {
			case REFLECTION -> reflection(template);
			case CYCLIC -> cyclic(template);
			default -> rotations(template);
		};
		if (orbit.energy < 1 / LARGEST / LARGEST) throw new IllegalArgumentException(
			"template must have a norm of at least 1e-30, was " + Math.sqrt(orbit.energy));
		return orbit;
	}

	private static Orbit reflection(final double[] template) {
		final int n = template.length;
		final double[] both = new double[2 * n];
		for (int i = 0; i < n; i++) {
			both[i] = template[i];
			both[n + i] = -template[i];
		}
		return new Orbit(REFLECTION, n, both, new int[] { 0, n });
	}

	private static Orbit cyclic(final double[] template) {
		final int n = template.length;
		final double[] twice = new double[2 * n];
		final int[] starts = new int[n];
		for (int i = 0; i < n; i++) {
			twice[i] = twice[n + i] = template[i];
			starts[i] = i;
		}
		return new Orbit(CYCLIC, n, twice, starts);
	}

	private static Orbit rotations(final double[] template) {
		final int n = template.length, side = (int) Math.round(Math.sqrt(n));
		if (side * side != n) throw new IllegalArgumentException("template must be a square image, or a vector of its " +
			"rows whose length is a square, was of length " + n);
		final double[] four = new double[4 * n];
		System.arraycopy(template, 0, four, 0, n);
		for (int turn = 1; turn < 4; turn++)
			for (int x = 0; x < side; x++)
				for (int y = 0; y < side; y++)
					four[turn * n + y * side + x] = four[(turn - 1) * n + x * side + side - 1 - y];
		return new Orbit(ROTATIONS, n, four, new int[] { 0, n, 2 * n, 3 * n });
	}

	/** {@return the name of the group} */
	public String group() {
		return group;
	}

	/** {@return the length of the template} */
	public int dimension() {
		return dimension;
	}

	/** {@return the number of the group's elements} */
	public int size() {
		return starts.length;
	}

	/** {@return the square of the template's norm} */
	public double energy() {
		return energy;
	}

	/** {@return one image of the template, a copy} */
	public double[] element(final int g) {
		return Arrays.copyOfRange(numbers, starts[g], starts[g] + dimension);
	}

	/** {@return one number of the template} */
	double at(final int i) {
		return numbers[i];
	}

	/** Writes the products of x with all elements. */
	void project(final double[] x, final double[] products) {
		for (int g = 0; g < starts.length; g++) {
			final int start = starts[g];
			double even = 0, odd = 0;
			int i = 0;
			for (; i + 1 < dimension; i += 2) {
				even += x[i] * numbers[start + i];
				odd += x[i + 1] * numbers[start + i + 1];
			}
			products[g] = i < dimension ? even + odd + x[i] * numbers[start + i] : even + odd;
		}
	}

	/** Writes the average of the elements with these weights. */
	void average(final double[] weights, final double[] target) {
		Arrays.fill(target, 0);
		for (int g = 0; g < starts.length; g++) {
			final int start = starts[g];
			final double weight = weights[g];
			if (weight < 1e-300) continue; // adds nothing
			for (int i = 0; i < dimension; i++)
				target[i] += weight * numbers[start + i];
		}
	}
}
