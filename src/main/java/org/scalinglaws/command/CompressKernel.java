package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.propagation.compression.Compression;
import org.scalinglaws.propagation.compression.KernelLayer;
import org.scalinglaws.propagation.compression.PowerLawLayer;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** The error of a layer of which only the strongest components are kept, by power laws or of an image stack. */
@Plugin(type = Command.class, headless = true, description = "Measures what a layer's output loses if only the strongest components of its kernel are kept, by a power law or of an image stack",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "deep-networks.md#compression"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Deep Networks", weight = 3.95), @Menu(label = "Compress Kernel...", weight = 6) })
public class CompressKernel extends ScalingCommand {

	@Parameter(label = "Exponent", description = "a of the components' strengths r^-a, 0 to 20", min = "0", max = "20",
		stepSize = "0.25", persist = false)
	private double exponent = 1;

	@Parameter(label = "Rows", description = "Outputs, 1 to 1000000", min = "1", max = "1000000", persist = false)
	private int rows = 40;

	@Parameter(label = "Columns", description = "Inputs, 1 to 1000000", min = "1", max = "1000000", persist = false)
	private int columns = 40;

	@Parameter(label = "Ranks", description = "Components that are kept, a vector of whole numbers, 0 to min(rows, columns) each",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> ranks;

	@Parameter(label = "Samples", description = "Normal inputs, 1 to 10000000", min = "1", max = "10000000",
		persist = false)
	private int samples = 1000;

	@Parameter(label = "Seed", description = "Of the inputs, 0 to 9007199254740991", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(label = "Kernel", description = "In place of exponent, rows and columns: an image is a matrix, dimension 0 its rows; of a stack a pixel is a row and a slice a column. At most 2e7 numbers, the smaller side at most 1024",
		required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> kernel;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns rank, error (root mean square of what the output loses, relative), errorStandardError, predictedError, bound = sqrt(rank (rows + columns)/samples), largestGain (largest length lost over that of the input), gainBound (which it does not exceed)")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Predicted exponent", description = "Slope of the error over ranks far below min(rows, columns): -(exponent - 1/2); NaN where there is none")
	private double predictedExponent;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "power law, or why there is no predicted exponent")
	private String reason;

	@Override
	public void run() {
		final double[] kept = ImageArrays.vector("ranks", ranks);
		final double[] numbers = kernel == null ? null : ImageArrays.values("kernel", kernel);
		final int height = kernel == null ? rows : sliceNumbers();
		Compression.requireRanks(kept, Math.min(height, kernel == null ? columns : numbers.length / height));
		predictedExponent = kernel == null && exponent > 0.5 ? 0.5 - exponent : Double.NaN;
		reason = kernel != null ? "a given kernel has no exponent of its own" : exponent > 0.5 ? "power law"
			: "the squares of the strengths have no finite sum for an exponent of 0.5 or less";
		quickly(progress -> Compression.of(kernel == null ? new PowerLawLayer(exponent, rows, columns) : new KernelLayer(
			numbers, height), kept, samples, seed, progress), measured -> table = signed(measured));
	}

	/** The first dimension of an image, or the first two of a stack, make the rows. */
	private int sliceNumbers() {
		return (int) (kernel.dimension(0) * (kernel.numDimensions() > 2 ? kernel.dimension(1) : 1));
	}
}
