package org.scalinglaws.host.operations;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagedScriptsTest {

	@ParameterizedTest
	@ValueSource(strings = { "Plugins/Scaling_Laws/Three_Phases.groovy", "Plugins/Scaling_Laws/Phase_Retrieval/Three_Phases.groovy",
		"scripts\\Plugins\\Scaling_Laws\\Phase_Retrieval\\Three_Phases.groovy" })
	void aScriptGoesByItsNameInAnyFolder(final String path) {
		assertTrue(PackagedScripts.isNamed(path, "Three_Phases"));
		assertTrue(PackagedScripts.isNamed(path, "Three_Phases.groovy"));
		assertTrue(PackagedScripts.isNamed(path, path.replace('\\', '/').replaceFirst("^scripts/", "")));
		assertFalse(PackagedScripts.isNamed(path, "Phases"));
	}
}
