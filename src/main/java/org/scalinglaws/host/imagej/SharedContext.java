package org.scalinglaws.host.imagej;

import java.util.function.Supplier;

import org.scalinglaws.host.operations.ScriptLanguages;
import org.scijava.Context;

import ij.IJ;

/** The one SciJava context of an ImageJ session: Fiji's own, or one made when first needed. */
final class SharedContext {

	private SharedContext() {
		// static access only
	}

	/** Does something while SciJava looks for its plugins in the jars that ImageJ loaded. */
	static <T> T inPluginLoader(final Supplier<T> work) {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(SharedContext.class.getClassLoader());
		try {
			return work.get();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	static Context get() {
		return Holder.CONTEXT;
	}

	/** Made by the class loader, once. */
	private static final class Holder {

		static final Context CONTEXT = inPluginLoader(Holder::create);

		private static Context create() {
			// Fiji answers with the context it runs in, plain ImageJ with a new one
			final Object answer = IJ.runPlugIn("org.scijava.Context", "");
			final Context context = answer instanceof Context ? (Context) answer : new Context();
			ScriptLanguages.register(context);
			return context;
		}
	}
}
