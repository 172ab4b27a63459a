package org.scalinglaws.host.inputs;

import org.scijava.module.Module;
import org.scijava.service.SciJavaService;

/** Who sees what becomes of a run: the user interface of a session, if there is one. */
public interface Audience extends SciJavaService {

	/** Whether results of a module are to be shown: it is one of this package, and there is a display in use. */
	boolean isShown(Module module);

	/** Whether a person was told why a module failed. */
	boolean isTold(Module module);
}
