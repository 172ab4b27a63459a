package org.scalinglaws.host;

/** The cases of the commands of regression. */
final class RegressionCases {

	private RegressionCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
		ridge(cases);
		epochs(cases);
	}

	private static void ridge(final CommandCases cases) {
	}

	private static void epochs(final CommandCases cases) {
	}
}
