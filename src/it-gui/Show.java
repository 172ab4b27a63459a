import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Label;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.process.ByteProcessor;

/**
 * A person at ImageJ: opens a picture, goes through menus and dialogs with mouse and
 * keys, and keeps a picture of each step. Started by show.sh.
 */
public class Show {

	private static final long PATIENCE_MILLIS = 30_000;

	// where the menu bar shows Plugins, in the fonts of a bare X server: from the left, and above its lower edge
	private static final int PLUGINS_X = 321;
	private static final int PLUGINS_Y = 12;

	private final Robot robot = new Robot();
	private final File folder;
	private int shot;

	Show(final File folder) throws Exception {
		this.folder = folder;
		robot.setAutoDelay(25);
		robot.setAutoWaitForIdle(true);
	}

	public static void main(final String[] args) throws Exception {
		int failed = 1;
		try {
			new Show(new File(args[0])).run(args[1]);
			failed = 0;
		}
		catch (final Exception exc) {
			exc.printStackTrace();
		}
		System.exit(failed); // the windows would keep it alive
	}

	private void run(final String picture) throws Exception {
		ImageJ.main(new String[0]);
		until("ImageJ", () -> IJ.getInstance() != null && IJ.getInstance().isShowing());
		IJ.getInstance().setLocation(10, 10);
		pause(800);
		refusals();
		IJ.open(picture);
		until("picture", () -> WindowManager.getCurrentImage() != null);
		WindowManager.getCurrentImage().getWindow().setLocation(700, 120);
		new Recorder().setLocation(10, 760);
		pause(800);

		menu("Data", "Image Spectrum...", true);
		field("Patch size", "600");
		snap("wrong_dialog_before");
		refused("patchSize must be in [1, 32], was 600");
		snap("wrong");
		field("Patch size", "8");
		field("Patches", "5000");
		ok("image_spectrum", "spectrum");

		menu("Data", "Teacher Weights...", false);
		ok("teacher_weights", "teacher");
		menu("Data", "Initial Weights...", false);
		field("Dimension", "64");
		ok("initial_weights", "weights");

		menu("Phase Retrieval", "Integrate Flow...", true);
		field("End time", "10000");
		ok("integrate_flow", "trajectory");
		save("trajectory", "flow");

		menu("Phase Retrieval", "Simulate SGD...", false);
		field("Learning rate", "0.002");
		field("Steps", "200000");
		field("Runs", "3");
		ok("simulate_sgd", "SimulateSGD_trajectory");
		save("SimulateSGD_trajectory", "sgd");

		menu("Analysis", "Fit Exponent...", false);
		choose("Table", "trajectory");
		field("y", "meanSquaredError");
		field("From", "100");
		field("To", "5000");
		ok("fit_exponent", "details");
		save("details", "details");
		check(ResultsTable.getResultsTable("Fit Exponent").size() == 1, "single numbers make a table of one row");

		menu("Analysis", "Plot Table...", false);
		choose("Table", "SimulateSGD_trajectory");
		field("y", "meanSquaredError");
		choose("Theory", "trajectory");
		field("Group", "run");
		final int images = WindowManager.getImageCount();
		snap("plot_table_dialog");
		accept();
		until("plot", () -> WindowManager.getImageCount() > images);
		pause(800);
		snap("plot_table");

		menu("Phase Retrieval", "Simulate SGD...", false);
		field("Steps", "1000000000000");
		field("Learning rate", "1e-9");
		field("Results", "long");
		accept();
		pause(1500);
		snap("progress");
		final Point at = IJ.getInstance().getLocationOnScreen();
		robot.mouseMove(at.x + IJ.getInstance().getWidth() / 2, at.y + IJ.getInstance().getHeight() - 8);
		click();
		IJ.getInstance().requestFocus();
		pause(500);
		final long start = System.nanoTime();
		key(KeyEvent.VK_ESCAPE);
		until("partial result", () -> ResultsTable.getResultsTable("long_trajectory (canceled)") != null);
		System.out.printf(Locale.ROOT, "Escape: %.0f ms%n", 1e-6 * (System.nanoTime() - start));
		pause(500);
		snap("canceled");
		final Recorder recorder = Recorder.getInstance();
		final String recorded = recorder.getText();
		java.nio.file.Files.writeString(new File(folder, "recorded.ijm").toPath(), recorded);
		Recorder.record = false;
		replay(recorded.substring(0, recorded.lastIndexOf("run(")));
	}

	/** Dialogs that say what is wrong and stay: without an image, and with one that is too small. */
	private void refusals() throws Exception {
		menu("Data", "Image Spectrum...", false);
		refused("image is required, but no image is open");
		snap("no_image");
		clickOn(dialog().getButtons()[1]);
		until("dialog closed", () -> dialog() == null);

		final ImagePlus small = new ImagePlus("small", new ByteProcessor(20, 10));
		small.show();
		menu("Data", "Image Spectrum...", false);
		refused("image must have at least 16 pixels (patchSize) in dimension 1, was 10");
		snap("image_too_small");
		field("Patch size", "x");
		refused("patchSize must be a number, was x");
		clickOn(dialog().getButtons()[1]);
		until("dialog closed", () -> dialog() == null);

		for (final String macro : new String[] { "run('Fit Exponent...', 'table=nothing y=loss');",
			"run('Image Spectrum...', 'patch_size=16');", "run('Image Spectrum...', 'size=16');" })
			check(!"went on".equals(IJ.runMacro(macro + " return 'went on';")) && dialog() == null, macro + " stops");
		small.close();
		((ij.text.TextWindow) WindowManager.getFrame("Log")).close(false);
		System.out.println("wrong values are named, in dialogs that stay open; macros stop without a dialog");
	}

	/** Clicks on OK until the dialog says why not. */
	private void refused(final String why) throws Exception {
		for (int i = 0; i < 5 && !why.equals(message()); i++) {
			if (i % 2 == 0) clickOn(dialog().getButtons()[0]);
			else key(KeyEvent.VK_ENTER);
			for (int wait = 0; wait < 40 && !why.equals(message()); wait++)
				pause(50);
		}
		if (!why.equals(message())) snap("failed");
		check(why.equals(message()), "the dialog says " + why + ", it says " + message());
	}

	/** What the dialog says below its fields, on one line. */
	private static String message() throws ReflectiveOperationException {
		final GenericDialog dialog = dialog();
		if (dialog == null) return null;
		final java.lang.reflect.Field lines = MultiLineLabel.class.getDeclaredField("lines");
		lines.setAccessible(true);
		return String.join(" ", (String[]) lines.get(dialog.getMessage())).trim();
	}

	/** Plays what was recorded, all but the run that was canceled; the tables must be the same. */
	private void replay(final String macro) throws Exception {
		for (final String name : new String[] { "trajectory", "SimulateSGD_trajectory", "details" })
			((ij.text.TextWindow) WindowManager.getFrame(name)).close(false);
		IJ.runMacro(macro);
		save("trajectory", "flow_replayed");
		save("SimulateSGD_trajectory", "sgd_replayed");
		save("details", "details_replayed");
		for (final String name : new String[] { "flow", "sgd", "details" })
			check(java.nio.file.Files.mismatch(new File(folder, name + ".csv").toPath(), new File(folder, name +
				"_replayed.csv").toPath()) < 0, "the recorded macro gives the same " + name);
		System.out.println("the recorded macro gives the same numbers");
		final String stopped = IJ.runMacro("setBatchMode(true); run('Fit Exponent...', 'table=nothing y=loss'); return 'went on';");
		check(!"went on".equals(stopped) && IJ.getLog().contains("was nothing") && dialog() == null,
			"a missing table stops the macro without a dialog");
	}

	/** Opens the dialog of an entry of Plugins > Scaling Laws, at the second try if a click is lost. */
	private void menu(final String sub, final String entry, final boolean shown) throws Exception {
		for (int i = 0; i < 5 && dialog() == null; i++) {
			walk(sub, entry, shown && i == 0);
			for (int wait = 0; wait < 60 && dialog() == null; wait++)
				pause(50);
			for (int menus = 0; menus < 4 && dialog() == null; menus++)
				slowly(KeyEvent.VK_ESCAPE);
			if (dialog() != null && !dialog().getTitle().equals(entry)) clickOn(dialog().getButtons()[1]);
		}
		until("dialog " + entry, () -> dialog() != null && dialog().getTitle().equals(entry));
		pause(400);
	}

	/** Goes to an entry by the keys that menus know. */
	private void walk(final String sub, final String entry, final boolean shown) throws Exception {
		final ImageJ ij = IJ.getInstance();
		ij.toFront();
		ij.requestFocus();
		final Point at = ij.getLocationOnScreen();
		final java.awt.MenuBar bar = Menus.getMenuBar();
		int plugins = 0;
		while (!bar.getMenu(plugins).getLabel().equals("Plugins"))
			plugins++;
		robot.mouseMove(at.x + ij.getInsets().left + PLUGINS_X, at.y + ij.getInsets().top - PLUGINS_Y);
		pause(300);
		click();
		pause(1000);
		slowly(KeyEvent.VK_UP); // to the last entry, whether or not the click selected the first one
		slowly(KeyEvent.VK_RIGHT);
		final Menu laws = (Menu) find(bar.getMenu(plugins), "Scaling Laws");
		down(laws, sub);
		slowly(KeyEvent.VK_RIGHT);
		down((Menu) find(laws, sub), entry);
		if (shown) snap("menu_" + sub.toLowerCase(Locale.ROOT).replace(' ', '_'));
		key(KeyEvent.VK_ENTER);
	}

	private void down(final Menu menu, final String label) throws InterruptedException {
		int steps = 0;
		for (int i = 0; !menu.getItem(i).getLabel().equals(label); i++)
			if (!menu.getItem(i).getLabel().equals("-")) steps++;
		for (int i = 0; i < steps; i++)
			slowly(KeyEvent.VK_DOWN);
	}

	private void slowly(final int code) throws InterruptedException {
		key(code);
		pause(150);
	}

	private static MenuItem find(final Menu menu, final String label) {
		for (int i = 0; i < menu.getItemCount(); i++)
			if (menu.getItem(i).getLabel().equals(label)) return menu.getItem(i);
		throw new IllegalStateException("no menu entry " + label);
	}

	private static GenericDialog dialog() {
		for (final Window window : Window.getWindows())
			if (window instanceof GenericDialog && window.isShowing()) return (GenericDialog) window;
		return null;
	}

	/** Types into the field after a label. */
	private void field(final String label, final String text) throws Exception {
		final TextField field = (TextField) after(label);
		field.requestFocus();
		clickOn(field);
		robot.keyPress(KeyEvent.VK_CONTROL);
		key(KeyEvent.VK_A);
		robot.keyRelease(KeyEvent.VK_CONTROL);
		field.selectAll();
		for (final char c : text.toCharArray())
			type(c);
		until(label + " = " + text + ", was " + field.getText(), () -> field.getText().equals(text));
	}

	private void choose(final String label, final String name) throws Exception {
		final Choice choice = (Choice) after(label);
		choice.requestFocus();
		pause(200);
		for (int i = 0; i < choice.getItemCount(); i++)
			key(KeyEvent.VK_UP);
		while (!choice.getSelectedItem().equals(name)) {
			final int before = choice.getSelectedIndex();
			key(KeyEvent.VK_DOWN);
			pause(50);
			check(choice.getSelectedIndex() > before, label + " offers " + name);
		}
	}

	private Component after(final String label) throws Exception {
		final Component[] all = dialog().getComponents();
		for (int i = 0; i + 1 < all.length; i++)
			if (all[i] instanceof Label && ((Label) all[i]).getText().replaceAll(":$", "").equals(label)) {
				final Component field = all[i + 1];
				if (!field.isVisible()) clickOn(more());
				until(label + " is shown", field::isShowing);
				return field;
			}
		throw new IllegalStateException("no field " + label + " in " + dialog().getTitle());
	}

	/** What shows the inputs that a long dialog leaves out. */
	private Component more() {
		for (final Component part : dialog().getComponents())
			if (part instanceof Button && ((Button) part).getLabel().equals("More inputs")) return part;
		throw new IllegalStateException("no button for more inputs in " + dialog().getTitle());
	}

	private void ok(final String name, final String result) throws Exception {
		snap(name + "_dialog");
		final ResultsTable old = ResultsTable.getResultsTable(result);
		accept();
		until("table " + result, () -> ResultsTable.getResultsTable(result) != null && ResultsTable.getResultsTable(
			result) != old);
		pause(600);
		snap(name);
	}

	/** Clicks on OK, or else types Enter: without a window manager some clicks are lost. */
	private void accept() throws InterruptedException {
		final GenericDialog dialog = dialog();
		for (int i = 0; i < 5 && dialog.isShowing(); i++) {
			if (i % 2 == 0) clickOn(dialog.getButtons()[0]);
			else key(KeyEvent.VK_ENTER);
			for (int wait = 0; wait < 20 && dialog.isShowing(); wait++)
				pause(50);
		}
	}

	private void save(final String title, final String name) {
		final ResultsTable table = ResultsTable.getResultsTable(title);
		final StringBuilder text = new StringBuilder(String.join(",", table.getHeadings())).append('\n');
		for (int row = 0; row < table.size(); row++) {
			final List<String> numbers = new ArrayList<>();
			for (final String column : table.getHeadings())
				numbers.add(Double.toString(table.getValue(column, row)));
			text.append(String.join(",", numbers)).append('\n');
		}
		try {
			java.nio.file.Files.writeString(new File(folder, name + ".csv").toPath(), text);
		}
		catch (final java.io.IOException exc) {
			throw new java.io.UncheckedIOException(exc);
		}
	}

	private void clickOn(final Component component) {
		final Point at = component.getLocationOnScreen();
		robot.mouseMove(at.x + component.getWidth() / 2, at.y + component.getHeight() / 2);
		click();
	}

	private void click() {
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
	}

	private void type(final char c) {
		final boolean shift = Character.isUpperCase(c);
		if (shift) robot.keyPress(KeyEvent.VK_SHIFT);
		key(KeyEvent.getExtendedKeyCodeForChar(c));
		if (shift) robot.keyRelease(KeyEvent.VK_SHIFT);
	}

	private void key(final int code) {
		robot.keyPress(code);
		robot.keyRelease(code);
	}

	private void snap(final String name) throws Exception {
		final Rectangle screen = new Rectangle(java.awt.Toolkit.getDefaultToolkit().getScreenSize());
		ImageIO.write(robot.createScreenCapture(screen), "png", new File(folder, String.format("%02d_%s.png", ++shot, name)));
	}

	private static void pause(final long millis) throws InterruptedException {
		Thread.sleep(millis);
	}

	private void until(final String what, final BooleanSupplier condition) throws Exception {
		final long end = System.currentTimeMillis() + PATIENCE_MILLIS;
		while (!condition.getAsBoolean()) {
			if (System.currentTimeMillis() > end) {
				snap("failed");
				System.err.println("not there: " + what);
				System.exit(1);
			}
			Thread.sleep(20);
		}
	}

	private static void check(final boolean truth, final String what) {
		if (truth) return;
		System.err.println("not so: " + what);
		System.exit(1);
	}
}
