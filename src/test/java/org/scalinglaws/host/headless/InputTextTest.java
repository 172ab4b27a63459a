package org.scalinglaws.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.parse.ParseService;

class InputTextTest {

	private static Context context;
	private static InputText reader;

	@BeforeAll
	static void createContext() {
		context = new Context(ParseService.class);
		reader = new InputText(context.service(ParseService.class));
	}

	@AfterAll
	static void disposeContext() {
		context.dispose();
	}

	@Test
	void readsNumbersTruthValuesAndLists() {
		assertEquals(Map.of("a", 1, "b", 2.5e-3, "c", -3, "d", true, "e", List.of(1, 2.5)), reader.parse(
			"a=1, b=2.5e-3,c=-3,d=true,e=[1, 2.5]"));
	}

	@Test
	void readsText() {
		assertEquals(Map.of("a", "u, s = 1", "b", "word", "c", "results/x.png", "d", "out.csv", "e", "3/2", "f", "NaN"), reader
			.parse("a=\"u, s = 1\",b=word,c=results/x.png,d=out.csv,e=3/2,f=NaN").entrySet().stream().collect(
				java.util.stream.Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString())));
		assertEquals("x, y", reader.parse("a='x, y'").get("a"));
	}

	@Test
	void keepsTheOrder() {
		assertEquals(List.of("z", "a", "m"), List.copyOf(reader.parse("z=1,a=2,m=3").keySet()));
		assertTrue(reader.parse(" ").isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a=", "=3", "1,2", "a=1,,b=2", "a=1,", "1a=2", "a=1,a=2", "a='x", "a=[1,2", "a=1)", "a=b=3",
		"a==1", "a='x'y'", "a b=1" })
	void refusesWhatIsMalformed(final String text) {
		final String message = assertThrows(IllegalArgumentException.class, () -> reader.parse(text)).getMessage();
		assertTrue(message.startsWith("inputs must be written key=value,key=value: "), message);
	}
}
