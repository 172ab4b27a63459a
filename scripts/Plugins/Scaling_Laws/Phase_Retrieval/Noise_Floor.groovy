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
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

rows = Columns.builder("exponent", "learningRate", "partOfCritical", "errorSgd", "errorStandardError", "errorFloor", "errorMeanField", "errorLeading",
	"lossSgd", "lossStandardError", "lossFloor", "lossMeanField", "lossLeading", "divergedRuns", "steps")
lines = Columns.builder("exponent", "learningRate", "error", "loss", "errorMeanField", "lossMeanField", "errorLeading", "lossLeading")
parts = s.numbers("rates", rates, 0, 0.999)
s.numbers("exponents", exponents, 0, 4).each { exponent ->
	def spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
	def teacher = s.compute("TeacherWeights", spectrum: spectrum, random: false, seed: seed).teacher
	def problem = [spectrum: spectrum, teacher: teacher, weights: teacher, noiseVariance: noiseVariance, records: 2]
	def first = s.compute("PredictSgd", *: problem, learningRate: 1e-9d, steps: 1L), limit = first.criticalLearningRate
	def slowest = 16 * spectrum.collect { it.realDouble }.min() * first.trajectory.first("energy") // rate at which the last coordinate relaxes
	def steps = { double rate -> (long) Math.ceil(relaxations / (rate * slowest)) }
	// floors of error and loss: exact up to higher orders, mean field, leading order
	def predict = { double rate -> s.compute("PredictSgd", *: problem, learningRate: rate, steps: steps(rate)).with {
		[[errorFloor, trajectory.last("meanSquaredError"), leadingErrorFloor], [lossFloor, trajectory.last("loss"), leadingLossFloor]] } }
	for (part in parts) {
		def rate = part * limit
		def summary = s.compute("SummarizeRuns", table: s.compute("SimulateSgd", *: problem, learningRate: rate, steps: steps(rate), runs: runs, seed: seed).trajectory, by: "step")
		if (summary.divergedRuns == runs) continue
		def (error, loss) = predict(rate)
		def measured = { String quantity -> ["Mean", "StandardError"].collect { summary.table.last(quantity + it) } }
		rows.row(exponent, rate, part, *measured("meanSquaredError"), *error, *measured("loss"), *loss, summary.divergedRuns, steps(rate))
	}
	s.logarithmic(limit * parts.min() / 1.5, 0.75 * limit, 21).each { rate ->
		def (error, loss) = predict(rate)
		lines.row(exponent, rate, *[error[0], loss[0], error[1], loss[1], error[2], loss[2]].collect { it / (rate * noiseVariance) })
	}
}
numbers = rows.build()
theory = lines.build()
shown = numbers.groups("exponent").keySet()
panel = { String quantity, String name ->
	s.compute("PlotTable", table: numbers.with("floorMean") { it[quantity + "Sgd"] / (it.learningRate * noiseVariance) }.with("floorStandardError") { it[quantity + "StandardError"] / (it.learningRate * noiseVariance) }
		.select("exponent", "learningRate", "floorMean", "floorStandardError"), x: "learningRate", y: "floor,mean field", group: "exponent", dashed: "mean field", errorBars: true,
		theory: theory.select("exponent", "learningRate", quantity, quantity + "MeanField").renamed(quantity, "floor").renamed(quantity + "MeanField", "mean field"),
		labels: (shown.collect { "SGD at a = " + s.number(it) } + "linearised recursion" + shown.collect { "mean field at a = " + s.number(it) }).join(","),
		labelX: "learning rate \u03B7", labelY: name + " / (\u03B7 \u03C3\u00B2)", title: "Floor of the " + name + ", d = " + dimension).plot
}
figure = s.panels([[panel("error", "mean squared error"), panel("loss", "loss")]])
s.save(figure, "")
s.save(numbers, "")
s.save(theory, "_theory")

s.say("Noise floors of SGD: d = %d, label noise of variance %.4g, %d runs from the optimum; in units of learning rate x noise variance", dimension, noiseVariance, runs)
s.say("%-8s %-11s %-24s %-10s %-10s | %-24s %-10s %-10s %-9s %s", "a", "rate", "error, SGD", "exact", "mean field", "loss, SGD", "exact", "mean field", "leading", "diverged")
numbers.each { row ->
	def value = { String column -> row[column] / (row.learningRate * noiseVariance) }
	s.say("%-8.4g %-11.4g %-24s %-10.4f %-10.4f | %-24s %-10.4f %-10.4f %-9.4f %.0f", row.exponent, row.learningRate, s.text("%.4f +- %.4f", value("errorSgd"), value("errorStandardError")), value("errorFloor"),
		value("errorMeanField"), s.text("%.3f +- %.3f", value("lossSgd"), value("lossStandardError")), value("lossFloor"), value("lossMeanField"), value("lossLeading"), row.divergedRuns)
}
s.report()
