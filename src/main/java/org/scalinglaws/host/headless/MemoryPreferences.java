package org.scalinglaws.host.headless;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.prefs.AbstractPreferences;

/**
 * Java preferences that live and die with the process: a headless run neither
 * sees the values of earlier runs nor leaves any.
 */
final class MemoryPreferences extends AbstractPreferences {

	private final Map<String, String> values = new ConcurrentHashMap<>();
	private final Map<String, AbstractPreferences> children = new ConcurrentHashMap<>();

	MemoryPreferences(final AbstractPreferences parent, final String name) {
		super(parent, name);
	}

	@Override
	protected void putSpi(final String key, final String value) {
		values.put(key, value);
	}

	@Override
	protected String getSpi(final String key) {
		return values.get(key);
	}

	@Override
	protected void removeSpi(final String key) {
		values.remove(key);
	}

	@Override
	protected void removeNodeSpi() {
		((MemoryPreferences) parent()).children.remove(name());
	}

	@Override
	protected String[] keysSpi() {
		return values.keySet().toArray(String[]::new);
	}

	@Override
	protected String[] childrenNamesSpi() {
		return children.keySet().toArray(String[]::new);
	}

	@Override
	protected AbstractPreferences childSpi(final String name) {
		return children.computeIfAbsent(name, n -> new MemoryPreferences(this, n));
	}

	@Override
	protected void syncSpi() {
		// nothing behind the memory
	}

	@Override
	protected void flushSpi() {
		// nothing behind the memory
	}
}
