package org.scalinglaws.host;

/** The cases of the commands of noise. */
final class NoiseCases {

	private NoiseCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
	}
}
