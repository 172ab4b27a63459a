package org.scalinglaws.host.imagej;

import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.scalinglaws.host.convert.TableWindows;
import org.scalinglaws.online.model.OnlineProblem;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.object.ObjectService;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.text.TextWindow;
import net.imglib2.RandomAccessibleInterval;

/**
 * What an ImageJ session has at hand as the input of a command: its open images,
 * its open tables, and by name the matrices, measures and problems that earlier commands
 * left. A name stands for what was last put under it. Without a display tables
 * have no windows and are kept by name, too.
 */
public final class Sources {

	/** Stands for an input that is not given. */
	public static final String NONE = "none";

	private final Context context;
	private final ObjectService objects;

	public Sources(final Context context) {
		this.context = context;
		objects = context.service(ObjectService.class);
	}

	Context context() {
		return context;
	}

	/** Keeps a matrix, a measure or a problem under a name, in place of what had that name. */
	void keep(final String name, final Object value) {
		forget(name);
		objects.addObject(value, name);
	}

	/** Opens a table under a name, in place of what had that name; of a table of ours its metadata are kept, too. */
	void open(final String name, final ResultsTable table, final Columns metadata) {
		forget(name);
		if (GraphicsEnvironment.isHeadless()) objects.addObject(table, name);
		else table.show(name);
		if (metadata != null) objects.addObject(metadata, name);
	}

	/** The table of a name, or null. */
	public ResultsTable table(final String name) {
		final ResultsTable open = ResultsTable.getResultsTable(name);
		return open != null ? open : (ResultsTable) find(name, ResultsTable.class);
	}

	/** Whether a table that is open has the name of one that a module gives, and came from another command. */
	boolean isTakenByAnother(final ModuleInfo info) {
		for (final ModuleItem<?> output : info.outputs()) {
			final Columns open = (Columns) find(output.getName(), Columns.class);
			if (output.getType() == Columns.class && open != null && table(output.getName()) != null && !info
				.getDelegateClassName().equals(open.metadata().get("command"))) return true;
		}
		return false;
	}

	/** The names of what fits an input. */
	List<String> names(final ModuleItem<?> item) {
		final Class<?> type = item.getType();
		final List<String> names = new ArrayList<>();
		if (isKept(type)) return kept(type);
		if (type != ImagePlus.class) names.addAll(tables());
		if (isArray(type)) names.addAll(kept(RandomAccessibleInterval.class));
		if (type == Columns.class) return names;
		if (isPicture(item)) names.addAll(0, images());
		else names.addAll(images());
		return names;
	}

	/** The name that most likely is meant: the current image for a picture, or else the input's own, a table for a table. */
	String likely(final ModuleItem<?> item) {
		final List<String> names = isPicture(item) ? images() : names(item);
		if (!isPicture(item) && names.contains(item.getName())) return item.getName();
		if (!item.isRequired() || names.isEmpty()) return NONE;
		return names.get(0);
	}

	/**
	 * What bears the name, in the form that an input takes.
	 *
	 * @throws IllegalArgumentException if there is nothing of this name
	 */
	public Object get(final ModuleItem<?> item, final String name) {
		final Class<?> type = item.getType();
		final ImagePlus image = WindowManager.getImage(name);
		if (type == ImagePlus.class && image != null || isPicture(item) && image != null) return image;
		final ResultsTable table = isKept(type) || type == ImagePlus.class ? null : table(name);
		if (table != null) return type == Columns.class ? columns(name, table) : TableWindows.image(table);
		final Object kept = isArray(type) ? find(name, RandomAccessibleInterval.class) : isKept(type) ? find(name,
			type) : null;
		if (kept != null) return kept;
		if (isArray(type) && image != null) return image;
		throw new IllegalArgumentException(item.getName() + " must be the name of " + what(type) + " (there " + known(names(
			item)) + "), was " + name);
	}

	/** The names of all open images and tables. */
	List<String> open() {
		final List<String> names = images();
		names.addAll(tables());
		return names;
	}

	/** The table, image or matrix of a name, or null if there is none. */
	Object any(final String name) {
		final ResultsTable table = table(name);
		if (table != null) return columns(name, table);
		final ImagePlus image = WindowManager.getImage(name);
		return image != null ? image : find(name, RandomAccessibleInterval.class);
	}

	/** Says that a required input is not given. */
	static String missing(final ModuleItem<?> item) {
		return item.getName() + (isPicture(item) && images().isEmpty() ? " is required, but no image is open"
			: " is required, was not given");
	}

	/** The table with its metadata, if it is still as a command left it. */
	private Columns columns(final String name, final ResultsTable table) {
		final Columns shown = TableWindows.columns(table);
		final Columns kept = (Columns) find(name, Columns.class);
		return kept != null && kept.names().equals(shown.names()) && kept.names().stream().allMatch(column -> Arrays.equals(
			kept.column(column), shown.column(column))) ? kept : shown;
	}

	private static String known(final List<String> names) {
		return names.isEmpty() ? "is none" : "are " + names;
	}

	private static String what(final Class<?> type) {
		if (type == ImagePlus.class) return "an open image";
		if (type == Columns.class) return "an open table";
		if (OnlineProblem.class.isAssignableFrom(type)) return "a problem";
		return type == SpectralMeasure.class ? "a measure" : "an open table, a matrix or an open image";
	}

	/** The names of all tables, those of one row, which hold a command's numbers, after the others. */
	private List<String> tables() {
		final List<String> names = TableWindows.titles();
		names.addAll(kept(ResultsTable.class));
		names.sort(Comparator.comparing(name -> table(name).size() == 1));
		return names;
	}

	private static List<String> images() {
		final List<String> names = new ArrayList<>();
		final ImagePlus current = WindowManager.getCurrentImage();
		if (current != null) names.add(current.getTitle());
		for (final String title : WindowManager.getImageTitles())
			if (!names.contains(title)) names.add(title);
		return names;
	}

	/** Whether values of a type have no window, and go by the name that they are kept under alone. */
	static boolean isKept(final Class<?> type) {
		return type == SpectralMeasure.class || OnlineProblem.class.isAssignableFrom(type);
	}

	private static boolean isArray(final Class<?> type) {
		return RandomAccessibleInterval.class.isAssignableFrom(type);
	}

	/** Whether an input takes a picture rather than numbers. */
	static boolean isPicture(final ModuleItem<?> item) {
		final String name = item.getName().toLowerCase(Locale.ROOT);
		return item.getType() == ImagePlus.class || isArray(item.getType()) && (name.equals("image") || name.equals("map"));
	}

	private List<String> kept(final Class<?> type) {
		final List<String> names = new ArrayList<>();
		for (final Object object : objects.getObjects(type))
			if (objects.getName(object) != null) names.add(objects.getName(object));
		return names;
	}

	private Object find(final String name, final Class<?> type) {
		for (final Object object : objects.getObjects(type))
			if (name.equals(objects.getName(object))) return object;
		return null;
	}

	private void forget(final String name) {
		final Frame window = WindowManager.getFrame(name);
		if (window instanceof TextWindow && ResultsTable.getResultsTable(name) != null) ((TextWindow) window).close(false);
		for (final Class<?> kind : List.of(RandomAccessibleInterval.class, SpectralMeasure.class, OnlineProblem.class,
			Columns.class, ResultsTable.class))
			for (Object old = find(name, kind); old != null; old = find(name, kind))
				objects.removeObject(old);
	}
}
