package org.scalinglaws.calibration;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.PatchCovariance;
import org.scalinglaws.spectrum.PatchSampler;
import org.scalinglaws.task.Progress;

/** Normal fields on a torus, of the power |k|^-exponent. */
final class RandomField {

	private static final int SIDE = 64, PATCH = 8;
	private static final double POWER = 2.5;
	private static final Truth EXPONENT = new Truth(() -> exponent(SIDE, PATCH, POWER));
	private static final FastFourierTransformer FOURIER = new FastFourierTransformer(DftNormalization.UNITARY);

	private RandomField() {
		// static functions only
	}

	/** The truth is the exponent of the exact eigenvalues of the field's patches, found in the same way. */
	static Interval imageSpectrum(final long seed) {
		final double[] image = draw(SIDE, POWER, Streams.of(seed).stream("field", 0));
		final PatchCovariance patches = PatchCovariance.of(new PatchSampler(ImageArrays.image(image, SIDE), PATCH, Streams.of(1)
			.stream("patches", 0)), 0, Progress.NONE);
		final PowerLawFit fit = exponent(patches.spectrum());
		return new Interval(fit.low(), fit.high(), EXPONENT.get());
	}

	private static PowerLawFit exponent(final double[] spectrum) {
		final double[] ranks = new double[spectrum.length];
		Arrays.setAll(ranks, i -> i + 1);
		return PowerLawFit.of(ranks, spectrum);
	}

	private static double[] draw(final int side, final double power, final RandomGenerator random) {
		final Complex[][] field = new Complex[side][side];
		for (final Complex[] row : field)
			Arrays.setAll(row, i -> new Complex(random.nextGaussian()));
		return filtered(field, power / 2);
	}

	/** Times |k|^-power in the space of frequencies; no constant. */
	private static double[] filtered(final Complex[][] field, final double power) {
		final int side = field.length;
		final Complex[][] modes = both(field, TransformType.FORWARD);
		for (int i = 0; i < side; i++)
			for (int j = 0; j < side; j++) {
				final double k = Math.hypot(Math.min(i, side - i), Math.min(j, side - j));
				modes[i][j] = modes[i][j].multiply(k == 0 ? 0 : Math.pow(k, -power));
			}
		final Complex[][] back = both(modes, TransformType.INVERSE);
		final double[] values = new double[side * side];
		Arrays.setAll(values, i -> back[i / side][i % side].getReal());
		return values;
	}

	private static Complex[][] both(final Complex[][] field, final TransformType type) {
		return transposed(rows(transposed(rows(field, type)), type));
	}

	private static Complex[][] rows(final Complex[][] field, final TransformType type) {
		return Arrays.stream(field).map(row -> FOURIER.transform(row, type)).toArray(Complex[][]::new);
	}

	private static Complex[][] transposed(final Complex[][] field) {
		final Complex[][] turned = new Complex[field.length][field.length];
		for (int i = 0; i < field.length; i++)
			for (int j = 0; j < field.length; j++)
				turned[j][i] = field[i][j];
		return turned;
	}

	/** The exponent of the eigenvalues of C(difference of two pixels), the field that a single pixel of 1 becomes. */
	private static double exponent(final int side, final int patch, final double power) {
		final Complex[][] point = new Complex[side][side];
		for (final Complex[] row : point)
			Arrays.fill(row, Complex.ZERO);
		point[0][0] = Complex.ONE;
		final double[] covariance = filtered(point, power);
		final double[][] matrix = new double[patch * patch][patch * patch];
		for (int p = 0; p < matrix.length; p++)
			for (int q = 0; q < matrix.length; q++)
				matrix[p][q] = covariance[Math.floorMod(p / patch - q / patch, side) * side + Math.floorMod(p % patch - q % patch,
					side)];
		final SymmetricEigen eigen = new SymmetricEigen(matrix, false);
		final double[] spectrum = new double[matrix.length];
		Arrays.setAll(spectrum, eigen::value);
		Arrays.sort(spectrum);
		final double[] falling = new double[spectrum.length];
		Arrays.setAll(falling, i -> spectrum[spectrum.length - 1 - i]);
		return exponent(falling).exponent();
	}
}
