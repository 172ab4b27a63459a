package org.scalinglaws.calibration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.calibration.CalibrationRow.Coverage;

/**
 * Draws cases whose truth is known, and counts how many of the intervals of 95 % that are printed hold it.
 * <p>
 * In the build the cheap ones, {@value #FEW} cases each; with {@code -Dcalibration=true} all of them, mostly 1000 cases
 * each, which takes an hour and a half of processor time and prints the table of docs/trust.md. {@code -Dcalibration.only=text} takes the rows with
 * this text.
 * </p>
 */
@Tag("slow")
class CalibrationTest {

	private static final int FEW = 60;

	private static final boolean ALL = Boolean.getBoolean("calibration");

	/** The chance that a row of few cases errs, were its intervals right. */
	private static final double CHANCE = 1e-3;

	@ParameterizedTest
	@MethodSource("rows")
	void intervalsCover(final CalibrationRow row) {
		final Coverage coverage = row.cover(ALL ? row.cases() : FEW);
		if (ALL) System.out.printf("| %s | %s | %d | %.3f |%n", row.interval(), row.noise(), coverage.given(), coverage.part());
		assertTrue(coverage.given() > 0, "no case has an interval");
		final double part = coverage.part();
		if (ALL) assertTrue(part >= row.least() && part <= row.most(), () -> row + " covered " + coverage);
		else assertTrue(chanceOfLess(coverage, row.least()) > CHANCE && chanceOfMore(coverage, row.most()) > CHANCE,
			() -> row + " covered " + coverage);
	}

	/** That at most so many hold the truth, if each does with a probability. */
	private static double chanceOfLess(final Coverage coverage, final double probability) {
		return new BinomialDistribution(null, coverage.given(), probability).cumulativeProbability(coverage.holding());
	}

	private static double chanceOfMore(final Coverage coverage, final double probability) {
		return 1 - new BinomialDistribution(null, coverage.given(), probability).cumulativeProbability(coverage.holding() - 1);
	}

	static Stream<CalibrationRow> rows() {
		final String only = System.getProperty("calibration.only", "");
		final List<CalibrationRow> all = Stream.of(CurveRows.all(), TailRows.all(), RunRows.all(), SystemRows.all(), LawRows
			.all()).flatMap(List::stream).toList();
		return Outside.known(all).stream().filter(row -> ALL || row.cheap()).filter(row -> row.toString().contains(only));
	}
}
