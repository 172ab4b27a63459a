package org.scalinglaws.command.support;

/** The attributes of the commands' annotations, for the hosts. */
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

	/** Of an input: its minimum itself is not allowed. */
	public static final String ABOVE_MIN = "aboveMin";

	/** Of an input: its maximum itself is not allowed. */
	public static final String BELOW_MAX = "belowMax";

	/** The name of the attribute of an image input that is only the selected part of an ImageJ image. */
	public static final String SELECTION = "selection";

	/**
	 * The name of the attribute of an input of type Object that a person gives as a text, or, without an equals sign, by
	 * the name of a table.
	 */
	public static final String TEXT_OR_TABLE = "text-or-table";

	private Attributes() {
		// constants only
	}
}
