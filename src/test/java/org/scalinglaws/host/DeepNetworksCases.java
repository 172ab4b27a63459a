package org.scalinglaws.host;

/** The cases of the commands of deep networks. */
final class DeepNetworksCases {

	private DeepNetworksCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
		addSignal(cases);
		addPercolation(cases);
		addResidual(cases);
		addMargin(cases);
		addCompression(cases);
		addSeries(cases);
	}

	private static void addSignal(final CommandCases cases) {
	}

	private static void addPercolation(final CommandCases cases) {
	}

	private static void addResidual(final CommandCases cases) {
	}

	private static void addMargin(final CommandCases cases) {
	}

	private static void addCompression(final CommandCases cases) {
	}

	private static void addSeries(final CommandCases cases) {
	}
}
