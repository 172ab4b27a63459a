package org.scalinglaws.command.support;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

import org.scalinglaws.task.Progress;
import org.scijava.module.ModuleInfo;
import org.scijava.service.SciJavaService;

/** Runs operations and scripts on the calling thread, by themselves or as parts of something that runs already. */
public interface OperationService extends SciJavaService {

	/**
	 * Finds what a name stands for: an operation, a packaged script ({@code script:NAME}) or a script file.
	 *
	 * @throws IllegalArgumentException if there is none, with names that are near
	 */
	ModuleInfo find(String name);

	/**
	 * Inputs as a run takes them.
	 *
	 * @return converted to the declared types, by name; what was not given is not among them
	 * @throws IllegalArgumentException if a name is unknown, a value does not fit what the input declares, or a required
	 *           input has neither value nor default
	 */
	Map<String, Object> checked(ModuleInfo info, Map<String, ?> inputs);

	/**
	 * Runs to the end, as a task of its own.
	 *
	 * @return the outputs by name
	 * @throws ExecutionException with what it threw as the cause, inputs that do not fit included
	 * @throws CancellationException if it was canceled
	 */
	Map<String, Object> run(ModuleInfo info, Map<String, ?> inputs) throws ExecutionException;

	/**
	 * Runs to the end, without a task of its own.
	 *
	 * @param whole what the run is a part of: hears its progress, and cancels it
	 * @return the outputs by name
	 * @throws ExecutionException with what it threw as the cause, inputs that do not fit included
	 * @throws CancellationException if it was canceled
	 */
	Map<String, Object> run(ModuleInfo info, Map<String, ?> inputs, Progress whole) throws ExecutionException;
}
