package org.scalinglaws.host.imagej;

import java.lang.reflect.Field;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.Map;

import org.scalinglaws.host.derive.Operations;

import ij.Macro;
import ij.Menus;
import ij.WindowManager;
import ij.macro.Interpreter;

/**
 * ImageJ's macro interpreter without a display: its table of commands, which comes
 * from menus and so needs one, is made of what plugins.config is derived from. From
 * {@code run(...)} on all is ImageJ's own: IJ.run, the Executer, the class loader
 * and the options by thread.
 */
final class Macros implements AutoCloseable {

	private final Field table;
	private final Object before;
	private final boolean batchBefore = Interpreter.batchMode;
	private final Map<String, String> labels = new LinkedHashMap<>();

	Macros() throws ReflectiveOperationException {
		final Map<String, String> commands = new LinkedHashMap<>();
		Operations.in(SharedContext.get()).menus().lines().filter(line -> line.startsWith("Plugins>")).forEach(line -> {
			final int quote = line.indexOf('"'), comma = line.lastIndexOf(','); // as ij.Menus reads it
			commands.put(line.substring(quote + 1, line.lastIndexOf('"', comma)), line.substring(comma + 1).trim());
		});
		commands.forEach((label, plugin) -> labels.put(plugin.replaceAll(".*[.:/](\\w+)(\\.groovy)?\"\\)$", "$1"), label));
		table = Menus.class.getDeclaredField("pluginsTable");
		table.setAccessible(true);
		before = table.get(null);
		table.set(null, new Hashtable<>(commands));
		Interpreter.batchMode = true; // images go without windows, as in any macro without ImageJ's own window
	}

	/** What the menu calls a command or a script. */
	String label(final String name) {
		return labels.get(name);
	}

	/**
	 * Runs a macro.
	 *
	 * @return what it returns
	 * @throws IllegalStateException if it was stopped, with the reason
	 */
	String run(final String macro) {
		final Interpreter interpreter = new Interpreter();
		String returned = null;
		try {
			returned = interpreter.run(macro, "");
		}
		catch (final RuntimeException exc) {
			if (!Macro.MACRO_CANCELED.equals(exc.getMessage())) throw exc; // how ImageJ ends some macros, with the reason below
		}
		if (interpreter.getErrorMessage() != null) throw new IllegalStateException(interpreter.getErrorMessage());
		return returned;
	}

	/** Leaves nothing behind: no images, no commands. */
	@Override
	public void close() throws ReflectiveOperationException {
		for (final int id : Interpreter.getBatchModeImageIDs())
			Interpreter.removeBatchModeImage(Interpreter.getBatchModeImage(id));
		WindowManager.setTempCurrentImage(null);
		Interpreter.batchMode = batchBefore;
		table.set(null, before);
	}
}
