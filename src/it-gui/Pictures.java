import java.awt.Button;
import java.awt.Choice;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Label;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

import ij.IJ;
import ij.ImageJ;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.measure.ResultsTable;

/**
 * Takes the pictures of docs/imagej.md: goes through the steps of the guide, and keeps
 * each dialog beside what comes of it. Started by pictures.sh.
 */
public class Pictures {

	private static final int GAP = 16;

	private final Robot robot = new Robot();
	private final File folder;

	Pictures(final File folder) throws Exception {
		this.folder = folder;
		robot.setAutoDelay(25);
	}

	public static void main(final String[] args) throws Exception {
		try {
			new Pictures(new File(args[0])).run(args[1]);
			System.exit(0);
		}
		catch (final Exception exc) {
			exc.printStackTrace();
			System.exit(1);
		}
	}

	private void run(final String picture) throws Exception {
		ImageJ.main(new String[] { picture });
		until("picture", () -> WindowManager.getCurrentImage() != null);
		final Window image = WindowManager.getCurrentImage().getWindow();
		IJ.getInstance().setLocation(10, 10);
		IJ.run("Set... ", "zoom=50");
		image.setLocation(884, 10);
		settle();
		image.repaint();
		settle();
		menu();

		dialog("Image Spectrum...");
		final BufferedImage spectrum = ok(() -> frame("table"));
		place("table", 320, 420);
		keep("spectrum", spectrum, shot(frame("table")));

		dialog("Plot Table...");
		choose("Table", "table");
		type("x", "rank");
		type("y", "eigenvalue");
		type("Title", "Spectrum of gravel");
		keep("spectrum_plot", ok(this::plot), plotted());

		dialog("Teacher Weights...");
		final BufferedImage teacher = ok(() -> frame("teacher"));
		place("teacher", 300, 300);
		dialog("Initial Weights...");
		type("Dimension", "256");
		final BufferedImage start = ok(() -> frame("weights"));
		keep("teacher", teacher, shot(frame("teacher")));
		place("weights", 300, 300);
		keep("start", start, shot(frame("weights")));

		dialog("Integrate Flow...");
		type("End time", "10000");
		final BufferedImage flow = ok(() -> frame("trajectory"));
		place("trajectory", 700, 440);
		keep("flow", flow, shot(frame("trajectory")));

		dialog("Simulate SGD...");
		type("Learning rate", "0.002");
		type("Steps", "250000");
		type("Runs", "10");
		type("Results", "SGD");
		final BufferedImage sgd = shot(generic());
		press();
		final BufferedImage progress = shot(IJ.getInstance());
		until("SGD_trajectory", () -> frame("SGD_trajectory") != null);
		place("SGD_trajectory", 700, 440);
		keep("sgd", sgd, under(progress, shot(frame("SGD_trajectory"))));

		IJ.log("\\Clear");
		dialog("Find Phases...");
		choose("Trajectory", "trajectory");
		final BufferedImage phases = ok(() -> IJ.getLog().contains("convergenceTime") ? frame("Log") : null);
		settle();
		keep("phases", phases, log(180));

		fit("trajectory", null, "flow");
		keep("fit", fit("SGD_trajectory", IJ.getLog().replaceAll("(?s).*flow_exponent\\D*?(-?[\\d.]+).*", "$1"), "SGD"), log(320));

		dialog("Summarize Runs...");
		choose("Table", "SGD_trajectory");
		type("Results", "mean");
		final BufferedImage mean = ok(() -> frame("mean_table"));
		place("mean_table", 700, 290);
		keep("mean", mean, shot(frame("mean_table")));

		dialog("Plot Table...");
		choose("Table", "mean_table");
		type("y", "loss");
		choose("Theory", "trajectory");
		type("Labels", "SGD, gradient flow");
		type("Title", "Learning curve");
		keep("plot", ok(this::plot), plotted());

		dialog("Image Spectrum...");
		choose("Image", "gravel.png");
		type("Patch size", "600");
		press();
		pause(1000);
		keep("wrong", shot(generic()));
		java.nio.file.Files.writeString(new File(folder, "log.txt").toPath(), logged.append(IJ.getLog()));
	}

	private final StringBuilder logged = new StringBuilder();

	/** Fits the loss in the last phase; returns the dialog. */
	private BufferedImage fit(final String table, final String predicted, final String results) throws Exception {
		logged.append(IJ.getLog());
		IJ.log("\\Clear");
		dialog("Fit Exponent...");
		choose("Table", table);
		type("y", "loss");
		type("From", "150");
		type("To", "500");
		if (predicted != null) type("Predicted", predicted);
		type("Results", results);
		final BufferedImage shot = ok(() -> frame(results + "_details"));
		pause(500);
		return shot;
	}

	/** The menu, open down to Image Spectrum. */
	private void menu() throws Exception {
		final Point at = IJ.getInstance().getLocationOnScreen();
		final int top = IJ.getInstance().getInsets().top;
		robot.mouseMove(at.x + 325, at.y + top - 12);
		pause(300);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		pause(800);
		for (final int code : new int[] { KeyEvent.VK_UP, KeyEvent.VK_RIGHT, KeyEvent.VK_DOWN, KeyEvent.VK_RIGHT, KeyEvent.VK_DOWN }) {
			robot.keyPress(code);
			robot.keyRelease(code);
			pause(300);
		}
		keep("menu", capture(new Rectangle(0, 0, 1170, 665)));
		for (int i = 0; i < 4; i++) {
			robot.keyPress(KeyEvent.VK_ESCAPE);
			robot.keyRelease(KeyEvent.VK_ESCAPE);
			pause(200);
		}
	}

	private void dialog(final String command) throws Exception {
		IJ.doCommand(command);
		until("dialog " + command, () -> generic() != null && generic().getTitle().equals(command));
		settle();
		generic().setSize(Math.max(290, generic().getWidth()), generic().getHeight()); // room for the title
		settle();
	}

	/** Keeps the dialog, clicks on OK and waits for a window. */
	private BufferedImage ok(final Supplier<Window> result) throws Exception {
		final Window old = result.get();
		final BufferedImage shot = shot(generic());
		press();
		until("result", () -> result.get() != null && result.get() != old);
		settle();
		return shot;
	}

	private void press() throws Exception {
		final GenericDialog dialog = generic();
		final Button button = dialog.getButtons()[0];
		button.dispatchEvent(new java.awt.event.ActionEvent(button, java.awt.event.ActionEvent.ACTION_PERFORMED, button.getActionCommand()));
	}

	private void type(final String label, final String text) {
		((TextField) after(label)).setText(text);
	}

	private void choose(final String label, final String name) {
		((Choice) after(label)).select(name);
	}

	private Component after(final String label) {
		final Component[] all = generic().getComponents();
		for (int i = 0; i + 1 < all.length; i++)
			if (all[i] instanceof Label && ((Label) all[i]).getText().replaceAll(":$", "").equals(label)) return all[i + 1];
		throw new IllegalStateException("no field " + label + " in " + generic().getTitle());
	}

	private static GenericDialog generic() {
		for (final Window window : Window.getWindows())
			if (window instanceof GenericDialog && window.isShowing()) return (GenericDialog) window;
		return null;
	}

	private static Window frame(final String title) {
		return title.equals("Log") || ResultsTable.getResultsTable(title) != null ? (Window) WindowManager.getFrame(title) : null;
	}

	private Window plot() {
		return WindowManager.getCurrentImage() == null || WindowManager.getCurrentImage().getWidth() == 512 ? null
			: WindowManager.getCurrentWindow();
	}

	private BufferedImage plotted() throws Exception {
		final Window window = WindowManager.getCurrentWindow();
		IJ.run("Set... ", "zoom=50");
		window.setLocation(10, 130);
		settle();
		return shot(window);
	}

	private BufferedImage log(final int height) throws Exception {
		place("Log", 520, height);
		return shot(frame("Log"));
	}

	private void place(final String title, final int width, final int height) throws Exception {
		frame(title).setBounds(420, 200, width, height);
		settle();
	}

	private BufferedImage shot(final Window window) throws Exception {
		window.toFront();
		settle();
		return capture(window.getBounds());
	}

	private BufferedImage capture(final Rectangle part) {
		robot.mouseMove(1279, 1023);
		return robot.createScreenCapture(part);
	}

	private static BufferedImage under(final BufferedImage top, final BufferedImage bottom) {
		final BufferedImage both = new BufferedImage(Math.max(top.getWidth(), bottom.getWidth()), top.getHeight() + GAP + bottom
			.getHeight(), BufferedImage.TYPE_INT_RGB);
		final Graphics graphics = white(both);
		graphics.drawImage(top, 0, 0, null);
		graphics.drawImage(bottom, 0, top.getHeight() + GAP, null);
		return both;
	}

	/** Writes shots side by side. */
	private void keep(final String name, final BufferedImage... shots) throws Exception {
		int width = -GAP, height = 0;
		for (final BufferedImage shot : shots) {
			width += shot.getWidth() + GAP;
			height = Math.max(height, shot.getHeight());
		}
		final BufferedImage all = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		final Graphics graphics = white(all);
		int x = 0;
		for (final BufferedImage shot : shots) {
			graphics.drawImage(shot, x, 0, null);
			x += shot.getWidth() + GAP;
		}
		ImageIO.write(all, "png", new File(folder, "imagej_" + name + ".png"));
	}

	private static Graphics white(final BufferedImage image) {
		final Graphics graphics = image.getGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
		return graphics;
	}

	private void settle() throws Exception {
		pause(700);
		robot.waitForIdle();
	}

	private static void pause(final long millis) throws InterruptedException {
		Thread.sleep(millis);
	}

	private void until(final String what, final BooleanSupplier condition) throws Exception {
		final long end = System.currentTimeMillis() + 60_000;
		while (!condition.getAsBoolean()) {
			if (System.currentTimeMillis() > end) {
				keep("failed", capture(new Rectangle(0, 0, 1280, 1024)));
				throw new IllegalStateException("not there: " + what);
			}
			Thread.sleep(20);
		}
	}
}
