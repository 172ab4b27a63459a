package org.scalinglaws.ops;

import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginService;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

/** Makes each command of this project known as an op, {@code scaling.powerLawSpectrum} for {@code PowerLawSpectrum}. */
@Plugin(type = Service.class)
public class ScalingOps extends AbstractService {

	private static final String COMMANDS = "org.scalinglaws.command.";

	@Parameter
	private CommandService commands;

	@Parameter
	private PluginService plugins;

	@Parameter
	private ModuleService modules;

	@Override
	public void initialize() {
		plugins.addPlugins(commands.getCommands().stream().filter(ScalingOps::isOurs).map(command -> new CommandOpInfo(
			command, modules)).toList());
	}

	private static boolean isOurs(final CommandInfo command) {
		return !(command instanceof CommandOpInfo) && command.getClassName().startsWith(COMMANDS);
	}
}
