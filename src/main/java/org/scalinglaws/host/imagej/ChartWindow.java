package org.scalinglaws.host.imagej;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Panel;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.List;
import java.util.Locale;

import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

import org.jfree.chart.ChartMouseEvent;
import org.jfree.chart.ChartMouseListener;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.ui.Drawable;
import org.scalinglaws.figure.file.PlotFile;
import org.scalinglaws.figure.map.Cells;
import org.scalinglaws.figure.sheet.Figure;
import org.scalinglaws.figure.sheet.Pictures;
import org.scalinglaws.figure.sheet.Sheet;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.file.AtomicFile;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageWindow;
import ij.io.SaveDialog;
import ij.macro.Interpreter;

/**
 * The window of a figure. Dragging zooms (to the left: out again), so does the
 * wheel; the values under the mouse are told at the bottom, where buttons save it.
 * For ImageJ and its macros it is the window of the figure's picture.
 */
final class ChartWindow extends ImageWindow {

	private static final double FONT = 14, WIDTH = 0.127; // in pixels: of fonts, and for each unit of the figure
	private static final double MOST = 0.9; // of the screen

	private ChartWindow(final ImagePlus image, final Figure figure) {
		super(image);
		final Sheet free = figure.sheet(Size.FREE);
		final double width = Math.min(WIDTH * free.width(), MOST * IJ.getScreenSize().width);
		final Sheet sheet = figure.sheet(new Size(width, FONT));
		final JLabel values = new JLabel(" ");
		final JPanel bottom = new JPanel(new BorderLayout()), buttons = new JPanel();
		bottom.add(values, BorderLayout.NORTH);
		for (final String kind : List.of("png", "svg", "pdf")) {
			final JButton button = new JButton("Save " + kind.toUpperCase(Locale.ROOT) + "...");
			button.addActionListener(event -> save(image, kind));
			buttons.add(button);
		}
		bottom.add(buttons, BorderLayout.EAST);
		removeAll();
		setLayout(new BorderLayout());
		final Panel all = new Panel(new BorderLayout()); // which paints what is Swing's
		all.add(charts(sheet, values), BorderLayout.CENTER);
		all.add(bottom, BorderLayout.SOUTH);
		getCanvas().setVisible(false);
		all.add(getCanvas(), BorderLayout.NORTH); // commands that zoom the picture ask for its parent
		add(all);
		pack();
	}

	/** Shows a picture: in a window of charts, if it has a figure and there may be windows. */
	static void show(final ImagePlus image) {
		final Figure figure = Pictures.figure(image);
		if (figure == null || GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) image.show();
		else new ChartWindow(image, figure);
	}

	/** Instead of the picture's size. */
	@Override
	public String createSubtitle() {
		return "";
	}

	/** All charts at their places, which grow with the window. */
	private static JComponent charts(final Sheet sheet, final JLabel values) {
		final JPanel panel = new JPanel(null) {

			@Override
			public void doLayout() {
				final double x = getWidth() / sheet.width(), y = getHeight() / sheet.height();
				for (int i = 0; i < getComponentCount(); i++) {
					final Rectangle2D place = sheet.cells().get(i).place();
					getComponent(i).setBounds((int) (x * place.getX()), (int) (y * place.getY()), (int) (x * place.getWidth()),
						(int) (y * place.getHeight()));
				}
			}
		};
		for (final Sheet.Cell cell : sheet.cells())
			panel.add(component(cell.content(), values));
		panel.setPreferredSize(new Dimension((int) sheet.width(), (int) Math.min(sheet.height(), MOST * IJ
			.getScreenSize().height)));
		return panel;
	}

	private static JComponent component(final Drawable content, final JLabel values) {
		if (!(content instanceof JFreeChart)) return new JComponent() {

			@Override
			protected void paintComponent(final Graphics pen) {
				content.draw((Graphics2D) pen, new Rectangle2D.Double(0, 0, getWidth(), getHeight()));
			}
		};
		final ChartPanel panel = new ChartPanel((JFreeChart) content, false, false, false, false, true);
		panel.setMinimumDrawWidth(0);
		panel.setMinimumDrawHeight(0);
		panel.setMaximumDrawWidth(Short.MAX_VALUE);
		panel.setMaximumDrawHeight(Short.MAX_VALUE);
		panel.setMouseWheelEnabled(true);
		panel.addChartMouseListener(new ChartMouseListener() {

			@Override
			public void chartMouseMoved(final ChartMouseEvent event) {
				values.setText(" " + text(((JFreeChart) content).getXYPlot(), panel.getScreenDataArea(), event.getTrigger().getX(),
					event.getTrigger().getY()));
			}

			@Override
			public void chartMouseClicked(final ChartMouseEvent event) {
				// nothing to do
			}
		});
		return panel;
	}

	/** What a plot says of a place on the screen; empty outside its frame. */
	static String text(final XYPlot plot, final Rectangle2D frame, final double left, final double top) {
		if (!frame.contains(left, top)) return "";
		final double x = plot.getDomainAxis().java2DToValue(left, frame, plot.getDomainAxisEdge());
		final double y = plot.getRangeAxis().java2DToValue(top, frame, plot.getRangeAxisEdge());
		final StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "x = %.5g   y = %.5g", x, y));
		for (final Object annotation : ((AbstractXYItemRenderer) plot.getRenderer()).getAnnotations())
			if (annotation instanceof Cells) text.append("   ").append(((Cells) annotation).text(x, y));
		return text.toString();
	}

	private static void save(final ImagePlus image, final String kind) {
		final SaveDialog dialog = new SaveDialog("Save Plot", image.getTitle(), "." + kind);
		if (dialog.getFileName() == null) return;
		try {
			final File file = new File(dialog.getDirectory(), dialog.getFileName());
			AtomicFile.write(file, PlotFile.bytes(image, file.getPath(), "Scaling Laws"));
		}
		catch (final IllegalArgumentException e) {
			IJ.error("Save Plot", e.getMessage());
		}
	}
}
