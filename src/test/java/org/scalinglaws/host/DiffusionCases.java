package org.scalinglaws.host;

/** The cases of the commands of diffusion. */
final class DiffusionCases {

	private DiffusionCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
	}
}
