package org.scalinglaws.figure.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.figure.curves.ColumnsPlot;
import org.scalinglaws.figure.map.MapPlot;
import org.scalinglaws.figure.sheet.Panels;
import org.scalinglaws.figure.sheet.Sheet;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.figure.style.Palette;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import ij.ImagePlus;
import ij.process.ByteProcessor;

/** Reads what {@link PlotFile} writes: SVG as XML, PDF by PDFBox, PNG by the JDK. */
@Tag("slow")
class PlotFileTest {

	@Test
	void textsOfSvgAreTexts() throws Exception {
		final List<String> texts = texts(svg(plot()));
		assertTrue(texts.containsAll(List.of("Learning (d = 10)", "\u03BB & <t>", "loss", "simulation", "theory",
			"10\u2074", "10\u207B\u2074")), texts::toString);
		final Document map = svg(map());
		assertTrue(texts(map).containsAll(List.of("samples", "decay", "risk", "bound")), () -> texts(map).toString());
		assertEquals(2, map.getElementsByTagName("image").getLength(), "cells and colours");
	}

	@Test
	void svgIsAsWideAsAsked() throws Exception {
		final Element root = xml(PlotFile.bytes(plot(), "a.SVG", "", Size.of(85.0, 6.0))).getDocumentElement();
		assertEquals(85 / 25.4 * 72, Double.parseDouble(root.getAttribute("width").replace("pt", "")), 0.01);
		assertTrue(root.getAttribute("viewBox").matches("0 0 [0-9.]+ [0-9.]+"));
		assertEquals(85 / 25.4 * 1440, Double.parseDouble(root.getAttribute("viewBox").split(" ")[2]), 0.01);
		final NodeList texts = xml(PlotFile.bytes(plot(), "a.svg", "", Size.of(85.0, 6.0))).getElementsByTagName("text");
		for (int i = 0; i < texts.getLength(); i++)
			if (texts.item(i).getTextContent().equals("loss")) assertTrue(((Element) texts.item(i)).getAttribute("style")
				.contains("font-size: 120px"), "6 points of 20 units");
	}

	@Test
	void clipsOfTwoDrawingsHaveDifferentNames() throws Exception {
		final String one = ((Element) svg(plot()).getElementsByTagName("clipPath").item(0)).getAttribute("id");
		final String two = ((Element) svg(map()).getElementsByTagName("clipPath").item(0)).getAttribute("id");
		assertFalse(one.equals(two), one);
	}

	@Test
	void pdfIsWrittenWithoutWarnings() {
		final List<String> warnings = new CopyOnWriteArrayList<>();
		final Logger logger = Logger.getLogger("org.apache.pdfbox");
		final StreamHandler keeper = new StreamHandler() {

			@Override
			public void publish(final LogRecord warning) {
				warnings.add(warning.getMessage());
			}
		};
		logger.addHandler(keeper);
		try {
			PlotFile.bytes(plot(), "a.pdf", "");
		}
		finally {
			logger.removeHandler(keeper);
		}
		assertEquals(List.of(), warnings);
	}

	@Test
	void textsOfPdfAreTexts() throws IOException {
		try (PDDocument document = pdf(plot(), Size.FREE)) {
			// texts that stand upright come in pieces
			final String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
			for (final String expected : List.of("Learning(d=10)", "loss", "simulation", "theory", "10\u20134", "&<t>"))
				assertTrue(text.contains(expected), text);
			assertEquals(100 / 25.4 * 72, document.getPage(0).getMediaBox().getWidth(), 0.01);
		}
		try (PDDocument document = pdf(map(), Size.of(60.0, 5.0))) {
			assertTrue(new PDFTextStripper().getText(document).contains("samples"));
			assertEquals(60 / 25.4 * 72, document.getPage(0).getMediaBox().getWidth(), 0.01);
		}
	}

	/** PDFBox draws the page again: colours and letters are where the picture has them. */
	@Test
	void pdfLooksLikeThePicture() throws IOException {
		for (final ImagePlus plot : List.of(plot(), map()))
			try (PDDocument document = pdf(plot, Size.FREE)) {
				final BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, (float) Sheet.RESOLUTION);
				assertEquals(plot.getWidth(), page.getWidth(), 1);
				assertEquals(plot.getHeight(), page.getHeight(), 1);
				int different = 0;
				for (int y = 0; y < Math.min(page.getHeight(), plot.getHeight()); y++)
					for (int x = 0; x < Math.min(page.getWidth(), plot.getWidth()); x++)
						if (Math.abs((page.getRGB(x, y) >> 8 & 0xFF) - (plot.getProcessor().get(x, y) >> 8 & 0xFF)) > 64) different++;
				assertTrue(different < 0.05 * page.getWidth() * page.getHeight(), plot.getTitle() + ": " + different);
			}
	}

	/** Tabs, ends of lines, controls and what is no letter: shown as the picture shows them, that is not. */
	@Test
	void textsMayHoldAnything() throws Exception {
		for (final String text : List.of("o\tk", "o\nk", "o\u0001k", "ok\u007f", "ok\uffff", "o\u0085k")) {
			final ImagePlus plot = plot(text);
			assertTrue(String.join("", texts(svg(plot))).replaceAll("\\s", "").contains("ok"), text);
			try (PDDocument document = pdf(plot, Size.FREE)) {
				assertTrue(new PDFTextStripper().getText(document).replaceAll("\\s", "").contains("ok"), text);
			}
		}
	}

	/** What goes from right to left has its words in this order in the PDF, too: its title is as in the picture. */
	@Test
	void pdfGoesFromRightToLeft() throws IOException {
		final ImagePlus plot = plot("\u05e9\u05dc\u05d5\u05dd mean loss \u05e2\u05e7\u05d5\u05de\u05d4");
		try (PDDocument document = pdf(plot, Size.FREE)) {
			final BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, (float) Sheet.RESOLUTION);
			int different = 0, dark = 0;
			for (int y = 0; y < 60; y++)
				for (int x = 0; x < plot.getWidth() - 1; x++) {
					final int green = plot.getProcessor().get(x, y) >> 8 & 0xFF;
					if (green < 128) dark++;
					if (Math.abs((page.getRGB(x, y) >> 8 & 0xFF) - green) > 128) different++;
				}
			assertTrue(dark > 500 && different < 0.1 * dark, different + " of " + dark);
		}
	}

	@Test
	void theSameFigureIsTheSameBytes() {
		for (final String kind : List.of("png", "svg", "pdf")) {
			assertArrayEquals(PlotFile.bytes(plot(), "a." + kind, ""), PlotFile.bytes(plot(), "b." + kind, ""), kind);
			assertArrayEquals(PlotFile.bytes(map(), "a." + kind, ""), PlotFile.bytes(map(), "b." + kind, ""), kind);
		}
		assertFalse(new String(PlotFile.bytes(plot(), "a.pdf", ""), StandardCharsets.ISO_8859_1).contains("Date"));
	}

	@Test
	void panelsAreVectorsToo() throws Exception {
		final Document grid = svg(Panels.grid(List.of(List.of(plot(), map()))));
		assertTrue(texts(grid).containsAll(List.of("loss", "samples", "bound")), () -> texts(grid).toString());
		final Document pixels = svg(Panels.grid(List.of(List.of(plot(), new ImagePlus("", new ByteProcessor(3, 3))))));
		assertEquals(1, pixels.getElementsByTagName("image").getLength());
	}

	@Test
	void aSizeDrawsThePictureAnew() throws IOException {
		final ImagePlus plot = plot();
		assertEquals(plot.getWidth(), png(plot, Size.FREE).getWidth());
		assertEquals(50 / 25.4 * 300, png(plot, Size.of(50.0, null)).getWidth(), 0.5);
		assertTrue(count(png(plot, Size.of(50.0, null))) > 100, "its curve");
	}

	/** The chunk pHYs of the PNG standard: two numbers of 4 bytes, and 1 for "per metre". */
	@Test
	void picturesOfFiguresKnowTheirResolution() {
		final String png = new String(PlotFile.bytes(plot(), "a.png", ""), StandardCharsets.ISO_8859_1);
		final String perMetre = "\0\0" + (char) (11811 / 256) + (char) (11811 % 256);
		assertTrue(png.contains("\0\0\0\tpHYs" + perMetre + perMetre + "\1"));
		assertFalse(new String(PlotFile.bytes(new ImagePlus("photo", new ByteProcessor(5, 4)), "a.png", ""),
			StandardCharsets.ISO_8859_1).contains("pHYs"));
	}

	@Test
	void aPictureWithoutAChartIsRefused() {
		final ImagePlus picture = new ImagePlus("photo", new ByteProcessor(5, 4));
		assertEquals("a .svg file needs a plot as PlotTable or PlotMap make it, was the picture photo without a chart",
			refusal(picture, "a.svg", Size.FREE));
		assertTrue(refusal(picture, "a.pdf", Size.FREE).startsWith("a .pdf file needs a plot"));
		assertTrue(refusal(picture, "a.png", Size.of(85.0, null)).startsWith("a width or fontSize needs a plot"));
		assertEquals("file must end in .png, .svg, .pdf, .tif or .tiff, was a.eps", refusal(picture, "a.eps", Size.FREE));
	}

	private static String refusal(final ImagePlus plot, final String name, final Size size) {
		return assertThrows(IllegalArgumentException.class, () -> PlotFile.bytes(plot, name, "", size)).getMessage();
	}

	private static ImagePlus plot() {
		return plot("\u03BB & <t>");
	}

	/** With that text at the x axis and, if it is longer than a word, above. */
	private static ImagePlus plot(final String text) {
		final Columns.Builder points = Columns.builder("time", "loss"), line = Columns.builder("time", "loss");
		for (int i = 0; i <= 80; i++) {
			line.row(Math.pow(10, i / 16.0), Math.pow(10, -i / 16.0));
			if (i % 10 == 0) points.row(Math.pow(10, i / 16.0), Math.pow(10, -i / 16.0));
		}
		return ColumnsPlot.of(points.build()).y("loss").theory(line.build()).title(text.length() > 9 ? text
			: "Learning (d = 10)").labelX(text).image();
	}

	private static ImagePlus map() {
		final double[] values = new double[100];
		for (int i = 0; i < values.length; i++)
			values[i] = i;
		return MapPlot.of(new CalibratedImage("risk", values, 10, 10, ImageAxis.logarithmic("samples", 1, 1e6), ImageAxis
			.linear("decay", 0, 1))).curves(Columns.builder("x", "y").row(1, 0).row(1e6, 1).build()).labels("bound").image();
	}

	private static Document svg(final ImagePlus plot) throws Exception {
		return xml(PlotFile.bytes(plot, "a.svg", ""));
	}

	private static Document xml(final byte[] bytes) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
	}

	private static List<String> texts(final Document svg) {
		final NodeList nodes = svg.getElementsByTagName("text");
		final List<String> texts = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++)
			texts.add(nodes.item(i).getTextContent());
		return texts;
	}

	private static PDDocument pdf(final ImagePlus plot, final Size size) throws IOException {
		return Loader.loadPDF(PlotFile.bytes(plot, "a.pdf", "", size));
	}

	private static BufferedImage png(final ImagePlus plot, final Size size) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(PlotFile.bytes(plot, "a.png", "", size)));
	}

	private static int count(final BufferedImage picture) {
		int count = 0;
		for (int y = 0; y < picture.getHeight(); y++)
			for (int x = 0; x < picture.getWidth(); x++)
				if (picture.getRGB(x, y) == Palette.dark(Palette.of(0)).getRGB()) count++;
		return count;
	}
}
