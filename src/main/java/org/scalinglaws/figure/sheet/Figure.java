package org.scalinglaws.figure.sheet;

/** A figure that can be laid out in any size. */
public interface Figure {

	/** What a window or an image of it is called. */
	String name();

	/** Lays it out, as wide as asked for and as high as it needs to be. */
	Sheet sheet(Size size);
}
