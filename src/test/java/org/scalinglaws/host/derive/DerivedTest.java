package org.scalinglaws.host.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scalinglaws.host.operations.Targets;
import org.scijava.Context;
import org.scijava.module.ModuleInfo;
import org.scijava.script.ScriptInfo;

/** What follows from the operations is as it follows, and a new operation is everywhere with its class and one case. */
class DerivedTest {

	private static final Path PAGE = Path.of("docs", "developing.md");
	private static final Path EXAMPLE = Path.of("src/test/java/org/scalinglaws/command/EffectiveDimension.java");

	private static Context context;
	private static Operations all;

	@BeforeAll
	static void prepare() {
		context = new Context();
		all = Operations.in(context);
	}

	@AfterAll
	static void dispose() {
		context.dispose();
	}

	@Test
	void filesAreAsTheyFollow() throws IOException {
		for (final Map.Entry<Path, String> file : Derived.files(Path.of(""), all.shipped()).entrySet())
			assertEquals("", difference(Files.readString(file.getKey()), file.getValue()), file.getKey() +
				" is not as the annotations say; mvn -q test-compile exec:exec@derive writes it");
	}

	@Test
	void markedPartsAreReplacedAndNothingElse() {
		final String page = "a\n<!-- operations: Data -->\nold\n<!-- end -->\nb\n";
		final String written = Derived.page(page, all.shipped());
		assertTrue(written.startsWith("a\n<!-- operations: Data -->\n| command |") && written.endsWith("<!-- end -->\nb\n"),
			written);
		assertTrue(written.contains("| `PowerLawSpectrum` | ") && !written.contains("old") && !written.contains("`PlotTable`"),
			written);
		assertEquals(written, Derived.page(written, all.shipped()));
	}

	@Test
	void eachEntryIsFound() {
		final Targets targets = new Targets(context);
		for (final String line : all.menus().lines().filter(line -> line.contains("(\"")).toList()) {
			final String target = line.replaceFirst(".*\\(\"(.*)\"\\)$", "$1");
			final ModuleInfo info = targets.find(target);
			assertTrue(target.equals(info.getDelegateClassName()) || target.equals("script:" + ((ScriptInfo) info).getPath()),
				line);
		}
	}

	@Test
	void theExampleIsInTheMenusAndNotShipped() {
		final String entry = "Plugins>Scaling Laws>Data, \"Effective Dimension...\", org.scalinglaws.host.Scaling_Laws(" +
			"\"org.scalinglaws.command.EffectiveDimension\")";
		assertTrue(all.menus().contains(entry), all::menus);
		assertTrue(all.table("Data").contains("| `EffectiveDimension` | Gives the number"), () -> all.table("Data"));
		assertFalse(all.shipped().menus().contains("EffectiveDimension"));
		assertTrue(all.shipped().commands().size() > 30);
	}

	@Test
	void theExampleOfThePageIsTheOneThatIsTested() throws IOException {
		final String page = Files.readString(PAGE), source = Files.readString(EXAMPLE);
		final String shown = page.replaceFirst("(?s).*?```java\\n", "").replaceFirst("(?s)```.*", "");
		assertEquals(source.substring(source.indexOf("/**")), shown, PAGE + " shows another class than " + EXAMPLE);
	}

	/** Lines that are missing or too many. */
	private static String difference(final String is, final String should) {
		final List<String> old = is.lines().toList(), all = should.lines().toList();
		final StringBuilder text = new StringBuilder();
		all.stream().filter(line -> !old.contains(line)).forEach(line -> text.append("\n+ ").append(line));
		old.stream().filter(line -> !all.contains(line)).forEach(line -> text.append("\n- ").append(line));
		return text.length() == 0 && !is.equals(should) ? "\nthe lines are in another order" : text.toString();
	}
}
