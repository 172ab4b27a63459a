package org.scalinglaws.host.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;

import org.junit.jupiter.api.Test;

class MemoryPreferencesTest {

	private final Preferences root = new MemoryPreferencesFactory().userRoot();

	@Test
	void keepValuesAndForgetWhatIsRemoved() throws BackingStoreException {
		root.node("a/b").put("key", "value");
		assertEquals("value", root.node("a/b").get("key", null));
		assertArrayEquals(new String[] { "a" }, root.childrenNames());
		root.node("a").removeNode();
		assertFalse(root.nodeExists("a"));
		assertEquals("none", root.node("a/b").get("key", "none"));
	}

	/** The tests themselves must neither see nor change the user's preferences. */
	@Test
	void theTestsAreIsolated() {
		assertNotNull(System.getProperty("java.util.prefs.userRoot"));
		assertEquals("true", System.getProperty("java.awt.headless"));
	}
}
