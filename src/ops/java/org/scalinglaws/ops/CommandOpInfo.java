package org.scalinglaws.ops;

import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.plugin.Plugin;
import org.scijava.service.Service;

import net.imagej.ops.Op;

/**
 * What ImageJ Ops has to know of a command that is an op: its name, its inputs and its outputs.
 * <p>
 * Inputs are those of the command in its order. One that has a default, or that the command does not require, may be left
 * out or null. An input that the command gives back is an input, and an output of the same name.
 * </p>
 */
final class CommandOpInfo extends CommandInfo {

	private static final String NAMESPACE = "scaling.";

	/** Says that this is an op; all else as the annotation has it by default, so that no menu shows it a second time. */
	private static final Plugin ANNOTATION = (Plugin) Proxy.newProxyInstance(Plugin.class.getClassLoader(), new Class<?>[] {
		Plugin.class }, (proxy, method, arguments) -> method.getName().equals("type") ? Op.class : method.getDefaultValue());

	private final CommandInfo command;
	private final ModuleService modules;
	private Map<String, ModuleItem<?>> inputs, outputs;

	CommandOpInfo(final CommandInfo command, final ModuleService modules) {
		super(CommandOp.class, ANNOTATION);
		this.command = command;
		this.modules = modules;
		final String type = command.getClassName().substring(command.getClassName().lastIndexOf('.') + 1);
		setName(NAMESPACE + Character.toLowerCase(type.charAt(0)) + type.substring(1));
		setDescription(command.getDescription());
		setPriority(command.getPriority());
	}

	CommandInfo command() {
		return command;
	}

	@Override
	public Module createModule() {
		return new CommandOp(this, modules);
	}

	/** Ops are found among the plugins of this type. */
	@Override
	@SuppressWarnings({ "unchecked", "rawtypes" })
	public Class<Command> getPluginType() {
		return (Class) Op.class;
	}

	/** What help shows, and what tells ops apart. */
	@Override
	public String getDelegateClassName() {
		return getName();
	}

	@Override
	public Iterable<ModuleItem<?>> inputs() {
		parse();
		return inputs.values();
	}

	@Override
	public Iterable<ModuleItem<?>> outputs() {
		parse();
		return outputs.values();
	}

	@Override
	public CommandModuleItem<?> getInput(final String name) {
		parse();
		return (CommandModuleItem<?>) inputs.get(name);
	}

	@Override
	public CommandModuleItem<?> getOutput(final String name) {
		parse();
		return (CommandModuleItem<?>) outputs.get(name);
	}

	/** Not before it is needed, as it loads the command's class. */
	private synchronized void parse() {
		if (inputs != null) return;
		outputs = items(command.outputs(), ItemIO.OUTPUT);
		inputs = items(command.inputs(), ItemIO.INPUT);
	}

	private Map<String, ModuleItem<?>> items(final Iterable<ModuleItem<?>> all, final ItemIO role) {
		final Map<String, ModuleItem<?>> items = new LinkedHashMap<>();
		for (final ModuleItem<?> item : all)
			if (!Service.class.isAssignableFrom(item.getType())) items.put(item.getName(), new Item<>(command,
				(CommandModuleItem<?>) item, role));
		return items;
	}

	/** A command's input or output in one role. */
	private static final class Item<T> extends CommandModuleItem<T> {

		private final ItemIO role;
		private final boolean required;

		Item(final CommandInfo command, final CommandModuleItem<?> item, final ItemIO role) {
			super(command, item.getField());
			this.role = role;
			required = item.isRequired() && item.getDefaultValue() == null;
		}

		@Override
		public ItemIO getIOType() {
			return role;
		}

		@Override
		public boolean isRequired() {
			return required;
		}
	}
}
