package org.scalinglaws.host.faults;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.file.TableFiles;
import org.scalinglaws.host.HeadlessCalls;
import org.scalinglaws.table.Columns;

/**
 * A comma for the point, another lower case for I, and other digits change nothing: neither in files nor in what is said.
 */
@Tag("slow")
class LocalesTest {

	private static final Pattern CARELESS = Pattern.compile("to(Low|Upp)erCase\\(\\)|(String\\.format|printf)\\((?!Locale\\.ROOT)|" +
		"\\.formatted\\(|getBytes\\(\\)|DecimalFormat\\(");

	/** Calls of the command line, with numbers, words in capitals, tables and figures. */
	private static final String CALLS = """
		run | PowerLawSpectrum | dimension=5 | exponent=1.5 | --save | OWN/spectrum
		run | PowerLawSpectrum | dimension=0
		run | INITIALWEIGHTS | dimension=4 | norm=0.25
		run | initialweights | dimension=4 | --json
		run | OpenTable | file=OWN/in.csv | --json
		run | OpenTable | file=OWN/foreign.csv | --json
		run | ArrangeTable | table=OWN/in.csv | where=TIME > 1.5 | --save | OWN/table
		run | PlotTable | table=OWN/in.csv | x=TIME | y=N | --save | OWN/plot
		run | RiskDiagram | resolution=4 | dimension=1000 | --save | OWN/diagram
		run | Sweep | command=HeavyTailedDensity | grid="aspectRatio = 0.25 : 0.75 : 3; repulsion = 1.5; kind = weights" | folder=OWN/sweep
		run | SaveReport | title=I | items=[T = OWN/in.csv, Half = 0.5] | file=OWN/page.HTML
		run | OWN/s.groovy
		describe | SimulateSgd
		list
		run | DescendGradient | order=1,5
		run | FitScalingLaw | table=OWN/in.csv | loss=i\u0131I | form=SUM
		""";

	private final Locale before = Locale.getDefault();

	@TempDir
	private Path folder;

	/** What the calls give where no rules of a place are. */
	private static Map<String, String> expected;

	@AfterEach
	void restore() {
		Locale.setDefault(before);
	}

	/** Arabic digits by the extension, as Java formats those of ar only where its data say so. */
	@ParameterizedTest
	@ValueSource(strings = { "de-DE", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "fr-FR" })
	void changeNothing(final String tag) throws Exception {
		Locale.setDefault(Locale.ROOT);
		if (expected == null) expected = said("root");
		Locale.setDefault(Locale.forLanguageTag(tag));
		final Map<String, String> found = said("other");
		assertAll(expected.keySet().stream().map(name -> (Executable) () -> assertEquals(expected.get(name), found.get(name), name)));
		assertEquals(expected.keySet(), found.keySet());
	}

	/** What commands print, save and refuse, with the folder's name taken out. */
	private Map<String, String> said(final String name) throws Exception {
		final Map<String, String> said = new LinkedHashMap<>();
		final Path own = Files.createDirectories(folder.resolve(name)), csv = own.resolve("in.csv");
		TableFiles.write(csv.toFile(), Columns.builder("TIME", "i\u0131I", "N", "D").row(1, 1.5, 100, 10).row(2, 0.75, 200.25, 20)
			.row(3, 1e-7, 300, 1e12).metadata("ratio", 1234567.25).build());
		Files.writeString(own.resolve("foreign.csv"), "a;b\n1,5;2\n1.234,5;3\n");
		Files.writeString(own.resolve("s.groovy"), """
			#@ org.scalinglaws.host.script.ScriptRun s
			#@output String t
			s.say("%.3f %,d %e", 1234.5678, 1234567, 1e-5)
			s.compare("I", 1234.5, 0.25, 1e-9)
			t = s.number(0.00012345) + " TITLE".toLowerCase(Locale.ROOT)
			""");
		for (final String call : CALLS.lines().toList())
			said.put(call, HeadlessCalls.all(call.replace("OWN", own.toString()).split(" \\| ")).replace(own.toString(), "OWN").replaceAll(
				"(?m)^.*\\d %.*\\R", ""));
		said.putAll(files(own));
		return said;
	}

	/** What is saved, but for what a drawing calls its own, and times and checksums of such. */
	private static Map<String, String> files(final Path folder) throws IOException {
		final Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path file : (Iterable<Path>) all.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(
				"journal"))::iterator)
				files.put(folder.relativize(file).toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace(
					folder.toString(), "OWN").replaceAll("(id|clip-path|href)=\"[^\"]*\"|\\d{4}-\\d\\d-\\d\\d[T ][\\d:]+", ""));
		}
		return files;
	}

	/** No text of ours is made by rules of the place where the program runs. */
	@Test
	void noCodeAsksTheLocale() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src"))) {
			final List<String> found = files.filter(file -> file.toString().matches(".*[/\\\\]main[/\\\\].*\\.(java|groovy|py)")).flatMap(
				LocalesTest::careless).collect(Collectors.toList());
			assertEquals(List.of(), found);
		}
	}

	private static Stream<String> careless(final Path file) {
		try {
			return Files.readAllLines(file).stream().filter(line -> CARELESS.matcher(line).find()).map(line -> file.getFileName() + ": " + line.strip());
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
