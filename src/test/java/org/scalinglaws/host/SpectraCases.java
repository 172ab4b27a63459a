package org.scalinglaws.host;

/** The cases of the commands of spectra. */
final class SpectraCases {

	private SpectraCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
		heavyTails(cases);
		gaussNewton(cases);
	}

	private static void heavyTails(final CommandCases cases) {
	}

	private static void gaussNewton(final CommandCases cases) {
	}
}
