package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.Measures;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.Ensemble;
import org.scalinglaws.spectrum.NodeBudget;
import org.scalinglaws.spectrum.RandomMeasure;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Makes a spectral measure, on which the reduced dynamics cost the same in any dimension. */
@Plugin(type = Command.class, headless = true, description = "Puts spectrum, teacher and start on some nodes, so that the dynamics cost the same in any dimension",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "choosing.md#when-to-bin"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Data", weight = 1), @Menu(label = "Measure Spectrum...", weight = 8) })
public class MeasureSpectrum extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance; without it those of a power law",
		required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teacher", description = "w*, as long as the spectrum; given with weights, or neither of them",
		required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(label = "Weights", description = "w(0), as long as the spectrum; given with teacher, or neither of them",
		required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Dimension", description = "Of the power law if there is no spectrum, 1 to 1e15", min = "1",
		max = "1e15", persist = false)
	private double dimension = 1000;

	@Parameter(label = "Exponent", description = "Of the power law if there is no spectrum, 0 to 20", min = "0",
		max = "20", persist = false)
	private double exponent = 2;

	@Parameter(label = "Nodes", description = "32 to 1000000", min = "32", max = "1000000", persist = false)
	private int nodes = Binning.DEFAULT_NODES;

	@Parameter(label = "Head", description = "How many of the largest eigenvalues are nodes themselves, 8 to nodes - 16; half of the nodes if not given",
		min = "8", required = false, persist = false)
	private Integer head;

	@Parameter(label = "Random", description = "Without teacher and weights: true draws both, false takes what is expected of them, at the usual overlap",
		persist = false)
	private boolean random;

	@Parameter(label = "Seed", description = "Of the random numbers, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(label = "Norm", description = "Without weights: Euclidean length of the start, 1e-100 to 1e50", min = "1e-100",
		max = "1e50", persist = false)
	private double norm = 1;

	@Parameter(label = "Normalization", description = "Without teacher: energy: w*'Qw* = 1; norm: |w*|^2 = dimension",
		choices = { Teachers.ENERGY, Teachers.NORM }, persist = false)
	private String normalization = Teachers.ENERGY;

	@Parameter(type = ItemIO.OUTPUT, label = "Measure")
	private SpectralMeasure measure;

	@Override
	public void run() {
		final boolean given = teacher != null || weights != null;
		if (spectrum == null && given) throw new IllegalArgumentException(
			"spectrum is required with teacher and weights, was not given");
		if (random && given) throw new IllegalArgumentException(
			"random must be false with teacher and weights, which it would draw, was true");
		final NodeBudget budget = head == null ? NodeBudget.of(nodes) : new NodeBudget(nodes, head);
		final Ensemble ensemble = new Ensemble(norm, Teachers.ENERGY.equals(normalization));
		final Streams streams = Streams.of(seed);
		final Work<SpectralMeasure> work;
		if (given) work = ofArrays(budget);
		else if (spectrum != null) work = ofSpectrum(RetrievalProblem.requireSpectrum(ImageArrays.vector("spectrum",
			spectrum)), ensemble, budget, streams);
		else if (random) work = progress -> RandomMeasure.of(dimension, exponent, ensemble, budget, streams.stream("teacher",
			0), streams.stream("weights", 0), progress);
		else work = progress -> Binning.expected(dimension, exponent, ensemble, budget);
		quickly(work, result -> measure = result);
	}

	private Work<SpectralMeasure> ofArrays(final NodeBudget budget) {
		final RetrievalProblem problem = Measures.problem(spectrum, teacher);
		final double[] start = ImageArrays.vector("weights", weights);
		return progress -> Binning.of(problem.spectrum(), problem.teacher(), start, budget, progress);
	}

	private Work<SpectralMeasure> ofSpectrum(final double[] eigenvalues, final Ensemble ensemble, final NodeBudget budget,
		final Streams streams)
	{
		if (!random) return progress -> Binning.expected(eigenvalues, ensemble, budget, progress);
		return progress -> Binning.of(eigenvalues, Teachers.random(eigenvalues, normalization, streams, progress.part(0,
			0.1)), StartingWeights.onSphere(eigenvalues.length, norm, 1, streams, progress.part(0.1, 0.2)), budget, progress
				.part(0.2, 1));
	}
}
