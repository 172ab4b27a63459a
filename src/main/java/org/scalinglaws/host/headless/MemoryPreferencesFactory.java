package org.scalinglaws.host.headless;

import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;

/** How Java comes by {@link MemoryPreferences}. */
public final class MemoryPreferencesFactory implements PreferencesFactory {

	private final Preferences user = new MemoryPreferences(null, "");
	private final Preferences system = new MemoryPreferences(null, "");

	/**
	 * Makes these the preferences of the process, if no folder was asked for. To
	 * be called before anything touches {@link Preferences}, which is why it does
	 * not stand in {@link MemoryPreferences}: loading that class is a touch.
	 */
	public static void install() {
		if (System.getProperty("java.util.prefs.userRoot") != null) return;
		System.setProperty("java.util.prefs.PreferencesFactory", MemoryPreferencesFactory.class.getName());
		Preferences.userRoot(); // looked up once, through the class loader of the calling thread
	}

	@Override
	public Preferences userRoot() {
		return user;
	}

	@Override
	public Preferences systemRoot() {
		return system;
	}
}
