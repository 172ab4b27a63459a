package org.scalinglaws.host.inputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

import org.scijava.Priority;
import org.scijava.convert.ConvertService;
import org.scijava.log.LogService;
import org.scijava.module.DefaultModuleService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.process.CheckInputsPreprocessor;
import org.scijava.module.process.ModulePostprocessor;
import org.scijava.module.process.ModulePreprocessor;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.script.ScriptInfo;
import org.scijava.service.Service;

/**
 * SciJava's module service, but for the modules of this package: an input of a command whose name is unknown or whose
 * value does not fit is an {@link IllegalArgumentException} at once, and before a module runs, its inputs are held
 * against what it declares ({@link DeclaredInputs}). All other modules run as they always do.
 */
@Plugin(type = Service.class, priority = Priority.HIGH)
public class StrictModuleService extends DefaultModuleService {

	@Parameter
	private ConvertService converter;

	@Parameter(required = false)
	private Audience audience;

	@Parameter
	private LogService log;

	@Override
	public <M extends Module> Future<M> run(final M module, final List<? extends ModulePreprocessor> pre,
		final List<? extends ModulePostprocessor> post, final Map<String, Object> inputs)
	{
		final ModuleInfo info = module.getInfo();
		final boolean own = OwnModules.contain(info), strict = own && inputs != null && !(info instanceof ScriptInfo);
		final Future<M> future = super.run(module, own ? checking(pre) : pre, post, strict ? new StrictInputs(converter)
			.convert(info, inputs) : inputs);
		if (log instanceof ErrorKeeper) return new ToldFuture<>(future, failure -> {
			((ErrorKeeper) log).handedOn(failure);
			return null;
		});
		// who started it from a menu would show the refusal a second time, with a stack trace
		return audience == null || !own ? future : new ToldFuture<>(future, failure -> audience.isTold(module) ? module : null);
	}

	/** What is to go before a run, and at the end our check, in place of SciJava's own, which only cancels. */
	private static List<ModulePreprocessor> checking(final List<? extends ModulePreprocessor> pre) {
		final List<ModulePreprocessor> all = new ArrayList<>(pre == null ? List.of() : pre);
		all.removeIf(CheckInputsPreprocessor.class::isInstance);
		all.add(new DeclaredInputs());
		return all;
	}
}
