package org.scalinglaws.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.scalinglaws.host.headless.MemoryPreferencesFactory;
import org.scalinglaws.host.operations.ScriptLanguages;
import org.scalinglaws.sweep.cell.CellWork;
import org.scijava.Context;

/**
 * The SciJava context of this process, and what was found in it, made when they are first needed: they serve all tasks
 * that the process will run.
 */
final class ProcessContext {

	private static final Map<ShippedOperation, CellWork> WORK = new ConcurrentHashMap<>();

	private ProcessContext() {
		// static access only
	}

	/** Made by the class that is loaded when it is asked for. */
	private static final class Holder {

		static final Context CONTEXT = create();

		private static Context create() {
			System.setProperty("java.awt.headless", "true");
			MemoryPreferencesFactory.install();
			final Context context = new Context();
			ScriptLanguages.register(context);
			return context;
		}
	}

	static Context get() {
		return Holder.CONTEXT;
	}

	/** A script keeps what it has compiled from task to task. */
	static CellWork work(final ShippedOperation operation) {
		return WORK.computeIfAbsent(operation, missing -> missing.in(get()));
	}
}
