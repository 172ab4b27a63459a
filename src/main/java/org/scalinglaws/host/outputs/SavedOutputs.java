package org.scalinglaws.host.outputs;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.scalinglaws.file.AtomicFile;
import org.scalinglaws.figure.sheet.Pictures;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;

import ij.ImagePlus;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Writes outputs into a folder, under their names, by the commands that save: a
 * table, a vector, a matrix (rows are dimension 0) and the nodes of a measure as
 * CSV, to the last bit; a plot as PNG and, where it has one, as SVG; a map, a matrix
 * and any other array as TIFF of 32 bits; all that is left in outputs.json.
 */
public final class SavedOutputs {

	private static final String COMMANDS = "org.scalinglaws.command.";
	private static final long MOST_CELLS = 10_000_000; // of a CSV file

	private final Context context;
	private final File folder;
	private final List<String> written = new ArrayList<>();

	/**
	 * @param folder is made when something is saved, if it is not there
	 * @throws IllegalArgumentException if it is a file, or cannot be made or written to
	 */
	public SavedOutputs(final Context context, final File folder) {
		this.context = context;
		this.folder = folder;
		if (folder.exists() && !folder.isDirectory()) throw new IllegalArgumentException(
			"the folder to save in must be a folder, was the file " + folder);
		AtomicFile.checkFolder(folder);
	}

	/**
	 * Writes all outputs; each file is there as a whole or not at all.
	 *
	 * @return the files
	 * @throws ExecutionException if one cannot be written
	 */
	public List<String> save(final Map<String, Object> outputs) throws ExecutionException, InterruptedException {
		final Map<String, Object> plain = new LinkedHashMap<>();
		for (final Map.Entry<String, Object> output : outputs.entrySet())
			if (!save(output.getKey(), output.getValue())) plain.put(output.getKey(), output.getValue());
		if (!plain.isEmpty()) {
			AtomicFile.write(new File(folder, "outputs.json"), (JsonOutputs.text(plain) + "\n").getBytes(
				StandardCharsets.UTF_8));
			written.add(new File(folder, "outputs.json").getPath());
		}
		return written;
	}

	/** Whether a value has files of its own. */
	private boolean save(final String name, final Object value) throws ExecutionException, InterruptedException {
		if (value instanceof Columns) table(name, (Columns) value);
		else if (value instanceof SpectralMeasure) table(name, MeasureTable.of((SpectralMeasure) value));
		else if (value instanceof double[]) table(name, columns(name, ImageArrays.image((double[]) value)));
		else if (value instanceof ImagePlus) plot(name, (ImagePlus) value);
		else if (value instanceof RandomAccessibleInterval && ((RandomAccessibleInterval<?>) value)
			.getType() instanceof RealType) array(name, (RandomAccessibleInterval<?>) value);
		else return false;
		return true;
	}

	@SuppressWarnings("unchecked") // as the type of its elements was seen to be
	private void array(final String name, final RandomAccessibleInterval<?> value) throws ExecutionException,
		InterruptedException
	{
		final RandomAccessibleInterval<? extends RealType<?>> array = (RandomAccessibleInterval<? extends RealType<?>>) value;
		final boolean map = value instanceof CalibratedImage;
		if (!map && array.numDimensions() <= 2 && array.size() <= MOST_CELLS) table(name, columns(name, array));
		if (array.size() > array.dimension(0)) save("SavePlot", "plot", map ? context.service(ConvertService.class).convert(value,
			ImagePlus.class) : FloatStack.of(name, array), name + ".tif");
	}

	private void plot(final String name, final ImagePlus plot) throws ExecutionException, InterruptedException {
		save("SavePlot", "plot", plot, name + (plot.getBitDepth() == 32 ? ".tif" : ".png"));
		if (Pictures.figure(plot) != null) save("SavePlot", "plot", plot, name + ".svg");
	}

	private void table(final String name, final Columns table) throws ExecutionException, InterruptedException {
		if (!table.names().isEmpty()) save("SaveTable", "table", table, name + ".csv");
	}

	private void save(final String command, final String input, final Object value, final String name)
		throws ExecutionException, InterruptedException
	{
		final File file = new File(folder, name);
		context.service(CommandService.class).run(COMMANDS + command, false, input, value, "file", file).get();
		written.add(file.getPath());
	}

	/** A vector as the column of its name, a matrix as columns name1, name2, ... */
	private static Columns columns(final String name, final RandomAccessibleInterval<? extends RealType<?>> array) {
		final int rows = (int) array.dimension(0);
		final int columns = array.numDimensions() == 1 ? 1 : (int) array.dimension(1);
		final double[] values = new double[rows * columns];
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(array).cursor();
		for (int i = 0; i < values.length; i++)
			values[i] = cursor.next().getRealDouble();
		final List<String> names = new ArrayList<>();
		for (int column = 1; column <= columns; column++)
			names.add(columns == 1 ? name : name + column);
		final Columns.Builder table = Columns.builder(names);
		final double[] row = new double[columns];
		for (int i = 0; i < rows; i++) {
			for (int column = 0; column < columns; column++)
				row[column] = values[column * rows + i];
			table.row(row);
		}
		return table.build();
	}
}
