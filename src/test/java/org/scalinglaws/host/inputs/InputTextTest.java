package org.scalinglaws.host.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTextTest {

	@Test
	void readsNumbersTruthValuesAndLists() {
		assertEquals(Map.of("a", 1, "b", 2.5e-3, "c", -3, "d", true, "e", List.of(1, 2.5, true, "x, y", List.of(3))), read(
			"a=1, b=2.5e-3,c=-3,d=true,e=[1, 2.5, true, 'x, y', [3]]"));
	}

	@Test
	void numbersAreDecimalAndOfTheTypeThatHoldsThem() {
		assertEquals(Map.of("a", 10, "b", 8, "c", 3_000_000_000L, "d", 1e20, "e", 0.5, "f", 2.0, "g", 1e5), read(
			"a=010,b=008,c=3000000000,d=100000000000000000000,e=.5,f=2.,g=1E5"));
	}

	@Test
	void readsText() {
		assertEquals(Map.of("a", "u, s = 1", "b", "word", "c", "results/x.png", "d", "out.csv", "e", "3/2", "f", "NaN", "g",
			"2024-01-01", "h", "1<2", "i", "C:\\temp\\new, 1.csv"), read(
				"a=\"u, s = 1\",b=word,c=results/x.png,d=out.csv,e=3/2,f=NaN,g=2024-01-01,h=1<2,i=\"C:\\temp\\new, 1.csv\""));
		assertEquals(Map.of("a", "x, y", "b", "7", "c", "0x10", "d", "1d", "e", "b=3", "f", "it's", "g", "say \"a, b\""), read(
			"a='x, y',b='7',c=0x10,d=1d,e=b=3,f=it's,g=\"say \"\"a, b\"\"\""));
	}

	@Test
	void keepsTheOrder() {
		assertEquals(List.of("z", "a", "m"), List.copyOf(InputText.parse(List.of("z=1,a=2", "m=3")).keySet()));
		assertTrue(InputText.parse(List.of(" ")).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a=", "=3", "1,2", "a=1,,b=2", "a=1,", "1a=2", "a=1,a=2", "a='x", "a=[1,2", "a=1)",
		"a='x'y'", "a='x' y", "a b=1", "a=['x]", "a=['x' y]" })
	void refusesWhatIsMalformed(final String text) {
		final String message = assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage();
		if (!text.equals("a=['x' y]")) assertTrue(message.startsWith("inputs must be written key=value,key=value: "), message);
	}

	/** Where a comma may have been meant as part of a value. */
	@ParameterizedTest
	@ValueSource(strings = { "widths=64,128", "title=u, s", "a=1,,b=2" })
	void tellsHowCommasAreWritten(final String text) {
		final String message = assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage();
		assertTrue(message.contains("is no pair (numbers are listed in brackets, as [1, 0.5]; text with a comma stands in quotes") &&
			message.endsWith(", in " + text), message);
		assertEquals("inputs must be written key=value,key=value: 'a' is no pair, in a", assertThrows(
			IllegalArgumentException.class, () -> read("a")).getMessage());
	}

	@Test
	void readsWhatTheHintSays() {
		assertEquals(Map.of("widths", List.of(1, 0.5), "title", "u, s"), read("widths=[1, 0.5],title=\"u, s\""));
	}

	private static Map<String, Object> read(final String text) {
		final Map<String, Object> values = new LinkedHashMap<>();
		InputText.parse(List.of(text)).forEach((name, value) -> values.put(name, value.plain()));
		return values;
	}
}
