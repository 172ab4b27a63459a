package org.scalinglaws.retrieval.flow;

/** What a sweep over the nodes finds: sums at the stages of a step, from which {@link StageNewton} goes on. */
public abstract class StageSums {

	private static final int S = StagePass.STAGES;

	/** What c and q must be at the stages. */
	protected final double[] c = new double[S], q = new double[S];

	/** Derivatives of these at stage k by c and q at stage m. */
	protected final double[][] cByC = new double[S][S], cByQ = new double[S][S], qByC = new double[S][S], qByQ =
		new double[S][S];

	/** sum e^2 and sum e w* at the end of the step. */
	protected double square, cross;

	/** Estimated errors of c, q and sum e^2 at the end of the step, none negative. */
	protected double errorC, errorQ, errorSquare;
}
