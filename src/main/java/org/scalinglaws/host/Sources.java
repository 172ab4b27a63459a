package org.scalinglaws.host;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.object.ObjectService;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import net.imglib2.RandomAccessibleInterval;

/**
 * What an ImageJ session has at hand as the input of a command: its open images,
 * its open tables, and the matrices that earlier commands left, by name.
 */
final class Sources {

	/** Stands for an input that is not given. */
	static final String NONE = "none";

	private final ObjectService objects;

	Sources(final Context context) {
		objects = context.service(ObjectService.class);
	}

	/** Keeps a matrix under a name, in place of an older one of that name. */
	void keep(final String name, final RandomAccessibleInterval<?> matrix) {
		matrices().stream().filter(m -> name.equals(objects.getName(m))).forEach(objects::removeObject);
		objects.addObject(matrix, name);
	}

	/** The names of what fits an input of this type; the current image comes first. */
	List<String> names(final Class<?> type) {
		final List<String> names = new ArrayList<>();
		if (type != Columns.class) {
			final ImagePlus current = WindowManager.getCurrentImage();
			if (current != null) names.add(current.getTitle());
			for (final String title : WindowManager.getImageTitles())
				if (!names.contains(title)) names.add(title);
		}
		if (type != ImagePlus.class) names.addAll(TableWindows.titles());
		if (type.isAssignableFrom(RandomAccessibleInterval.class)) matrices().forEach(m -> names.add(objects.getName(m)));
		return names;
	}

	/** What bears the name, in the form of the type; null for {@link #NONE}. */
	Object get(final String name, final Class<?> type) {
		final ResultsTable table = ResultsTable.getResultsTable(name);
		if (type == Columns.class) return table == null ? null : TableWindows.columns(table);
		final ImagePlus image = WindowManager.getImage(name);
		if (image != null || type == ImagePlus.class) return image;
		if (table != null) return TableWindows.image(table);
		return matrices().stream().filter(m -> name.equals(objects.getName(m))).findFirst().orElse(null);
	}

	@SuppressWarnings("rawtypes") // a class literal has no type arguments
	private List<RandomAccessibleInterval> matrices() {
		return objects.getObjects(RandomAccessibleInterval.class);
	}
}
