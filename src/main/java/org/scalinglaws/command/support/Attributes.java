package org.scalinglaws.command.support;

/** The attributes of the commands' plugin annotations, for the hosts. */
public final class Attributes {

	/** The name of the attribute whose value is the URL of the command's documentation. */
	public static final String HELP = "help";

	/** The folder of the pages of documentation. */
	public static final String PAGES = "https://github.com/scaling-laws/Scaling_Laws/blob/main/docs/";

	/**
	 * Keeps Fiji's recorder off, which would write arrays as their class names; the
	 * host of this package records by names.
	 */
	public static final String NO_RECORD = "no-record";

	private Attributes() {
		// constants only
	}
}
