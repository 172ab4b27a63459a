package org.scalinglaws.figure.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGUnits;
import org.jfree.svg.ViewBox;
import org.scalinglaws.figure.sheet.Sheet;
import org.scalinglaws.figure.sheet.Size;

/** Figures as SVG, their texts as text. The same figure is the same bytes. */
final class Svg {

	private static final String PREFIX = "scaling-laws-";

	/** Controls and what is no letter, which texts may hold; pictures show nothing of the former. */
	private static final String NOT_IN_XML = "[\\p{Cc}\\uFFFE\\uFFFF&&[^\t\n\r]]";

	private Svg() {
		// static writing only
	}

	/** A document. */
	static byte[] bytes(final Sheet sheet) {
		final SVGGraphics2D pen = new SVGGraphics2D(sheet.width() / Size.POINT, sheet.height() / Size.POINT, SVGUnits.PT);
		pen.setDefsKeyPrefix(PREFIX);
		pen.setGeomDoubleConverter(value -> shortened(value, 1e2));
		pen.setTransformDoubleConverter(value -> shortened(value, 1e9));
		sheet.draw(pen);
		final String drawing = pen.getSVGElement(null, true, new ViewBox(0, 0, sheet.width(), sheet.height()), null, null)
			.replaceAll(NOT_IN_XML, "");
		// two drawings in one page must not share the names of their clips
		final CRC32 sum = new CRC32();
		sum.update(drawing.getBytes(StandardCharsets.UTF_8));
		return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + drawing.replace(PREFIX, PREFIX + Long.toHexString(sum
			.getValue()) + "-") + "\n").getBytes(StandardCharsets.UTF_8);
	}

	/** A decimal number, without an exponent. */
	private static String shortened(final double value, final double parts) {
		return new BigDecimal(Math.rint(value * parts) / parts).round(new MathContext(15)).stripTrailingZeros().toPlainString();
	}
}
