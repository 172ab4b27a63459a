package org.scalinglaws.descent.bias;

import org.scalinglaws.task.Progress;

/** A way to where the flow ends; used once. */
interface DualMethod {

	/**
	 * Goes there.
	 *
	 * @throws java.util.concurrent.CancellationException if the listener wants it to end
	 */
	DualEnd run(Progress progress);
}
