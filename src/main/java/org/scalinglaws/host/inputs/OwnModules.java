package org.scalinglaws.host.inputs;

import org.scijava.module.ModuleInfo;
import org.scijava.script.ScriptInfo;

/** Tells this package's commands and packaged scripts from all other modules. */
public final class OwnModules {

	private static final String COMMANDS = "org.scalinglaws.command.";
	private static final String SCRIPTS = "Plugins/Scaling_Laws/";

	private OwnModules() {
		// static methods only
	}

	public static boolean contain(final ModuleInfo info) {
		if (info instanceof ScriptInfo) return ((ScriptInfo) info).getPath() != null && ((ScriptInfo) info).getPath().replace(
			'\\', '/').startsWith(SCRIPTS);
		return info.getDelegateClassName() != null && info.getDelegateClassName().startsWith(COMMANDS);
	}
}
