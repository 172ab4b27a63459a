package org.scalinglaws.host.operations;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

import javax.script.ScriptContext;
import javax.script.ScriptEngine;

import org.scijava.script.AdaptedScriptLanguage;
import org.scijava.script.ScriptInfo;
import org.scijava.script.ScriptLanguage;
import org.scijava.script.ScriptModule;

/**
 * A script language whose engines go from run to run with what they have compiled,
 * which takes a thousand times as long as a run of many scripts. Each run has an engine
 * for itself, and begins without variables.
 */
final class KeptEngines extends AdaptedScriptLanguage {

	private final ScriptLanguage language;
	private final Deque<ScriptEngine> idle = new ConcurrentLinkedDeque<>();

	private KeptEngines(final ScriptLanguage language) {
		super(language);
		this.language = language;
	}

	/** Runs a script; others of the same file may run at the same time. */
	static void run(final ScriptModule script, final Runnable run) {
		final KeptEngines engines = of(script.getInfo());
		try {
			run.run();
		}
		finally {
			engines.keep(script.getEngine());
		}
	}

	private static KeptEngines of(final ScriptInfo info) {
		synchronized (info) { // all modules of a script share its language
			if (!(info.getLanguage() instanceof KeptEngines)) info.setLanguage(new KeptEngines(info.getLanguage()));
			return (KeptEngines) info.getLanguage();
		}
	}

	@Override
	public ScriptEngine getScriptEngine() {
		final ScriptEngine kept = idle.poll();
		return kept == null ? language.getScriptEngine() : kept;
	}

	private void keep(final ScriptEngine engine) {
		engine.setBindings(engine.createBindings(), ScriptContext.ENGINE_SCOPE);
		idle.push(engine);
	}

	@Override
	public Object decode(final Object value) {
		return language.decode(value);
	}
}
