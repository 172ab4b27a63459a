package org.scalinglaws.retrieval;

import org.scalinglaws.ground.Require;

/** How {@link SgdSimulation} makes its steps. */
public sealed interface SgdMethod {

	/** Every step draws whole samples: O(dimension) per step. */
	record Exact() implements SgdMethod {
	}

	/**
	 * The head of the spectrum makes exact steps, the tail moves once per window: per
	 * step O(head).
	 *
	 * @param kappa the largest 8 lambda_{head+1} x learningRate x window that is
	 *          allowed, in (0, 0.3]: the part of its way to the optimum that the
	 *          fastest coordinate of the tail goes in a window
	 * @param head number of exact coordinates, or {@link #AUTOMATIC}
	 * @param window steps per window, or {@link #AUTOMATIC}
	 */
	record Leaping(double kappa, int head, long window) implements SgdMethod {

		/** As head or window: chosen to meet kappa at the least cost. */
		public static final int AUTOMATIC = -1;

		/** The default of kappa. */
		public static final double KAPPA = 0.05;

		/** @throws IllegalArgumentException if a parameter is out of range */
		public Leaping {
			if (!(kappa > 0 && kappa <= 0.3)) throw new IllegalArgumentException("kappa must be in (0, 0.3], was " + kappa);
			if (head != AUTOMATIC) Require.inRange("head", head, 0, Integer.MAX_VALUE);
			if (window != AUTOMATIC) Require.inRange("window", window, 1, LearningRateSchedule.MAX_STEPS);
		}

		/** Head and window chosen automatically. */
		public static Leaping automatic() {
			return new Leaping(KAPPA, AUTOMATIC, AUTOMATIC);
		}
	}
}
