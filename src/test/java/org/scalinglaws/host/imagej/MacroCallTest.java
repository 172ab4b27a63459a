package org.scalinglaws.host.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;

import org.junit.jupiter.api.Test;

class MacroCallTest {

	@Test
	void readsValuesBracketsAndFlags() {
		assertEquals(Map.of("x", "time", "title", "a [b] = c", "random", "true", "y", ""), MacroCall.parse(
			"x=time title=[a [b] = c] random  y= "));
	}

	@Test
	void aKeyIsNotFoundInAnother() {
		assertEquals("0.002", MacroCall.parse("final_learning_rate=0 learning_rate=0.002 ").get("learning_rate"));
	}

	@Test
	void refusesWhatIsGivenTwiceOrNotClosed() {
		assertEquals("option x is given twice", assertThrows(IllegalArgumentException.class, () -> MacroCall.parse(
			"x=1 x=2")).getMessage());
		assertThrows(IllegalArgumentException.class, () -> MacroCall.parse("title=[open"));
	}
}
