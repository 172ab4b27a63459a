package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalinglaws.online.dynamics.IndexPrediction;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.nodes.BinnedSpectrum;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** A problem of one's own, from a script and from Java, as the page has it. */
@Tag("slow")
class YourOwnProblemTest {

	private static final Path PAGE = Path.of("docs", "engine.md");

	@TempDir
	private Path folder;

	private static String block(final String language) throws IOException {
		final Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
		assertTrue(block.find(), language);
		return block.group(1);
	}

	private static double lastLoss(final double[] spectrum, final double[] teacher, final double[] weights) {
		final IndexProblem problem = new IndexProblem(Link.function(z -> z + 0.5 * Math.sin(2 * z)), Loss.of("halfSquared"), 1, 1, 0);
		final NodeMoments nodes = BinnedSpectrum.of(spectrum, new double[][] { weights, teacher }, 1e-8, Progress.NONE).moments();
		final Columns trajectory = new IndexPrediction(nodes, problem, LearningRateSchedule.constant(0.02), 1, 1e-8).solve(10000, 200,
			Progress.NONE).trajectory();
		return trajectory.last("loss");
	}

	@Test
	void theScriptFindsWhatJavaFinds() throws IOException {
		final Path script = folder.resolve("own.groovy");
		Files.writeString(script, block("groovy"));
		final ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();
		assertEquals(0, new Headless(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true,
			StandardCharsets.UTF_8)).run("--run", script.toString()), err::toString);
		final double[] spectrum = PowerLaw.spectrum(100_000, 1.5);
		final double java = lastLoss(spectrum, Teachers.random(spectrum, Teachers.ENERGY, Streams.of(1)), StartingWeights
			.onSphere(100_000, 1, 1, Streams.of(1)));
		assertTrue(java > 0 && java < 0.1, () -> "loss " + java);
		assertEquals(java, Double.parseDouble(out.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow()), 1e-7 *
			java);
	}

	/** The lines of the page are those of this file. */
	@Test
	void thePageHasThisJava() throws IOException {
		final String source = Files.readString(Path.of("src/test/java/org/scalinglaws/host/YourOwnProblemTest.java"));
		block("java").lines().forEach(line -> assertTrue(source.contains(line.strip()), line));
	}
}
