package org.scalinglaws.spark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;

import org.scalinglaws.command.support.OperationService;
import org.scalinglaws.command.support.sweep.OperationWork;
import org.scalinglaws.command.support.sweep.SweepPlan;
import org.scalinglaws.file.AtomicFile;
import org.scalinglaws.host.operations.ScriptFile;
import org.scalinglaws.sweep.cell.CellWork;
import org.scijava.Context;
import org.scijava.module.ModuleInfo;

/**
 * An operation on its way to other computers: its name, or of a script file the text.
 *
 * @param command as the settings of the sweep name it
 * @param script text of the script file, or null
 * @param fixed the inputs that are the same in all cells: numbers, texts and truth values
 */
record ShippedOperation(String command, String script, LinkedHashMap<String, Object> fixed) implements CellSource {

	/**
	 * What the cells of a sweep do.
	 *
	 * @throws IllegalArgumentException if an input is more than numbers, texts and truth values
	 */
	static ShippedOperation of(final SweepPlan plan) {
		plan.fixed().forEach((name, value) -> {
			if (!(value instanceof Number || value instanceof String || value instanceof Boolean))
				throw new IllegalArgumentException("input " + name + " must be a number, text or truth value on Spark, was of type " +
					value.getClass().getSimpleName());
		});
		final String command = plan.settings().command();
		return new ShippedOperation(command, plan.settings().script() == null ? null : text(new File(command)),
			new LinkedHashMap<>(plan.fixed()));
	}

	private static String text(final File script) {
		try {
			return Files.readString(script.toPath(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("script file cannot be read: " + script + " (" + AtomicFile.reason(e) + ")", e);
		}
	}

	@Override
	public CellWork work() {
		return ProcessContext.work(this);
	}

	/** {@return the work in a context} */
	CellWork in(final Context context) {
		final OperationService operations = context.service(OperationService.class);
		final ModuleInfo info = script == null ? operations.find(command) : ScriptFile.of(context, new File(command), script);
		return new OperationWork(operations, info, fixed);
	}
}
