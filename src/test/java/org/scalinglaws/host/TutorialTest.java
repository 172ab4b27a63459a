package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The numbers of the tutorial are those that its script prints, with the inputs that it names. */
@Tag("slow")
class TutorialTest {

	private static final Path PAGE = Path.of("docs/tutorial.md");
	private static final Path SCRIPT = Path.of("src/main/resources/script_templates/Scaling_Laws/Image_To_Learning_Curve.groovy");
	private static final Path IMAGES = Path.of("src/main/resources/org/scalinglaws/images");

	private static final Pattern PRINTED = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);
	private static final Pattern CHANGE = Pattern.compile("(?m)^\\| [a-z, ]+ \\| `(.+?)` \\| (.*) \\|$");
	private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+(e-?\\d+)?");

	/** Rounded in the prose, to any number of digits; the script's text holds the inputs. */
	@Test
	void numbersAreThoseOfTheScript() throws IOException {
		final String page = Files.readString(PAGE);
		final String printed = run("image=\"gravel.png\"");
		assertEquals(group(PRINTED, page), printed);
		final List<BigDecimal> known = new ArrayList<>(decimals(Files.readString(SCRIPT)));
		known.addAll(decimals(printed));
		for (final MatchResult change : CHANGE.matcher(page).results().toList()) {
			final String inputs = change.group(1);
			final String other = run(inputs.contains("image=") ? inputs : "image=\"gravel.png\"," + inputs);
			final String[] cells = change.group(2).split(" \\| ");
			final String exponent = line(other, "  SGD, standard error");
			assertEquals(cells[0] + "  " + cells[1], exponent, inputs);
			assertEquals(cells[2], line(other, "  flow; deviation of SGD in standard errors").split(" +")[0], inputs);
			assertEquals(cells[3], line(other, "  endless power law, -(a-1)/a"), inputs);
			assertEquals(cells[4], line(other, "  law that the data decide for"), inputs);
			known.addAll(decimals(other));
			known.addAll(decimals(inputs));
		}
		final String prose = page.replace(printed, "");
		for (final BigDecimal number : decimals(prose))
			assertTrue(known.stream().anyMatch(value -> rounds(value, number)), PAGE + " says " + number);
	}

	private static boolean rounds(final BigDecimal value, final BigDecimal number) {
		return value.abs().setScale(number.scale(), RoundingMode.HALF_UP).compareTo(number.abs()) == 0;
	}

	private static List<BigDecimal> decimals(final String text) {
		return DECIMAL.matcher(text).results().map(match -> new BigDecimal(match.group())).toList();
	}

	private static String line(final String printed, final String what) {
		return Arrays.stream(printed.split("\n")).filter(line -> line.startsWith(what)).findFirst().orElseThrow().substring(
			what.length()).trim();
	}

	private static String group(final Pattern pattern, final String text) {
		return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
	}

	/** What the script says itself, without the outputs that are listed after it. */
	private static String run(final String inputs) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();
		final int code = new Headless(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true,
			StandardCharsets.UTF_8)).run("--run", SCRIPT.toString(), inputs.replace("image=\"", "image=\"" + IMAGES.toString()
				.replace('\\', '/') + "/"));
		assertEquals(0, code, err::toString);
		final String printed = out.toString(StandardCharsets.UTF_8).replace("\r", "");
		return printed.substring(0, printed.indexOf("flow = "));
	}
}
