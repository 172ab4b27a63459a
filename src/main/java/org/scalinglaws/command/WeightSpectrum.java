package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.fit.tail.TailExponent;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.data.WeightImages;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.weights.PooledWeights;
import org.scalinglaws.network.weights.RiskParts;
import org.scalinglaws.network.weights.WeightDistribution;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The law of the weights of a large trained network, with the parts of its risk and
 * what pruning would leave of it; and, where trained weights are given, how they
 * compare.
 * <p>
 * Weights are the coordinates theta with their signs (diagonal) or the eigenvalues
 * of S (quadratic). See {@link WeightDistribution} and {@link PooledWeights}.
 * </p>
 */
@Plugin(type = Command.class, headless = true, description = "Gives the law of the weights of a large trained network, and how trained weights compare with it",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "shallow-networks.md#the-spectrum-of-the-trained-weights"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Shallow Networks", weight = 3), @Menu(label = "Weight Spectrum...", weight = 8) })
public class WeightSpectrum extends ScalingCommand {

	@Parameter(label = "Network", description = "diagonal or quadratic", choices = { PowerLawTargets.DIAGONAL,
		PowerLawTargets.QUADRATIC }, persist = false)
	private String network = PowerLawTargets.DIAGONAL;

	@Parameter(label = "Target", description = "Vector theta*, or symmetric positive semidefinite matrix S*; this or eigenvalues",
		required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> target;

	@Parameter(label = "Eigenvalues", description = "Of S*, or moduli of theta*, none negative; this or target",
		required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> eigenvalues;

	@Parameter(label = "Samples", description = "n, at least 1; need not be whole", min = "1", persist = false)
	private double samples = 1000;

	@Parameter(label = "Weight decay", description = "lambda of sum (y - f)^2 + lambda |weights|^2, greater than 0",
		min = "0", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double weightDecay = 1;

	@Parameter(label = "Noise variance", description = "Delta of the labels, at least 0", min = "0", persist = false)
	private double noiseVariance = 0.5;

	@Parameter(label = "Weights", description = "Trained ones to compare with: one network's, or several as columns (vectors), side by side or along dimension 2 (matrices)",
		required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Bins", description = "Of the histogram, 1 to 100000; as many as the rule of Freedman and Diaconis says if not given",
		min = "1", max = "100000", required = false, persist = false)
	private Integer bins;

	@Parameter(label = "Logarithmic bins", description = "Of the moduli, with bins given", persist = false)
	private boolean logarithmicBins = false;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns value, density: of the weights that are not 0")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Spikes", description = "Columns value, target, overlap")
	private Columns spikes;

	@Parameter(type = ItemIO.OUTPUT, label = "Bulk edge", description = "(2 delta - t)_+, or (delta sqrt(2 log d) - t)_+")
	private double bulkEdge = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Mass at zero", description = "Share of the weights that are 0")
	private double massAtZero = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Risk", description = "Excess risk R")
	private double risk = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Overfitting", description = "Part of the risk: noise that was learned")
	private double overfitting = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Underfitting", description = "Part of the risk: what of the target is lost in the bulk")
	private double underfitting = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Approximation", description = "Part of the risk: the error of the spikes")
	private double approximation = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Pruned risk", description = "The risk after Prune Weights")
	private double prunedRisk = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Noise level", description = "delta")
	private double noiseLevel = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Threshold", description = "t")
	private double threshold = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Histogram", description = "Of the given weights: columns value, density, width, count")
	private Columns histogram;

	@Parameter(type = ItemIO.OUTPUT, label = "Distance", description = "Kolmogorov's, of the given weights from the law; NaN without weights, as the three below")
	private Double distance = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Zero fraction", description = "Share of the given weights that are 0: at most noise level / 1000 in modulus")
	private Double zeroFraction = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Tail exponent", description = "a of the density modulus^-a of the given weights; NaN where it is undefined")
	private Double tailExponent = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Tail standard error")
	private Double tailStandardError = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Tail reason", description = "fitted, or why there is no tail exponent")
	private String tailReason = "no weights were given";

	@Override
	public void run() {
		final Network kind = Network.of(network);
		final StateEvolution.Setting setting = new StateEvolution.Setting(samples, weightDecay, noiseVariance);
		if (logarithmicBins) Require.given("bins", bins);
		final double[] values = values(kind);
		final StateEvolution evolution = kind.evolution(values);
		final double[][] trained = weights == null ? null : trained(kind, values.length);
		if (trained != null) tailReason = "canceled"; // until it is known
		wholly(progress -> {
			final PooledWeights pooled = trained == null ? null : kind.pooled(trained);
			final StateEvolution.State state = evolution.solve(setting, progress.part(0, 0.5));
			final WeightDistribution law = kind.law(values, state);
			describe(law);
			progress.update(0.8);
			if (pooled != null) compare(law, pooled.withZeros(state.noiseLevel()));
			prunedRisk = evolution.prunedRisk(state);
			return state;
		}, this::give);
	}

	private void give(final StateEvolution.State state) {
		noiseLevel = state.noiseLevel();
		threshold = state.threshold();
		risk = state.risk();
	}

	private void describe(final WeightDistribution law) {
		table = signed(law.density());
		spikes = signed(law.spikes());
		bulkEdge = law.bulkEdge();
		massAtZero = law.massAtZero();
		final RiskParts parts = law.riskParts();
		overfitting = parts.overfitting();
		underfitting = parts.underfitting();
		approximation = parts.approximation();
	}

	private void compare(final WeightDistribution law, final PooledWeights pooled) {
		histogram = signed(bins == null ? pooled.histogram() : pooled.histogram(bins, logarithmicBins));
		distance = pooled.distance(law);
		zeroFraction = pooled.zeroFraction();
		final TailExponent tail = pooled.tail();
		tailExponent = tail.exponent();
		tailStandardError = tail.standardError();
		tailReason = tail.reason();
	}

	/** theta*, or the eigenvalues of S*. */
	private double[] values(final Network kind) {
		if ((target == null) == (eigenvalues == null)) throw new IllegalArgumentException(
			"target or eigenvalues must be given, one of them, was " + (target == null ? "none" : "both"));
		if (eigenvalues == null) return kind.spectrum(kind.weights("target", target));
		final double[] values = ImageArrays.vector("eigenvalues", eigenvalues);
		for (int i = 0; i < values.length; i++)
			if (values[i] < 0) throw new IllegalArgumentException("eigenvalues must not be negative, was " + values[i] +
				" at " + i);
		return values;
	}

	/** The weights of each network, of the target's dimension. */
	private double[][] trained(final Network kind, final int dimension) {
		final double[][] all = kind.several("weights", weights);
		final int rows = WeightImages.rows(weights);
		if (rows == dimension) return all;
		throw new IllegalArgumentException("weights must have the target's dimension " + dimension + ", was " + rows);
	}
}
