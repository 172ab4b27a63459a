// What label noise leaves of the error of SGD that never stops: the mean over long runs from
// the optimum (points, with standard errors) against the learning rate, beside the leading
// order, the linearised recursion of the second moments, which is exact up to higher orders,
// and the mean field, which lets overlap and energy not fluctuate. All in units of
// learning rate x noise variance.

#@ Integer (label="Dimension", description="1 to 300; coordinate d takes a time of order d^a", min=1, max=300, value=30, persist=false) dimension
#@ String (label="Exponents", description="Of the spectra, 0 to 4 each, separated by semicolons", value="1.5; 2", persist=false) exponents
#@ String (label="Learning rates", description="Parts of the critical one, below 1 each, separated by semicolons", value="0.08; 0.15; 0.25; 0.4; 0.55", persist=false) rates
#@ Double (label="Noise variance", description="Variance of the label noise, greater than 0, to 1", min=1e-12, max=1, value=0.05, style="format:0.######", persist=false) noiseVariance
#@ Integer (label="Runs", description="2 to 100000", min=2, max=100000, value=300, persist=false) runs
#@ Double (label="Relaxations", description="Length of a run in relaxation times of the last coordinate, 3 to 100", min=3, max=100, value=5, style="format:0.###", persist=false) relaxations
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.figure.Panels
import org.scalinglaws.table.Columns

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
file = { String name -> new File(folder, "noise_floor" + name) }

List<Double> parse(String name, String text, double high) {
	def values
	try {
		values = text.trim().split(/[;,\s]+/).collect { it as double }.unique().sort()
	}
	catch (NumberFormatException exc) {
		throw new IllegalArgumentException(name + " must be numbers separated by semicolons, was " + text)
	}
	values.each { if (!(it >= 0 && it <= high)) throw new IllegalArgumentException(name + " must be in [0, " + high + "], was " + it) }
	return values
}

simulated = Columns.builder("exponent", "learningRate", "errorMean", "errorStandardError", "lossMean", "lossStandardError")
theory = Columns.builder("exponent", "learningRate", "error", "loss", "errorMeanField", "lossMeanField", "errorLeading", "lossLeading")
rows = Columns.builder("exponent", "learningRate", "partOfCritical", "errorSgd", "errorStandardError", "errorFloor", "errorMeanField", "errorLeading",
	"lossSgd", "lossStandardError", "lossFloor", "lossMeanField", "lossLeading", "divergedRuns", "steps")
parts = parse("rates", rates, 0.999)
parse("exponents", exponents, 4).each { exponent ->
	def spectrum = compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).getOutput("spectrum")
	def teacher = compute("TeacherWeights", spectrum: spectrum, random: false, seed: seed).getOutput("teacher")
	def values = spectrum.collect { it.realDouble }, energy = [values, teacher.collect { it.realDouble }].transpose().sum { l, t -> l * t * t }
	def predict = { double rate, long steps -> compute("PredictSgd", spectrum: spectrum, teacher: teacher, weights: teacher, learningRate: rate, noiseVariance: noiseVariance, steps: steps, records: 2) }
	def limit = predict(1e-9d, 1L).getOutput("criticalLearningRate") as double
	def steps = { double rate -> (long) Math.ceil(relaxations / (16 * rate * values.min() * energy)) }
	def last = { trajectory, column -> trajectory.get(column, trajectory.rows() - 1) }
	def unit = { double rate -> rate * noiseVariance }
	for (part in parts) {
		def rate = part * limit
		def summary = compute("SummarizeRuns", table: compute("SimulateSgd", spectrum: spectrum, teacher: teacher, weights: teacher, learningRate: rate, noiseVariance: noiseVariance,
			steps: steps(rate), runs: runs, records: 2, seed: seed).getOutput("trajectory"), by: "step")
		if (summary.getOutput("divergedRuns") == runs) continue
		def table = summary.getOutput("table"), prediction = predict(rate, steps(rate)), field = prediction.getOutput("trajectory")
		def measured = ["meanSquaredErrorMean", "meanSquaredErrorStandardError", "lossMean", "lossStandardError"].collect { last(table, it) as double }
		def leading = ["leadingErrorFloor", "leadingLossFloor"].collect { prediction.getOutput(it) as double }
		simulated.row(exponent, rate, *measured.collect { it / unit(rate) })
		rows.row(exponent, rate, part, measured[0], measured[1], prediction.getOutput("errorFloor"), last(field, "meanSquaredError"), leading[0],
			measured[2], measured[3], prediction.getOutput("lossFloor"), last(field, "loss"), leading[1], summary.getOutput("divergedRuns"), steps(rate))
	}
	for (k in 0..20) {
		def rate = limit * Math.exp(Math.log(parts.min() / 1.5) + k / 20d * Math.log(0.75 / parts.min() * 1.5))
		def prediction = predict(rate, steps(rate)), field = prediction.getOutput("trajectory")
		theory.row(exponent, rate, *[prediction.getOutput("errorFloor"), prediction.getOutput("lossFloor"), last(field, "meanSquaredError"), last(field, "loss"),
			prediction.getOutput("leadingErrorFloor"), prediction.getOutput("leadingLossFloor")].collect { it / unit(rate) })
	}
}
numbers = rows.build()
theory = theory.build()
panel = { String quantity, String name ->
	def points = Columns.builder("exponent", "learningRate", "floorMean", "floorStandardError")
	def table = simulated.build()
	for (row in 0..<table.rows()) points.row(table.get("exponent", row), table.get("learningRate", row), table.get(quantity + "Mean", row), table.get(quantity + "StandardError", row))
	def lines = Columns.builder("exponent", "learningRate", "floor", "mean field")
	for (row in 0..<theory.rows()) lines.row(theory.get("exponent", row), theory.get("learningRate", row), theory.get(quantity, row), theory.get(quantity + "MeanField", row))
	compute("PlotTable", table: points.build(), x: "learningRate", y: "floor,mean field", theory: lines.build(), group: "exponent", dashed: "mean field", labels: (exponentsShown.collect { "SGD at a = " + it } + "linearised recursion" + exponentsShown.collect { "mean field at a = " + it }).join(","), errorBars: true,
		labelX: "learning rate \u03B7", labelY: name + " / (\u03B7 \u03C3\u00B2)", title: "Floor of the " + name + ", d = " + dimension).getOutput("plot")
}
exponentsShown = simulated.build().column("exponent").toList().unique()
pictures = [panel("error", "mean squared error"), panel("loss", "loss")]
figure = Panels.grid([pictures])

compute("SavePlot", plot: figure, file: file(".png"))
compute("SaveTable", table: numbers, file: file(".csv"))
compute("SaveTable", table: theory, file: file("_theory.csv"))
say("Noise floors of SGD: d = %d, label noise of variance %.4g, %d runs from the optimum; in units of learning rate x noise variance", dimension, noiseVariance, runs)
say("%-8s %-11s %-24s %-10s %-10s | %-24s %-10s %-10s %-9s %s", "a", "rate", "error, SGD", "exact", "mean field", "loss, SGD", "exact", "mean field", "leading", "diverged")
for (row in 0..<numbers.rows()) {
	def unit = numbers.get("learningRate", row) * noiseVariance, value = { String column -> numbers.get(column, row) / unit }
	say("%-8.4g %-11.4g %-24s %-10.4f %-10.4f | %-24s %-10.4f %-10.4f %-9.4f %.0f", numbers.get("exponent", row), numbers.get("learningRate", row),
		String.format(Locale.ROOT, "%.4f +- %.4f", value("errorSgd"), value("errorStandardError")), value("errorFloor"), value("errorMeanField"),
		String.format(Locale.ROOT, "%.3f +- %.3f", value("lossSgd"), value("lossStandardError")), value("lossFloor"), value("lossMeanField"), value("lossLeading"), numbers.get("divergedRuns", row))
}
say("Figure and tables: %s", file("*").path)
