package org.scalinglaws.host.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.script.ScriptLanguage;
import org.scijava.script.ScriptService;

class ScriptLanguagesTest {

	private final Context context = new Context(ScriptService.class);
	private final ScriptService scripts = context.service(ScriptService.class);

	@AfterEach
	void disposeContext() {
		context.dispose();
	}

	@Test
	void areThereOnlyWhenRegistered() {
		assertNull(scripts.getLanguageByExtension("groovy"));
		ScriptLanguages.register(context);
		assertNotNull(scripts.getLanguageByExtension("groovy"));
		assertNotNull(scripts.getLanguageByExtension("py"));
	}

	@Test
	void leaveLanguagesThatAreThereAlone() {
		ScriptLanguages.register(context);
		final ScriptLanguage groovy = scripts.getLanguageByExtension("groovy");
		final int count = scripts.getLanguages().size();
		ScriptLanguages.register(context);
		assertSame(groovy, scripts.getLanguageByExtension("groovy"));
		assertEquals(count, scripts.getLanguages().size());
	}

	/** As in plain ImageJ with the first zip alone. */
	@Test
	void aScriptSaysWhichLanguageItLacks() {
		final Context bare = new Context();
		final Targets targets = new Targets(bare);
		final String name = "script:Plugins/Scaling_Laws/Phase_Retrieval/Three_Phases.groovy";
		final String message = assertThrows(IllegalArgumentException.class, () -> targets.find(name)).getMessage();
		assertTrue(message.startsWith("script needs Groovy, which is not there: unpack Scaling_Laws-VERSION-imagej-groovy.zip"),
			message);
		bare.dispose();
		final Context full = new Context();
		ScriptLanguages.register(full);
		assertNotNull(new Targets(full).find(name));
		full.dispose();
	}
}
