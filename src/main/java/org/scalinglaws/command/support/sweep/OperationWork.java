package org.scalinglaws.command.support.sweep;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.scalinglaws.command.support.OperationService;
import org.scalinglaws.sweep.cell.CellWork;
import org.scalinglaws.task.Progress;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

/**
 * What the cells of a sweep do: run an operation or a script.
 *
 * @param fixed the inputs that are the same in all cells, by name
 */
public record OperationWork(OperationService operations, ModuleInfo info, Map<String, Object> fixed) implements CellWork {

	@Override
	public Map<String, Object> run(final Map<String, Object> inputs, final Progress progress) throws ExecutionException {
		final Map<String, Object> all = new LinkedHashMap<>(fixed);
		all.putAll(inputs);
		final Map<String, Object> outputs = operations.run(info, all, progress), ordered = new LinkedHashMap<>();
		for (final ModuleItem<?> output : info.outputs())
			ordered.put(output.getName(), outputs.get(output.getName()));
		return ordered;
	}
}
