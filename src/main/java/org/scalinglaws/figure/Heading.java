package org.scalinglaws.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.List;

import ij.process.ColorProcessor;

/**
 * The title of a plot, and beneath it the names of its marks.
 *
 * @param scale of the picture
 * @param font size in pixels, unscaled
 */
record Heading(int scale, int font) {

	private static final double TITLE_HEIGHT = 1.58; // in sizes of the font
	private static final int NAMES_HEIGHT = 14, GAP = 6, LEAST = 10;

	/**
	 * Adds room above a picture and writes into it.
	 *
	 * @param frame of the plot at twice the picture's size
	 * @param marks in ascending order
	 * @return the picture itself if there is nothing to write
	 */
	ColorProcessor above(final ColorProcessor picture, final Rectangle frame, final String title,
		final List<Mark> marks)
	{
		final int titleRoom = title.isEmpty() ? 0 : (int) (scale * font * TITLE_HEIGHT);
		final int room = titleRoom + (marks.isEmpty() ? 0 : scale * NAMES_HEIGHT);
		if (room == 0) return picture;
		final ColorProcessor taller = new ColorProcessor(picture.getWidth(), picture.getHeight() + room);
		taller.setColor(Color.WHITE);
		taller.fill();
		taller.insert(picture, 0, room);
		taller.setColor(Color.BLACK);
		taller.setAntialiasedText(true);
		writeTitle(taller, title, frame.x / 2 + frame.width / 4, titleRoom + 2 * scale);
		write(taller, marks, frame, room + frame.y / 2 - 3 * scale);
		return taller;
	}

	/** Above the middle of the frame; if that does not fit, within the picture and perhaps smaller. */
	private void writeTitle(final ColorProcessor picture, final String title, final int middle, final int y) {
		final int room = picture.getWidth() - 2 * scale * GAP;
		int size = scale * (font + 1) + 1;
		do
			picture.setFont(new Font(Font.SANS_SERIF, Font.BOLD, --size));
		while (size > LEAST && picture.getStringWidth(title) > room);
		final int width = picture.getStringWidth(title);
		picture.drawString(title, Math.max(scale * GAP, Math.min(picture.getWidth() - scale * GAP - width, middle - width /
			2)), y);
	}

	/** Names that would touch the one before are moved to its right. */
	private void write(final ColorProcessor picture, final List<Mark> marks, final Rectangle frame, final int y) {
		picture.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, scale * (font - 1)));
		int free = 0;
		for (final Mark mark : marks) {
			final int width = picture.getStringWidth(mark.name());
			final int left = Math.max(free, (int) (frame.x / 2 + mark.position() * frame.width / 2) - width / 2);
			picture.drawString(mark.name(), left, y);
			free = left + width + scale * GAP;
		}
	}
}
