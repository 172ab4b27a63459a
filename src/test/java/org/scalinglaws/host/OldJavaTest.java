package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.host.imagej.MenuEntry;

import ij.plugin.PlugIn;

/** An ImageJ on Java 8 can load what its menus name, and is told which Java is needed. */
class OldJavaTest {

	private static final int JAVA_8 = 52;

	@Test
	void whatTheMenusNameIsCompiledForJava8() throws IOException {
		assertEquals(JAVA_8, majorVersion(Scaling_Laws.class));
		assertTrue(majorVersion(MenuEntry.class) > JAVA_8, "then nothing would need to be said");
	}

	@Test
	void itIsLoadedAndLinkedWithoutAnyOtherClassOfThisPackage() throws Exception {
		final Class<?> alone = Class.forName(Scaling_Laws.class.getName(), true, new LoneClass());
		assertTrue(alone != Scaling_Laws.class);
		assertInstanceOf(PlugIn.class, alone.getDeclaredConstructor().newInstance());
		final Method complaint = alone.getDeclaredMethod("complaint", String.class);
		complaint.setAccessible(true);
		assertEquals("Scaling Laws needs Java 17 or newer; this ImageJ runs on Java 1.8.\n" +
			"Replace the folder jre or java beside ImageJ, or start ImageJ with a newer Java.", complaint.invoke(null, "1.8"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.6", "1.8", "9", "11", "16" })
	void anOlderJavaIsNamed(final String version) {
		assertTrue(Scaling_Laws.complaint(version).contains("runs on Java " + version + "."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "17", "21", "25", "26-ea" })
	void aNewerJavaWillDo(final String version) {
		assertNull(Scaling_Laws.complaint(version));
	}

	private static int majorVersion(final Class<?> type) throws IOException {
		return ByteBuffer.wrap(bytes(type)).getShort(6);
	}

	private static byte[] bytes(final Class<?> type) throws IOException {
		try (InputStream stream = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
			return stream.readAllBytes();
		}
	}

	/** Knows one class of this package, and of the others what is not ours. */
	private static final class LoneClass extends ClassLoader {

		@Override
		protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
			if (!name.startsWith("org.scalinglaws.")) return super.loadClass(name, resolve);
			final Class<?> known = findLoadedClass(name);
			if (known != null) return known;
			if (!name.equals(Scaling_Laws.class.getName())) throw new ClassNotFoundException(name);
			try {
				final byte[] bytes = bytes(Scaling_Laws.class);
				final Class<?> type = defineClass(name, bytes, 0, bytes.length);
				resolveClass(type);
				return type;
			}
			catch (final IOException exc) {
				throw new ClassNotFoundException(name, exc);
			}
		}
	}
}
