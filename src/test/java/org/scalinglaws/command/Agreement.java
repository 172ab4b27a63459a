package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.Columns;
import org.scijava.command.CommandModule;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * The same number by two systems. With {@code -Dcross.table=true} both are printed, as they stand in docs/cross-checks.md.
 */
final class Agreement {

	private static final boolean TABLE = Boolean.getBoolean("cross.table");

	private Agreement() {
		// static methods only
	}

	/** Within a part of the first number. */
	static void assertAgree(final String what, final double one, final double other, final double tolerance) {
		if (TABLE) System.out.printf("%s: %.12g %.12g, %.1e%n", what, one, other, Math.abs(other / one - 1));
		assertEquals(one, other, tolerance * Math.abs(one), what);
	}

	/** Within some standard errors of the second number. */
	static void assertWithin(final String what, final double theory, final double measured, final double standardError,
		final double errors)
	{
		if (TABLE) System.out.printf("%s: %.6g %.6g +- %.2g%n", what, theory, measured, standardError);
		assertEquals(theory, measured, errors * standardError, what);
	}

	static Columns table(final CommandModule module, final String name) {
		return (Columns) module.getOutput(name);
	}

	static double number(final CommandModule module, final String name) {
		return ((Number) module.getOutput(name)).doubleValue();
	}

	static RandomAccessibleInterval<DoubleType> vector(final double... values) {
		return ImageArrays.image(values);
	}

	static RandomAccessibleInterval<DoubleType> matrix(final double[] columns, final int rows) {
		return ImageArrays.image(columns, rows);
	}
}
