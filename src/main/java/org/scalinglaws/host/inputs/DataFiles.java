package org.scalinglaws.host.inputs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

import org.scalinglaws.file.AtomicFile;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.report.InlineSvg;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandService;

import ij.ImagePlus;
import ij.io.Opener;

/** Opens files as the tables, images and numbers that inputs ask for. */
public final class DataFiles {

	private static final String OPEN_TABLE = "org.scalinglaws.command.OpenTable";

	private final Context context;

	/** Opens tables by the commands of a context. */
	public DataFiles(final Context context) {
		this.context = context;
	}

	/**
	 * A table as the command that opens tables reads it.
	 *
	 * @throws IllegalArgumentException if there is no such file, or it is no table
	 */
	Columns table(final String name, final String path) {
		final File file = file(name, "the path of a table", path);
		try {
			return (Columns) context.service(CommandService.class).run(OPEN_TABLE, false, "file", file).get().getOutput("table");
		}
		catch (final ExecutionException exc) {
			Throwable cause = exc;
			while (cause.getCause() != null && !(cause instanceof IllegalArgumentException))
				cause = cause.getCause();
			throw new IllegalArgumentException(name + " must be the path of a table: " + cause.getMessage(), exc);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while " + path + " was opened", exc);
		}
	}

	/**
	 * An image in one of the formats that ImageJ knows.
	 *
	 * @throws IllegalArgumentException if there is no such file, or it is no image
	 */
	ImagePlus image(final String name, final String path) {
		final File file = file(name, "the path of an image", path);
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final ImagePlus image = isTable(file) ? null : opener.openImage(file.getPath());
		if (image == null) throw new IllegalArgumentException(name + " must be an image that ImageJ opens, was " + path);
		return image;
	}

	/**
	 * An image, or of a table with one column a vector, of another one the matrix:
	 * rows are dimension 0, columns dimension 1.
	 *
	 * @throws IllegalArgumentException if there is no such file, or it is neither
	 */
	Object numbers(final String name, final String path) {
		if (!isTable(file(name, "a list of numbers, as [1, 0.5], or the path of a table or image", path))) return image(name,
			path);
		final Columns table = table(name, path);
		if (table.names().size() == 1) return table.column(table.names().get(0));
		final double[] values = new double[table.rows() * table.names().size()];
		for (int column = 0; column < table.names().size(); column++)
			System.arraycopy(table.column(table.names().get(column)), 0, values, column * table.rows(), table.rows());
		return ImageArrays.image(values, table.rows());
	}

	/**
	 * A table, a drawing or an image.
	 *
	 * @throws IllegalArgumentException if there is no such file, or it is none of them
	 */
	public Object any(final String name, final String path) {
		final File file = file(name, "names of what is open, or paths of tables, drawings and images", path);
		if (isTable(file)) return table(name, path);
		if (!file.getName().toLowerCase(Locale.ROOT).endsWith(".svg")) return image(name, path);
		try {
			return InlineSvg.of(Files.readString(file.toPath()));
		}
		catch (final IOException exc) {
			throw new IllegalArgumentException(name + " cannot be read: " + path + " (" + AtomicFile.reason(exc) + ")", exc);
		}
		catch (final IllegalArgumentException exc) {
			throw new IllegalArgumentException(name + " must be the path of a drawing: " + path + ", " + exc.getMessage(), exc);
		}
	}

	private static boolean isTable(final File file) {
		return file.getName().toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt)");
	}

	private static File file(final String name, final String what, final String path) {
		final File file = new File(path);
		if (file.isFile()) return file;
		throw new IllegalArgumentException(name + " must be " + what + ", was " + path + (file.isDirectory()
			? " (a folder)" : " (there is no such file)"));
	}
}
