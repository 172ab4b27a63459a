package org.scalinglaws.command.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * A function of one number as a script or Java hands it over: Java's own kinds, a closure
 * of Groovy, a function of Jython. The languages are found by what their functions can do,
 * so that none need be on the class path.
 */
public final class ScriptFunction {

	private ScriptFunction() {
		// static function only
	}

	/**
	 * The function as Java has it.
	 *
	 * @param function or null
	 * @return null for null; what it throws, and what it gives that is no number, the
	 *         function throws as an unchecked exception
	 * @throws IllegalArgumentException if it is none of these kinds
	 */
	public static DoubleUnaryOperator of(final Object function) {
		if (function == null) return null;
		if (function instanceof DoubleUnaryOperator plain) return plain;
		if (function instanceof Function<?, ?> boxed) return z -> number(apply(boxed, z));
		final Method call = method(function, "call", Object[].class), cast = method(function, "__tojava__", Class.class);
		if (call != null) return z -> number(invoke(call, function, (Object) new Object[] { z }));
		if (cast != null && invoke(cast, function, DoubleUnaryOperator.class) instanceof DoubleUnaryOperator plain)
			return plain;
		throw new IllegalArgumentException("function must be a function of one number, was of type " + function.getClass()
			.getSimpleName());
	}

	@SuppressWarnings("unchecked") // a function of something else throws, as it should
	private static Object apply(final Function<?, ?> function, final double z) {
		return ((Function<Object, Object>) function).apply(z);
	}

	private static Method method(final Object function, final String name, final Class<?> parameter) {
		try {
			return function.getClass().getMethod(name, parameter);
		}
		catch (final NoSuchMethodException exc) {
			return null;
		}
	}

	private static Object invoke(final Method method, final Object function, final Object argument) {
		try {
			return method.invoke(function, argument);
		}
		catch (final InvocationTargetException exc) {
			if (exc.getCause() instanceof RuntimeException cause) throw cause;
			throw new IllegalStateException(exc.getCause());
		}
		catch (final IllegalAccessException exc) {
			throw new IllegalStateException(exc);
		}
	}

	private static double number(final Object value) {
		if (value instanceof Number number) return number.doubleValue();
		throw new IllegalStateException("it gave no number but " + value);
	}
}
