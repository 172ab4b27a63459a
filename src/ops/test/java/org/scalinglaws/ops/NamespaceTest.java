package org.scalinglaws.ops;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import net.imagej.ops.OpInfo;
import net.imagej.ops.OpService;
import net.imagej.ops.OpUtils;

/** Which ops there are, how their inputs and outputs are named, and what they are built on. */
class NamespaceTest {

	private static final Set<String> OPERATIONS = Set.of("powerLawSpectrum", "imageSpectrum", "projectPatches",
		"teacherWeights", "initialWeights", "gaussianInputs", "retrievalLabels", "measureSpectrum", "integrateFlow",
		"descendGradient", "simulateSgd", "predictSgd", "truncateHierarchy", "escapeRate", "findPhases", "spectralTail",
		"lossLandscape", "powerLawTarget", "networkData", "solveLasso", "trainNetwork", "diagonalStateEvolution",
		"quadraticStateEvolution", "riskDiagram", "weightSpectrum", "pruneWeights", "fitExponent", "summarizeRuns",
		"plotTable", "plotMap", "saveTable", "openTable", "savePlot");

	@Test
	void everyOperationIsAnOp() {
		try (Parity parity = new Parity()) {
			final List<OpInfo> ops = scaling(parity.ops());
			assertEquals(new TreeSet<>(OPERATIONS), ops.stream().map(op -> op.getSimpleName()).collect(Collectors
				.toCollection(TreeSet::new)));
			for (final OpInfo op : ops)
				assertTrue(op.cInfo().isValid(), op.cInfo().getClassName() + " " + op.cInfo().getProblems());
			// on arrays and on a measure, into a new image and into a given one
			final Map<String, Long> overloads = ops.stream().collect(Collectors.groupingBy(OpInfo::getSimpleName, Collectors
				.counting()));
			assertEquals(3, overloads.remove("measureSpectrum"));
			final Set<String> twice = overloads.keySet().stream().filter(name -> overloads.get(name) == 2).collect(Collectors
				.toSet());
			assertEquals(Set.of("powerLawSpectrum", "teacherWeights", "initialWeights", "gaussianInputs", "retrievalLabels",
				"integrateFlow", "descendGradient", "predictSgd", "truncateHierarchy", "escapeRate", "spectralTail"), twice);
			assertEquals(OPERATIONS.size() + 2 + twice.size(), ops.size());
		}
	}

	@Test
	void everyCommandIsAnOp() {
		try (Context context = new Context(CommandService.class)) {
			assertEquals(new TreeSet<>(OPERATIONS.stream().map(Parity::commandName).collect(Collectors.toSet())), context
				.service(CommandService.class).getCommands().stream().map(CommandInfo::getClassName).filter(name -> name
					.startsWith("org.scalinglaws.command.")).collect(Collectors.toCollection(TreeSet::new)));
		}
	}

	@Test
	void opsCallThingsAsTheCommandsDo() {
		try (Parity parity = new Parity(); Context context = new Context(CommandService.class)) {
			for (final OpInfo op : scaling(parity.ops())) {
				final CommandInfo command = context.service(CommandService.class).getCommand(Parity.commandName(op
					.getSimpleName()));
				final Set<String> known = new HashSet<>();
				command.inputs().forEach(item -> known.add(item.getName()));
				command.outputs().forEach(item -> known.add(item.getName()));
				final List<ModuleItem<?>> items = new ArrayList<>(OpUtils.inputs(op.cInfo()));
				items.addAll(OpUtils.outputs(op.cInfo()));
				for (final ModuleItem<?> item : items)
					assertTrue(known.contains(Parity.RENAMED.getOrDefault(item.getName(), item.getName())), op.cInfo()
						.getClassName() + ": " + item.getName() + " is none of " + known);
			}
		}
	}

	/** The page says how each op is called and what it gives; its marks are the page's own. */
	@Test
	void thePageListsEveryOp() throws IOException {
		final String page = Files.readString(Path.of("docs/ops.md"));
		final Set<String> rows = page.lines().filter(line -> line.startsWith("| `scaling.")).collect(Collectors.toCollection(
			TreeSet::new));
		try (Parity parity = new Parity()) {
			assertEquals(scaling(parity.ops()).stream().map(NamespaceTest::row).collect(Collectors.toCollection(
				TreeSet::new)), rows);
		}
	}

	private static String row(final OpInfo op) {
		final String inputs = OpUtils.inputs(op.cInfo()).stream().map(item -> item.isOutput() ? "[" + item.getName() + "]"
			: item.isRequired() ? item.getName() : item.getName() + "?").collect(Collectors.joining(", "));
		final String outputs = OpUtils.outputs(op.cInfo()).stream().map(ModuleItem::getName).collect(Collectors.joining(
			", "));
		return "| `" + op.getName() + "(" + inputs + ")` | " + outputs + " |";
	}

	private static List<OpInfo> scaling(final OpService ops) {
		return ops.infos().stream().filter(op -> "scaling".equals(op.getNamespace())).collect(Collectors.toList());
	}

	@Test
	void opsAreBuiltOnTheMathematicsAlone() {
		final JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("org.scalinglaws.ops");
		noClasses().should().dependOnClassesThat().resideInAnyPackage("org.scalinglaws.command..", "org.scalinglaws.host..")
			.check(classes);
		fields().that().areStatic().should().beFinal().check(classes);
	}
}
