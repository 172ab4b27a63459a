package org.scalinglaws.command;

import java.util.concurrent.ExecutionException;

import org.scalinglaws.ground.ImageArrays;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.DoubleType;

/** Runs commands as scripts do, in a context of its own, and throws what they threw. */
final class Commands implements AutoCloseable {

	private final Context context = new Context(CommandService.class);

	/** Runs a command with inputs in pairs of name and value. */
	CommandModule run(final Class<? extends Command> command, final Object... inputs) {
		try {
			return context.service(CommandService.class).run(command, false, inputs).get();
		}
		catch (final ExecutionException e) {
			Throwable cause = e;
			while (cause.getCause() != null)
				cause = cause.getCause();
			throw cause instanceof RuntimeException ? (RuntimeException) cause : new IllegalStateException(cause);
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** An output that is a vector or a matrix. */
	@SuppressWarnings("unchecked")
	static double[] values(final CommandModule module, final String name) {
		final RandomAccessibleInterval<DoubleType> image = (RandomAccessibleInterval<DoubleType>) module.getOutput(name);
		return ImageArrays.matrix(name, image, (int) image.dimension(0));
	}

	@Override
	public void close() {
		context.dispose();
	}
}
