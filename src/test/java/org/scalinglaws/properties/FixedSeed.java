package org.scalinglaws.properties;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives all properties the seed that the build asks for, so that two builds try the same; without one, as in the profile
 * nightly, each draws its own and prints it.
 */
public final class FixedSeed implements AroundPropertyHook {

	/** Of the system property that has the seed. */
	public static final String NAME = "properties.seed";

	@Override
	public PropertyExecutionResult aroundProperty(final PropertyLifecycleContext context, final PropertyExecutor property)
		throws Throwable
	{
		final String seed = System.getProperty(NAME, "");
		if (!seed.isEmpty() && context.attributes().seed().isEmpty()) context.attributes().setSeed(seed);
		return property.execute();
	}

	@Override
	public PropagationMode propagateTo() {
		return PropagationMode.ALL_DESCENDANTS;
	}
}
