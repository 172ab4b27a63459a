package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.Ensemble;
import org.scalinglaws.spectrum.NodeBudget;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Makes the measure of a spectrum with what is expected of random teachers and starts, or
 * with a teacher and a start that are drawn.
 */
@Plugin(type = Op.class, name = "scaling.measureSpectrum")
public class MeasureEnsemble extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(required = false)
	private int nodes = Binning.DEFAULT_NODES;

	@Parameter(required = false)
	private boolean random = false;

	@Parameter(required = false)
	private long seed = 1;

	@Parameter(required = false)
	private double norm = 1;

	@Parameter(required = false)
	private String normalization = Teachers.ENERGY;

	@Parameter(type = ItemIO.OUTPUT)
	private SpectralMeasure measure;

	@Override
	public void run() {
		final NodeBudget budget = NodeBudget.of(nodes);
		final Ensemble ensemble = ensemble(norm, normalization);
		final Streams streams = Streams.of(seed);
		final double[] eigenvalues = RetrievalProblem.requireSpectrum(ImageArrays.vector("spectrum", spectrum));
		measure = random ? Binning.of(eigenvalues, Teachers.random(eigenvalues, normalization, streams), StartingWeights
			.onSphere(eigenvalues.length, norm, 1, streams), budget) : Binning.expected(eigenvalues, ensemble, budget);
	}

	static Ensemble ensemble(final double norm, final String normalization) {
		return new Ensemble(norm, Teachers.ENERGY.equals(Require.oneOf("normalization", normalization,
			Teachers.NORMALIZATIONS)));
	}
}
