package org.scalinglaws.host;

/** The cases of the commands of perceptrons. */
final class PerceptronCases {

	private PerceptronCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
	}
}
