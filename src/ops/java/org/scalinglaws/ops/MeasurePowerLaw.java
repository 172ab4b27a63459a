package org.scalinglaws.ops;

import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.Ensemble;
import org.scalinglaws.spectrum.NodeBudget;
import org.scalinglaws.spectrum.RandomMeasure;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;

/**
 * Makes the measure of a power law in any dimension, up to 1e15, with what is expected of
 * random teachers and starts, or with such that are drawn.
 */
@Plugin(type = Op.class, name = "scaling.measureSpectrum")
public class MeasurePowerLaw extends ScalingOp {

	@Parameter
	private double dimension;

	@Parameter
	private double exponent;

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
		final Ensemble ensemble = MeasureEnsemble.ensemble(norm, normalization);
		final Streams streams = Streams.of(seed);
		measure = random ? RandomMeasure.of(dimension, exponent, ensemble, budget, streams.stream("teacher", 0), streams
			.stream("weights", 0)) : Binning.expected(dimension, exponent, ensemble, budget);
	}
}
