package org.scalinglaws.host.operations;

import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;

import org.scijava.Context;
import org.scijava.script.AdaptedScriptLanguage;
import org.scijava.script.ScriptService;

/**
 * Adds Groovy and Jython to a context that has no such language, as far as their
 * engines are on the class path.
 * <p>
 * They are added by code and are no SciJava plugins, so that Fiji, which brings
 * its own, never sees them twice.
 * </p>
 */
public final class ScriptLanguages {

	private ScriptLanguages() {
		// static methods only
	}

	public static void register(final Context context) {
		// Jython would otherwise write a cache of Java packages to disk
		if (System.getProperty("python.cachedir.skip") == null) System.setProperty("python.cachedir.skip", "true");
		final ScriptService scripts = context.service(ScriptService.class);
		for (final ScriptEngineFactory engine : new ScriptEngineManager(Context.getClassLoader()).getEngineFactories())
			for (final String extension : new String[] { "groovy", "py" })
				if (engine.getExtensions().contains(extension) && scripts.getLanguageByExtension(extension) == null) scripts
					.getIndex().add(new AdaptedScriptLanguage(engine), true);
	}
}
