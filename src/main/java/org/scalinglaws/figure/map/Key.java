package org.scalinglaws.figure.map;

import java.awt.Color;

/** What the colours of a map mean. */
interface Key {

	/** The colour of a value. */
	Color colour(double value);

	/** What is said of a value under the mouse. */
	String text(double value);
}
