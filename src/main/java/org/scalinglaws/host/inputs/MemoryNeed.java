package org.scalinglaws.host.inputs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import net.imglib2.RandomAccessibleInterval;

/** Says in a sentence that a run needed more memory than Java may take, and which of its inputs are large. */
public final class MemoryNeed {

	private static final long MEGABYTE = 1 << 20;
	private static final int LARGE = 1000, NAMED = 3;

	private MemoryNeed() {
		// static functions only
	}

	/** {@return what a run threw; where memory was the cause, an {@link IllegalArgumentException} that says so} */
	public static Throwable named(final Module module, final Throwable thrown) {
		final OutOfMemoryError error = cause(thrown);
		if (error == null) return thrown;
		return new IllegalArgumentException(sentence(module.getInfo().getTitle().replaceFirst("\\.+$", "") + large(module), error
			.getMessage()), error);
	}

	/** {@return the lack of memory that something was thrown for, or null} */
	public static OutOfMemoryError cause(final Throwable thrown) {
		Throwable cause = thrown;
		while (cause != null && !(cause instanceof OutOfMemoryError))
			cause = cause.getCause();
		return (OutOfMemoryError) cause;
	}

	/**
	 * A sentence.
	 *
	 * @param what needs memory
	 * @param complaint of Java
	 */
	public static String sentence(final String what, final String complaint) {
		return what + " needs more memory than the " + Runtime.getRuntime().maxMemory() / MEGABYTE + " MB that Java may take (" +
			complaint + "); allow more with -Xmx, in ImageJ under Edit > Options > Memory & Threads";
	}

	/** A whole number or an array among the inputs, and how many numbers it stands for. */
	private record Size(String text, long numbers) {}

	private static String large(final Module module) {
		final List<Size> sizes = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			final Object value = module.getInput(item.getName());
			if (value instanceof Integer number) sizes.add(new Size(item.getName() + " = " + number, number));
			else if (value instanceof RandomAccessibleInterval<?> array) sizes.add(new Size(item.getName() + " of " + array.size() +
				" numbers", array.size()));
		}
		final String largest = sizes.stream().filter(size -> size.numbers >= LARGE).sorted(Comparator.comparingLong(Size::numbers)
			.reversed()).limit(NAMED).map(Size::text).collect(Collectors.joining(", "));
		return largest.isEmpty() ? "" : " with " + largest;
	}
}
