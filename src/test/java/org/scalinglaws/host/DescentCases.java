package org.scalinglaws.host;

/** The cases of the commands of reparametrized models. */
final class DescentCases {

	private DescentCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
		squares(cases);
		spectra(cases);
	}

	private static void squares(final CommandCases cases) {
	}

	private static void spectra(final CommandCases cases) {
	}
}
