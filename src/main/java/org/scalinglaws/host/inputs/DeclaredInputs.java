package org.scalinglaws.host.inputs;

import java.util.stream.LongStream;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.CalibratedImage;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The last thing before a module of this package runs: each input is as the module declares it, whoever gave it, a
 * program, a dialog, or the module itself as its default. {@link StrictModuleService} puts it behind all others, and
 * uses it also where nothing else is asked for. A vector in another form becomes an array of doubles here, once, however
 * often a command reads it.
 */
public final class DeclaredInputs extends AbstractPreprocessorPlugin {

	/** @throws IllegalArgumentException if one is not */
	@Override
	public void process(final Module module) {
		settle(module);
	}

	/**
	 * Checks all inputs, and makes vectors dense.
	 *
	 * @throws IllegalArgumentException if one is not as declared
	 */
	public static void settle(final Module module) {
		InputRanges.check(module);
		for (final ModuleItem<?> item : StrictInputs.given(module.getInfo())) {
			final Object value = module.getInput(item.getName());
			if (isVector(value)) module.setInput(item.getName(), dense(item.getName(), value));
		}
	}

	/** Whether something holds numbers along one dimension, and no axes. */
	private static boolean isVector(final Object value) {
		return value instanceof RandomAccessibleInterval && !(value instanceof CalibratedImage) && LongStream.of(
			((RandomAccessibleInterval<?>) value).dimensionsAsLongArray()).filter(size -> size != 1).count() == 1;
	}

	@SuppressWarnings("unchecked") // was checked
	private static Object dense(final String name, final Object image) {
		return ImageArrays.dense(name, (RandomAccessibleInterval<? extends RealType<?>>) image);
	}
}
