package org.scalinglaws.host;

import java.lang.reflect.InvocationTargetException;


import ij.IJ;
import ij.plugin.PlugIn;

/**
 * All menu entries of this package in plain ImageJ: {@code plugins.config} names
 * this class with a command's class or script:PATH as the argument.
 * <p>
 * It is compiled for Java 8, so that an ImageJ on a Java older than the other
 * classes need can say so. Nothing but {@code imagej.MenuEntry}, and that by its name,
 * may be used from here.
 * </p>
 */
public class Scaling_Laws implements PlugIn {

	private static final int NEEDED = 17;

	@Override
	public void run(final String target) {
		final String complaint = complaint(System.getProperty("java.specification.version"));
		if (complaint != null) IJ.error("Scaling Laws", complaint);
		else start(target);
	}

	/** What to tell the person whose Java is too old, or null. */
	static String complaint(final String version) {
		final int major = Integer.parseInt(version.replaceFirst("^1\\.", "").replaceFirst("\\D.*", ""));
		return major >= NEEDED ? null : "Scaling Laws needs Java " + NEEDED + " or newer; this ImageJ runs on Java " +
			version + ".\nReplace the folder jre or java beside ImageJ, or start ImageJ with a newer Java.";
	}

	private static void start(final String target) {
		try {
			Class.forName("org.scalinglaws.host.imagej.MenuEntry").getMethod("run", String.class).invoke(null, target);
		}
		catch (final InvocationTargetException exc) {
			if (exc.getCause() instanceof Error) throw (Error) exc.getCause();
			throw (RuntimeException) exc.getCause(); // it declares no other
		}
		catch (final ReflectiveOperationException exc) {
			throw new IllegalStateException(exc);
		}
	}
}
