package org.scalinglaws.network.risk;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.scalinglaws.ground.Require;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;

/**
 * The phases of theory on a grid of their own, as fine as a picture of a diagram.
 *
 * @param phases codes of {@link RiskPhase} over effective samples and weight decay
 * @param laws what they follow from
 */
public record PhaseMap(CalibratedImage phases, PhaseLaws laws) {

	/** Of all pixels: what a phase needs for a name. */
	private static final double LEAST_SHARE = 0.004;

	/**
	 * The phases in the area that the pixels of a map cover.
	 *
	 * @param map of any values over effective samples and weight decay, logarithmic axes
	 * @param size pixels along both, 2 to 4096
	 * @throws IllegalArgumentException if size is out of range
	 */
	public static PhaseMap of(final PhaseLaws laws, final CalibratedImage map, final int size) {
		Require.inRange("size", size, 2, 4096);
		final double[] samples = coordinates(map, 0, size), decays = coordinates(map, 1, size);
		final double[] codes = new double[size * size];
		Arrays.setAll(codes, pixel -> laws.phase(samples[pixel % size], decays[pixel / size]).code());
		return new PhaseMap(new CalibratedImage("phase", codes, size, size, axis(map, 0, samples), axis(map, 1, decays)), laws);
	}

	private static double[] coordinates(final CalibratedImage map, final int axis, final int size) {
		final double[] coordinates = new double[size];
		Arrays.setAll(coordinates, k -> map.coordinate(axis, -0.5 + map.dimension(axis) * (k + 0.5) / size));
		return coordinates;
	}

	private static ImageAxis axis(final CalibratedImage map, final int axis, final double[] coordinates) {
		return ImageAxis.logarithmic(map.axis(axis).name(), coordinates[0], coordinates[coordinates.length - 1]);
	}

	/** {@return columns x, y: the edges between pixels of different phases, as strokes with rows of NaN between them} */
	public Columns boundaries() {
		final Columns.Builder edges = Columns.builder("x", "y");
		for (int i = 0; i + 1 < phases.width(); i++)
			for (int j = 0; j + 1 < phases.height(); j++) {
				final double x = phases.coordinate(0, i + 0.5), y = phases.coordinate(1, j + 0.5);
				if (phases.get(i, j) != phases.get(i + 1, j)) edges.row(x, phases.coordinate(1, j - 0.5)).row(x, y).row(Double.NaN,
					Double.NaN);
				if (phases.get(i, j) != phases.get(i, j + 1)) edges.row(phases.coordinate(0, i - 0.5), y).row(x, y).row(Double.NaN,
					Double.NaN);
			}
		return edges.build();
	}

	/**
	 * The phases that are large enough for a name, each with its middle and what theory
	 * has for it.
	 *
	 * @return columns phase, effectiveSamples, weightDecay, exponentInSamples,
	 *         exponentInWeightDecay
	 */
	public Columns middles() {
		final Columns.Builder table = Columns.builder("phase", "effectiveSamples", "weightDecay", "exponentInSamples",
			"exponentInWeightDecay");
		middlesByPhase().forEach((phase, at) -> table.row(phase.code(), at[0], at[1], laws.exponentInSamples(phase, at[0]),
			laws.exponentInWeightDecay(phase)));
		return table.build();
	}

	/** {@return a column for each of these phases, of its numeral, with the coordinates of its middle as rows} */
	public Columns names() {
		final Map<RiskPhase, double[]> middles = middlesByPhase();
		return Columns.builder(middles.keySet().stream().map(phase -> phase.label().split(" ")[0]).collect(Collectors
			.toList())).row(middles.values().stream().mapToDouble(at -> at[0]).toArray()).row(middles.values().stream()
				.mapToDouble(at -> at[1]).toArray()).build();
	}

	private Map<RiskPhase, double[]> middlesByPhase() {
		final Map<RiskPhase, double[]> middles = new LinkedHashMap<>();
		for (final RiskPhase phase : RiskPhase.values()) {
			final double[] sums = new double[3];
			for (int j = 0; j < phases.height(); j++)
				for (int i = 0; i < phases.width(); i++) {
					if (phases.get(i, j) != phase.code()) continue;
					sums[0] += i;
					sums[1] += j;
					sums[2]++;
				}
			if (sums[2] >= LEAST_SHARE * phases.width() * phases.height() && sums[2] > 0) middles.put(phase, new double[] {
				phases.coordinate(0, sums[0] / sums[2]), phases.coordinate(1, sums[1] / sums[2]) });
		}
		return middles;
	}

	/** {@return the codes and names of the phases that are there, as code=name, separated by commas} */
	public String categories() {
		return Arrays.stream(RiskPhase.values()).filter(phase -> Arrays.stream(phases.values()).anyMatch(code -> code == phase
			.code())).map(phase -> phase.code() + "=" + laws.label(phase)).collect(Collectors.joining(","));
	}
}
