package org.scalinglaws.host.inputs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

import org.scijava.Priority;
import org.scijava.convert.ConvertService;
import org.scijava.log.LogService;
import org.scijava.module.DefaultModuleService;
import org.scijava.module.Module;
import org.scijava.module.process.ModulePostprocessor;
import org.scijava.module.process.ModulePreprocessor;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.Service;

/**
 * SciJava's module service, but for the commands of this package an input whose
 * name is unknown or whose value does not fit is an
 * {@link IllegalArgumentException} before anything runs. All other modules run
 * as they always do.
 */
@Plugin(type = Service.class, priority = Priority.HIGH)
public class StrictModuleService extends DefaultModuleService {

	private static final String COMMANDS = "org.scalinglaws.command.";

	@Parameter
	private ConvertService converter;

	@Parameter(required = false)
	private Audience dialogs;

	@Parameter
	private LogService log;

	@Override
	public <M extends Module> Future<M> run(final M module, final List<? extends ModulePreprocessor> pre,
		final List<? extends ModulePostprocessor> post, final Map<String, Object> inputs)
	{
		final boolean strict = inputs != null && module.getInfo().getDelegateClassName().startsWith(COMMANDS);
		final Future<M> future = super.run(module, pre, post, strict ? new StrictInputs(converter).convert(module.getInfo(),
			inputs) : inputs);
		if (log instanceof ErrorKeeper) return new ToldFuture<>(future, failure -> {
			((ErrorKeeper) log).handedOn(failure);
			return null;
		});
		// who started it from a menu would show the refusal a second time, with a stack trace
		return dialogs == null || !OwnModules.contain(module.getInfo()) ? future : new ToldFuture<>(future,
			failure -> dialogs.isTold(module) ? module : null);
	}
}
