package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;

/**
 * Runs the scripts that simulate stochastic gradient descent or fit its flow, at
 * small size, and checks what they save. ScriptsTheoryTest, NetworkScriptsTest, SpectraScriptsTest, BeyondScriptsTest,
 * OnlineScriptsTest, AnalysisScriptsTest, LawScriptsTest, SpectralScriptsTest and SweepScriptsTest run the others.
 */
@Tag("slow")
class ScriptsTest extends ScriptRuns {

	@Test
	void eachScriptIsTested() {
		final Set<String> tested = Set.of("Image_Learning_Curve", "Learning_Curves", "Online_Sgd", "Convergence_Of_Overlap",
			/* in ScriptsTheoryTest: */ "Three_Phases", "Escape_From_Mediocrity", "Spectral_Tail_Approximation", "Phase_Plane",
			/* in NetworkScriptsTest: */ "Risk_Phase_Diagram", "Noiseless_Diagram", "Risk_Curves", "Optimal_Weight_Decay",
			/* in SpectraScriptsTest: */ "Weight_Spectra", "Pruning", /* in BeyondScriptsTest: */ "Noise_Floor",
			"Leaping_Against_Exact", "Any_Dimension", "Hierarchy_Blow_Up", "Learning_Rate_Schedules", "Stability_Map",
			"Scaling_Phase_Plot", /* in OnlineScriptsTest: */ "Functional_Scaling_Law", "Multi_Class_Sgd",
			"Two_Layer_Plateau", "Your_Own_Loss", "Learning_Rate_Diagram", /* in SweepScriptsTest: */ "Exponent_Map",
			"Escape_Time_Map", "Phase_Diagram_By_Simulation", "Escape_Of_Sgd", "Risk_Of_Training",
			/* in LawScriptsTest: */ "Scaling_Law_Of_Sgd", /* in AnalysisScriptsTest: */ "Supercollapse",
			/* in RidgeScriptsTest: */ "Ridge_Learning_Curves", "Double_Descent_Diagram",
			/* in DoubleDescentScriptsTest: */ "Epochwise_Double_Descent", "U_Turn",
			/* in ReparametrizedScriptsTest: */ "Quadratic_Against_Linear", "Lazy_To_Rich",
			/* in SpectralScriptsTest: */ "Spectral_Descent", "Spectral_Dynamics",
			/* in SpectraLawScriptsTest: */ "Heavy_Tails", /* in PerceptronScriptsTest: */ "Perceptron_Learning_Curves",
			/* in DiffusionScriptsTest: */ "Diffusion_On_An_Image", "Orbit_Gradients",
			/* in NoiseScriptsTest: */ "Out_Of_Equilibrium", "Gauss_Newton_Conditioning",
			/* in SignalScriptsTest: */ "Edge_Of_Chaos", "Signal_Collapse",
			/* in PercolationScriptsTest: */ "Directed_Percolation", "Tensor_Compression",
			/* in ResidualScriptsTest: */ "Scaled_ResNets", "Perturbation_Margins",
			/* in SeriesScriptsTest: */ "Weight_Series");
		assertEquals(tested, scripts().stream().map(file -> file.getFileName().toString().replace(".groovy", "")).collect(
			Collectors.toSet()));
	}

	/** Menus are made of folders: those of the scripts are those of the commands. */
	@Test
	void eachScriptIsInTheMenuOfCommands() {
		for (final Path file : scripts())
			assertTrue(Set.of("Data", "Phase_Retrieval", "Shallow_Networks", "Online_Learning", "Regression",
				"Reparametrized_Models", "Spectra", "Perceptron", "Diffusion", "Noise", "Deep_Networks", "Analysis", "Sweeps").contains(file
				.getParent().getFileName().toString()), file::toString);
	}

	@Test
	void imageLearningCurve() throws IOException {
		runs("Image_Learning_Curve", "patchSize=8,patches=20000,steps=40000,runs=6,records=60", "image_learning_curve",
			"image_learning_curve_spectrum");
		assertEquals(64, table("image_learning_curve_spectrum", "rank", "eigenvalue").rows());
		assertEquals(61, table("image_learning_curve", "time", "meanSquaredErrorMean", "lossMean").rows() + 1);
		table("image_learning_curve_patches", "time", "meanSquaredError");
		table("image_learning_curve_flow", "time", "meanSquaredError", "loss");
		final Columns numbers = table("image_learning_curve_numbers", "escapeRateMeasured", "errorSgd",
			"errorStandardError", "patchesErrorDeviation");
		// the flow started at 1e-12 has an energy of 1e-6 at most, which slows it by as much
		assertEquals(1, numbers.get("escapeRateMeasured", 0) / numbers.get("escapeRatePredicted", 0), 1e-5);
		assertAgree(numbers, 0, "errorFlow", "errorSgd", "errorStandardError");
		// the Gaussian theory carries on this image: within 5 % of the error (4 standard errors of one run at this size)
		assertEquals(0, numbers.get("patchesErrorDeviation", 0), 5);
		assertTrue(numbers.get("escapeTimeFlow", 0) < numbers.get("crossingTimeFlow", 0));
		final String text = printed();
		for (final String word : List.of("predicted", "escape rate", "T1'", "T2", "exponent of the loss", "patches"))
			assertTrue(text.contains(word), text);
	}

	@Test
	void imageLearningCurveOfAFile() throws IOException {
		final File camera = new File("src/main/resources/org/scalinglaws/images/camera.png");
		runs("Image_Learning_Curve", "image=\"" + camera.getAbsolutePath().replace('\\', '/') +
			"\",patchSize=5,patches=500,steps=500,runs=2,records=20", "image_learning_curve");
		assertPrinted("camera.png");
	}

	@Test
	void learningCurves() throws IOException {
		runs("Learning_Curves", "dimension=50,exponents=0; 1.5,steps=60000,runs=6,records=60", "learning_curves");
		table("learning_curves", "exponent", "time", "meanSquaredErrorMean");
		final Columns flow = table("learning_curves_flow", "exponent", "time", "meanSquaredError");
		// |w*|^2 = d: all begin at 1, up to the start of norm 1
		assertEquals(1, flow.get("meanSquaredError", 0), 0.05);
		final Columns numbers = table("learning_curves_numbers", "errorFlow", "errorSgd", "errorFloor");
		// isotropic: sharper than any power law, down to the floor of learningRate x noiseVariance
		assertTrue(numbers.get("errorSgd", 0) < 0.02 * numbers.get("errorSgd", 1));
		assertAgree(numbers, 1, "errorFlow", "errorSgd", "errorStandardError");
	}

	@Test
	void onlineSgd() throws IOException {
		runs("Online_Sgd", "dimension=50,exponents=0.5;1.5,steps=40000,runs=6,records=60", "online_sgd");
		table("online_sgd", "exponent", "time", "overlapMean", "energyMean", "meanSquaredErrorMean");
		table("online_sgd_flow", "exponent", "time", "overlap", "energy", "meanSquaredError");
		final Columns numbers = table("online_sgd_numbers", "overlapSgd", "energySgd");
		for (int row = 0; row < 2; row++)
			for (final String quantity : List.of("overlap", "energy", "meanSquaredError"))
				assertAgree(numbers, row, quantity + "Flow", quantity + "Sgd", quantity + "StandardError");
	}

	/** Within five standard errors of six runs, and a bias of the order of the learning rate: 2 % of the value. */
	private static void assertAgree(final Columns numbers, final int row, final String flow, final String sgd,
		final String error)
	{
		assertEquals(numbers.get(flow, row), numbers.get(sgd, row), 5 * numbers.get(error, row) + 0.02 * Math.abs(numbers
			.get(flow, row)), sgd);
	}

	@Test
	void convergenceOfOverlap() throws IOException {
		runs("Convergence_Of_Overlap", "exponents=2; 4,dimensions=300; 3000,endTime=1e5", "convergence_of_overlap");
		table("convergence_of_overlap", "exponent", "dimension", "time", "overlapGap", "finiteTheory", "asymptoticLaw");
		final Columns numbers = table("convergence_of_overlap_numbers", "flow", "finiteTheory");
		for (int row = 2; row < 4; row++) { // a = 4: finite size plays no part, (8t/(H d^a))^(3/4) < 1e-4
			assertEquals(-0.75, numbers.get("law", row), 1e-12);
			assertEquals(numbers.get("law", row), numbers.get("flow", row), 0.02 * 0.75);
			assertEquals(numbers.get("finiteTheory", row), numbers.get("flow", row), 0.01 * 0.75);
		}
		// a = 2: it steepens the decay, less in a larger dimension
		assertTrue(numbers.get("flow", 0) < numbers.get("flow", 1) && numbers.get("flow", 1) < -0.5);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Image_Learning_Curve | patchSize=3 | patchSize must be in [4, 32], was 3",
		"Image_Learning_Curve | image=nowhere.png | image must be a file, was nowhere.png",
		"Image_Learning_Curve | image=pom.xml | image must be a picture that ImageJ can open, was pom.xml",
		"Image_Learning_Curve | learningRate=NaN | learningRate must be in [",
		"Image_Learning_Curve | learningRate=0.1,patchSize=4,patches=200,steps=2000,runs=2 | learningRate must be low enough",
		"Image_Learning_Curve | dimension=3 | input name must be one of [",
		"Learning_Curves | exponents=1; x | exponents must be numbers separated by semicolons, was 1; x",
		"Learning_Curves | exponents=1; 21 | each of exponents must be in [0, 20], was 21",
		"Learning_Curves | runs=1 | runs must be in [2, 10000], was 1",
		"Online_Sgd | noiseVariance=-1 | noiseVariance must be in [0", "Online_Sgd | steps=0 | steps must be in [100",
		"Convergence_Of_Overlap | exponents=1 | each of exponents must be in [1.0001, 20], was 1",
		"Convergence_Of_Overlap | dimensions=20.5 | dimensions must be whole numbers separated by semicolons, was 20.5",
		"Convergence_Of_Overlap | endTime=Infinity | endTime must be in [100" })
	void badInputsAreRefusedBeforeAnythingIsWritten(final String script, final String inputs, final String message) {
		assertRefused(script, inputs, message);
	}
}
