package org.scalinglaws.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.AxisInputs;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.figure.map.MapPlot;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.risk.PhaseAgreement;
import org.scalinglaws.network.risk.PhaseLaws;
import org.scalinglaws.network.risk.PhaseMap;
import org.scalinglaws.network.risk.RiskCurves;
import org.scalinglaws.network.risk.RiskPhase;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/** Maps the excess risk of a network over effective samples and weight decay. */
@Plugin(type = Command.class, headless = true, description = "Maps the excess risk of a network over samples and weight decay, with the phases",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "shallow-networks.md#the-phases-of-the-risk"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Shallow Networks", weight = 3), @Menu(label = "Risk Diagram...", weight = 7) })
public class RiskDiagram extends ScalingCommand {

	/** More points along the optimum show no more. */
	private static final int OPTIMUM_POINTS = 49;

	/** Pixels of a picture of the phases, along both axes. */
	private static final int PICTURE = 560;

	@Parameter(label = "Network", description = "diagonal or quadratic", choices = { PowerLawTargets.DIAGONAL, PowerLawTargets.QUADRATIC }, persist = false)
	private String network = PowerLawTargets.DIAGONAL;

	@Parameter(label = "Dimension", description = "d, 1 to 1e15; of the quadratic network to 1e9", min = "1", max = "1e15", persist = false)
	private double dimension = 1e5;

	@Parameter(label = "Exponent", description = "gamma of the target i^-gamma, greater than 0.5", min = "0.5", max = "20",
		stepSize = "0.25", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double exponent = 1;

	@Parameter(label = "Noise variance", description = "Delta of the labels, at least 0", min = "0", persist = false)
	private double noiseVariance = 0.5;

	@Parameter(label = "Samples from", description = "Least effective samples, greater than 0: n, or n/d of the quadratic network",
		min = "0", max = "1e100", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double samplesFrom = 10;

	@Parameter(label = "Samples to", description = "Most effective samples, greater than samples from", min = "0",
		max = "1e100", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double samplesTo = 1e8;

	@Parameter(label = "Weight decay from", description = "Least lambda, greater than 0",
		min = "0", max = "1e100", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double weightDecayFrom = 1e-4;

	@Parameter(label = "Weight decay to", description = "Greatest lambda, greater than weight decay from", min = "0",
		max = "1e100", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double weightDecayTo = 1e4;

	@Parameter(label = "Resolution", description = "Pixels along both axes, 2 to 4096", min = "2", max = "4096",
		persist = false)
	private int resolution = 128;

	@Parameter(type = ItemIO.OUTPUT, label = "Risk", description = "Excess risk over log axes: dimension 0 effective samples, dimension 1 weight decay")
	private Img<DoubleType> risk;

	@Parameter(type = ItemIO.OUTPUT, label = "Exponent in samples", description = "d log R / d log n, exact; NaN where it has no value, as where R is 0")
	private Img<DoubleType> exponentInSamples;

	@Parameter(type = ItemIO.OUTPUT, label = "Exponent in weight decay", description = "d log R / d log lambda, exact; NaN where it has no value, as where R is 0")
	private Img<DoubleType> exponentInWeightDecay;

	@Parameter(type = ItemIO.OUTPUT, label = "Phase", description = "By the theory's boundaries: 1 I, 2 II, 3 III, 4 IV, 5 V, 6 VIa, 7 VIb")
	private Img<DoubleType> phase;

	@Parameter(type = ItemIO.OUTPUT, label = "Disagreement", description = "The larger distance of both exponents from those of the phase; NaN where there are none")
	private Img<DoubleType> disagreement;

	@Parameter(type = ItemIO.OUTPUT, label = "Residual", description = "Of the state evolution's equations, relative")
	private Img<DoubleType> residual;

	@Parameter(type = ItemIO.OUTPUT, label = "Optimum", description = "Columns effectiveSamples, samples, weightDecay (of least risk; infinite where nothing beats zero weights), risk, bayesRisk, predictedWeightDecay, factor, predictedFactor (NaN where there is no law), prunedRisk")
	private Columns optimum;

	@Parameter(type = ItemIO.OUTPUT, label = "Overfitting", description = "Columns weightDecay, risesFrom, peak (effective samples; to half a pixel where the risk's derivative is lost in rounding), leastRisk, peakRisk; risesFrom and leastRisk are NaN where the risk rises from outside of the diagram")
	private Columns overfitting;

	@Parameter(type = ItemIO.OUTPUT, label = "Phase map", description = "The phases on a grid as fine as a picture")
	private Img<DoubleType> phaseMap;

	@Parameter(type = ItemIO.OUTPUT, label = "Boundaries", description = "Of the phases: columns x, y, strokes with NaN between them")
	private Columns boundaries;

	@Parameter(type = ItemIO.OUTPUT, label = "Names", description = "Where the phases are: columns I, II, ... of those that are large enough, rows x and y")
	private Columns names;

	@Parameter(type = ItemIO.OUTPUT, label = "Laws", description = "In the middle of these phases: columns phase, effectiveSamples, weightDecay, exponentInSamples, exponentInWeightDecay")
	private Columns laws;

	@Parameter(type = ItemIO.OUTPUT, label = "Agreement", description = "Shares of pixels whose exponents are the theory's within 0.1 and 0.2: columns phase (0: all), pixels, within0.1, within0.2, interiorPixels, interiorWithin0.1, interiorWithin0.2 (NaN of no pixels)")
	private Columns agreement;

	@Parameter(type = ItemIO.OUTPUT, label = "Plot", description = "The phases with their names, optimal decay and peak")
	private ImagePlus plot;

	@Override
	public void run() {
		final Network kind = Network.of(network);
		final ImageAxis samples = AxisInputs.logarithmic("effectiveSamples", "samples", samplesFrom, samplesTo, kind
			.effectiveSamples(1, dimension), kind.effectiveSamples(Require.LARGEST, dimension));
		final ImageAxis decays = AxisInputs.logarithmic("weightDecay", "weightDecay", weightDecayFrom, weightDecayTo,
			1 / Require.LARGEST, Require.LARGEST);
		withProgress(progress -> {
			map(kind, samples, decays, progress);
			return null;
		});
	}

	private void map(final Network kind, final ImageAxis samples, final ImageAxis decays, final Progress progress) {
		final org.scalinglaws.network.risk.RiskDiagram diagram = org.scalinglaws.network.risk.RiskDiagram.of(kind, dimension, exponent,
			noiseVariance, samples, decays, resolution, progress.part(0, 0.5));
		risk = signed(diagram.risk(), diagram.complete());
		exponentInSamples = signed(diagram.exponentInSamples(), diagram.complete());
		exponentInWeightDecay = signed(diagram.exponentInWeightDecay(), diagram.complete());
		phase = signed(diagram.phase(), diagram.complete());
		disagreement = signed(diagram.disagreement(), diagram.complete());
		residual = signed(diagram.residual(), diagram.complete());
		overfitting = signed(RiskCurves.overfitting(diagram, kind, dimension, exponent, noiseVariance, progress.part(0.5,
			0.6)));
		optimum = signed(RiskCurves.optimum(kind, dimension, exponent, noiseVariance, samples.coordinates(Math.min(resolution,
			OPTIMUM_POINTS)), progress.part(0.6, 1)));
		agreement = signed(PhaseAgreement.of(diagram));
		final PhaseMap map = PhaseMap.of(new PhaseLaws(kind, dimension, exponent, noiseVariance > 0), diagram.phase(), PICTURE);
		phaseMap = signed(map.phases()).with(Map.of("categories", map.categories()));
		boundaries = signed(map.boundaries());
		names = signed(map.names());
		laws = signed(map.middles());
		if (progress.isCanceled()) canceled();
		else plot = plot(diagram);
	}

	/** What there is stays, and says so; there may be nothing to draw. */
	private void canceled() {
		optimum = optimum.with(Map.of("canceled", true));
		overfitting = overfitting.with(Map.of("canceled", true));
		agreement = agreement.with(Map.of("canceled", true));
	}

	private ImagePlus plot(final org.scalinglaws.network.risk.RiskDiagram diagram) {
		final PhaseLaws laws = new PhaseLaws(Network.of(network), dimension, exponent, noiseVariance > 0);
		final String names = Arrays.stream(RiskPhase.values()).map(one -> one.code() + "=" + laws.label(one)).collect(
			Collectors.joining(","));
		final Columns.Builder curves = Columns.builder("x", "y", "series");
		final List<String> labels = new ArrayList<>();
		if (add(curves, 0, optimum, "effectiveSamples", "weightDecay")) labels.add("optimal decay");
		if (add(curves, 1, overfitting, "peak", "weightDecay")) labels.add("peak");
		return MapPlot.of(diagram.phase()).categories(names).curves(labels.isEmpty() ? null : curves.build()).labels(String
			.join(",", labels)).title(title()).image();
	}

	private String title() {
		return String.format(Locale.ROOT, "%s network, d = %s, \u03B3 = %s, \u0394 = %s", network.substring(0, 1).toUpperCase(Locale.ROOT) +
			network.substring(1), shortest(dimension), shortest(exponent), shortest(noiseVariance));
	}

	private static String shortest(final double value) {
		if (value == Math.rint(value) && value < 1e5) return Long.toString((long) value);
		return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toString().replace("E+", "e").replace('E', 'e');
	}

	/** Adds the rows that log axes can show; whether there are any. */
	private static boolean add(final Columns.Builder curves, final int series, final Columns table, final String x,
		final String y)
	{
		boolean any = false;
		for (int i = 0; i < table.rows(); i++) {
			if (!(table.get(x, i) > 0 && table.get(y, i) > 0 && table.get(y, i) < Double.POSITIVE_INFINITY)) continue;
			curves.row(table.get(x, i), table.get(y, i), series);
			any = true;
		}
		return any;
	}
}
