package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;

/** Runs the scripts on signal propagation at small size, and looks at what they find. */
@Tag("slow")
class SignalScriptsTest extends ScriptRuns {

	/** Depth and distance follow the laws of first order in the distance from the transition: 1/|ln slope|, ln slope/kappa. */
	@Test
	void edgeOfChaos() throws IOException {
		runs("Edge_Of_Chaos", "activation=sin,biasDeviation=0.3,resolution=12,points=20,layers=400", "edge_of_chaos");
		final Columns both = table("edge_of_chaos", "chaotic", "tau", "weightDeviation", "depth", "distance", "lyapunov");
		assertEquals(40, both.rows());
		final Columns near = both.where("tau < 0.0005");
		near.forEach(row -> assertEquals(1 / Math.abs(row.get("lyapunov")), row.get("depth"), 1e-2 * row.get("depth")));
		near.where("chaotic = 1").forEach(row -> assertEquals(row.get("lyapunov") / 0.2033537, row.get("distance"), 1e-2 * row
			.get("distance"))); // the curvature of theory for this activation
		assertTrue(both.where("chaotic = 0").max("distance") == 0);
		final Columns line = table("edge_of_chaos_line", "weightDeviation", "biasDeviation", "fixedPoint", "curvature");
		assertEquals(12, line.rows());
		final Columns end = table("edge_of_chaos_decays", "layer", "distance").where("tau = 0");
		assertEquals(1 / (0.2033537 * 400), end.last("distance"), 0.1 * end.last("distance"));
		assertPrinted("critical weight deviation 1.26266", "beta (chaotic)", "nu (ordered)", "decay at criticality");
	}

	@Test
	void signalCollapse() throws IOException {
		runs("Signal_Collapse", "distances=0.002,widths=\"8; 16\",depth=2,runs=60,seed=3", "signal_collapse");
		final Columns wide = table("signal_collapse_infinite", "name", "tau", "layer", "distance", "scaled");
		final Columns late = wide.where("tau > 0 and time > 8");
		assertEquals(3, late.groups("name").size());
		late.forEach(row -> assertEquals(1, row.get("scaled"), 0.02)); // ln slope/kappa, whatever the activation
		final Columns finite = table("signal_collapse", "width", "layer", "distance", "scaledMean", "scaledStandardError");
		assertEquals(2 * (8 + 16), finite.rows());
		assertPrinted("kappa 0.2334978", "width x distance", "scaled distance over its law");
	}

	@Test
	void wrongInputs() {
		assertRefused("Signal_Collapse", "widths=\"3; 8\"", "each of widths must be in [4, 2000], was 3");
	}
}
