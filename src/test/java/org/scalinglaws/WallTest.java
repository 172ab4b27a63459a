package org.scalinglaws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * The walls of the house: a room uses only what lies on floors below it, and the
 * mathematics uses no host, no window, no file and no print.
 */
class WallTest {

	private static final String HOUSE = "org.scalinglaws.";

	private static final List<List<String>> FLOORS = List.of(List.of("ground", "task"), List.of("linear"), List.of(
		"spectrum", "random", "fit", "table", "integrate"), List.of("modes", "sgd"), List.of("retrieval", "online", "network",
			"regression", "descent", "ensemble", "perceptron", "diffusion", "equilibrium",
			"propagation"),
		List.of("file"), List.of("sweep", "figure", "report"), List.of("command"), List.of("host", "ops"), List.of("spark"));

	private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(
		ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.scalinglaws");

	@Test
	void everyClassHasARoom() {
		assertFalse(CLASSES.isEmpty());
		classes().should().resideInAnyPackage(packages(FLOORS.stream().flatMap(List::stream))).check(CLASSES);
	}

	@ParameterizedTest
	@MethodSource("rooms")
	void aRoomUsesOnlyFloorsBelow(final String room) {
		final int floor = IntStream.range(0, FLOORS.size()).filter(i -> FLOORS.get(i).contains(room)).findFirst().getAsInt();
		final String[] closed = packages(FLOORS.stream().skip(floor).flatMap(List::stream).filter(other -> !other.equals(
			room)));
		if (closed.length > 0) noClasses().that().resideInAPackage(HOUSE + room + "..").should().dependOnClassesThat()
			.resideInAnyPackage(closed).allowEmptyShould(true).check(CLASSES);
	}

	static Stream<String> rooms() {
		return FLOORS.stream().flatMap(List::stream);
	}

	@Test
	void noTwoPackagesNeedEachOther() {
		slices().matching("org.scalinglaws.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void mathematicsKnowsNoHostNoWindowAndNoFile() {
		noClasses().that(mathematics()).should().dependOnClassesThat(resideInAnyPackage("org.scijava..", "ij..", "java.awt..",
			"javax.swing..", "java.nio.file..", "java.nio.channels..", "java.util.prefs..", "java.util.logging..", "java.net..",
			"javax.script..").or(describe("read or write files", type -> type.getName().startsWith("java.io.File") || type
				.getName().equals("java.io.RandomAccessFile") || type.getName().startsWith("java.io.Print")))).check(CLASSES);
	}

	@Test
	void figuresSweepsAndReportsKnowNoSciJava() {
		noClasses().that().resideInAnyPackage(packages(Stream.of("file", "figure", "sweep", "report"))).should()
			.dependOnClassesThat().resideInAPackage("org.scijava..").allowEmptyShould(true).check(CLASSES);
	}

	@Test
	void onlyTheHostPrints() {
		noClasses().that().resideOutsideOfPackage(HOUSE + "host..").should(ACCESS_STANDARD_STREAMS).orShould().callMethod(
			Throwable.class, "printStackTrace").check(CLASSES);
	}

	@Test
	void onlyTheHostEndsTheProcess() {
		noClasses().that().resideOutsideOfPackage(HOUSE + "host..").should().callMethod(System.class, "exit", int.class)
			.check(CLASSES);
	}

	@Test
	void staticFieldsAreFinal() {
		fields().that().areStatic().should().beFinal().check(CLASSES);
	}

	private static DescribedPredicate<JavaClass> mathematics() {
		return resideInAnyPackage(packages(FLOORS.stream().limit(5).flatMap(List::stream)));
	}

	private static String[] packages(final Stream<String> rooms) {
		return rooms.map(room -> HOUSE + room + "..").toArray(String[]::new);
	}
}
