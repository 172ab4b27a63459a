// Leaping SGD, which moves the tail of the spectrum once per window, against exact SGD: means
// and spreads over many runs from the same start, and what a larger kappa (the part of its
// way that a coordinate of the tail goes within a window) does to them and to the speed.

#@ Integer (label="Dimension", description="10 to 100000", min=10, max=100000, value=200, persist=false) dimension
#@ Double (label="Exponent", description="Of the spectrum, 0 to 20", min=0, max=20, value=1.5, style="format:0.###", persist=false) exponent
#@ Double (label="Learning rate", description="Greater than 0", min=1e-9, max=0.1, value=2e-3, style="format:0.######", persist=false) learningRate
#@ Double (label="Noise variance", description="Variance of the label noise, 0 to 100", min=0, max=100, value=0.05, style="format:0.######", persist=false) noiseVariance
#@ Long (label="Steps", description="100 to 10^9", min=100, max=1000000000, value=5000, persist=false) steps
#@ Integer (label="Runs", description="2 to 100000", min=2, max=100000, value=2000, persist=false) runs
#@ String (label="Kappas", description="Greater than 0, to 0.3 each, separated by semicolons", value="0.01; 0.05; 0.1; 0.2; 0.3", persist=false) kappas
#@ Integer (label="Records", description="Points of each curve, 10 to 10000", min=10, max=10000, value=40, persist=false) records
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figures (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.figure.Panels
import org.scalinglaws.table.Columns

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
file = { String name -> new File(folder, "leaping_against_exact" + name) }
quantities = ["overlap", "energy", "meanSquaredError"]

List<Double> parse(String name, String text) {
	try {
		return text.trim().split(/[;,\s]+/).collect { it as double }.unique().sort()
	}
	catch (NumberFormatException exc) {
		throw new IllegalArgumentException(name + " must be numbers separated by semicolons, was " + text)
	}
}

spectrum = compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).getOutput("spectrum")
teacher = compute("TeacherWeights", spectrum: spectrum, seed: seed).getOutput("teacher")
// a start on the teacher's side, so that few runs cross over to the other optimum
random = compute("InitialWeights", dimension: dimension, seed: seed).getOutput("weights").collect { it.realDouble }
start = [random, teacher.collect { it.realDouble }].transpose().collect { w, t -> w + 0.3 * t } as double[]
problem = [spectrum: spectrum, teacher: teacher, weights: start, learningRate: learningRate, noiseVariance: noiseVariance, steps: steps, records: records]
simulate = { Map inputs ->
	def begin = System.nanoTime()
	def trajectory = compute("SimulateSgd", *: problem, *: inputs).getOutput("trajectory")
	def seconds = (System.nanoTime() - begin) * 1e-9d
	def summary = compute("SummarizeRuns", table: trajectory, by: "step")
	[table: summary.getOutput("table"), diverged: summary.getOutput("divergedRuns"), seconds: seconds, metadata: trajectory.metadata()]
}
simulate(runs: 8, seed: seed) // lets the compiler work before anything is timed
simulate(runs: 8, seed: seed, method: "leaping")
exact = simulate(runs: runs, seed: seed)
leaping = parse("kappas", kappas).collectEntries { [it, simulate(runs: runs, seed: seed, method: "leaping", kappa: it)] }

// means and spreads at the default kappa, or the one next to it
shown = leaping.min { Math.abs(it.key - 0.05) }
columns = quantities.collectMany { [it + "Mean", it + "StandardError", it + "StandardDeviation"] }
points = Columns.builder(["step"] + quantities + quantities.collect { it + "Spread" })
lines = Columns.builder(["step"] + quantities + quantities.collect { it + "Spread" })
[[points, shown.value.table], [lines, exact.table]].each { builder, table ->
	(1..<table.rows()).each { row -> builder.row(*([table.get("step", row)] + quantities.collect { table.get(it + "Mean", row) } + quantities.collect { table.get(it + "StandardDeviation", row) })) }
}
names = ["overlap", "energy", "squared error"]
means = compute("PlotTable", table: points.build(), x: "step", y: (quantities + quantities.collect { it + "Spread" }).join(","), theory: lines.build(),
	labels: (names.collect { "mean " + it } + names.collect { "spread of " + it } + "exact SGD").join(","), labelX: "step", labelY: "mean and standard deviation over " + runs + " runs",
	title: "Leaping SGD at \u03BA = " + shown.key + ", d = " + dimension + ", a = " + exponent).getOutput("plot")

// past the first tenth of the steps: largest deviation of a mean and of a spread, and the speed
rows = Columns.builder(["kappa"] + quantities.collectMany { [it + "Deviation", it + "StandardErrors", it + "SpreadRatio"] } + ["divergedRuns", "stepsPerSecond", "speedUp"])
leaping.each { kappa, result ->
	def late = (0..<exact.table.rows()).findAll { exact.table.get("step", it) >= steps / 10 }
	def value = { table, column, row -> table.get(column, row) as double }
	def deviation = { q, row -> value(result.table, q + "Mean", row) - value(exact.table, q + "Mean", row) }
	rows.row(*([kappa] + quantities.collectMany { q ->
		[late.collect { Math.abs(deviation(q, it)) / Math.abs(value(exact.table, q + "Mean", it)) }.max(),
		 late.collect { Math.abs(deviation(q, it)) / Math.hypot(value(result.table, q + "StandardError", it), value(exact.table, q + "StandardError", it)) }.max(),
		 late.collect { value(result.table, q + "StandardDeviation", it) / value(exact.table, q + "StandardDeviation", it) }.max { Math.abs(Math.log(it)) }]
	} + [result.diverged, runs * steps / result.seconds, exact.seconds / result.seconds]))
}
numbers = rows.metadata("exactDivergedRuns", exact.diverged).metadata("exactStepsPerSecond", runs * steps / exact.seconds).build()
deviations = Columns.builder("kappa", *quantities, *quantities.collect { it + "Spread" }, "speedUp")
for (row in 0..<numbers.rows()) deviations.row(numbers.get("kappa", row), *quantities.collect { numbers.get(it + "Deviation", row) },
	*quantities.collect { Math.abs(numbers.get(it + "SpreadRatio", row) - 1) }, numbers.get("speedUp", row))
quality = compute("PlotTable", table: deviations.build(), x: "kappa", y: (quantities + quantities.collect { it + "Spread" }).join(","),
	labels: (names.collect { "mean " + it } + names.collect { "spread of " + it }).join(","), labelX: "\u03BA", labelY: "largest relative deviation from exact SGD", title: "What \u03BA costs").getOutput("plot")
figure = Panels.grid([[means, quality]])

compute("SavePlot", plot: figure, file: file(".png"))
compute("SaveTable", table: numbers, file: file(".csv"))
compute("SaveTable", table: exact.table, file: file("_exact.csv"))
compute("SaveTable", table: shown.value.table, file: file("_leaping.csv"))
say("Leaping against exact SGD: d = %d, a = %.4g, learning rate %.4g, label noise of variance %.4g, %d runs of %d steps", dimension, exponent, learningRate, noiseVariance, runs, steps)
say("exact: %.0f steps per second, %d runs diverged; past a tenth of the steps, largest deviation of a mean (in its standard errors), and ratio of the spreads", runs * steps / exact.seconds, exact.diverged)
say("%-8s %-26s %-26s %-26s %-10s %-12s %s", "kappa", "overlap", "energy", "mean squared error", "diverged", "steps/s", "times exact")
for (row in 0..<numbers.rows()) say("%-8.3g %-26s %-26s %-26s %-10.0f %-12.3g %.1f", numbers.get("kappa", row), *quantities.collect { q -> String.format(Locale.ROOT, "%.2f %% (%.1f), %.3f", 100 * numbers.get(q + "Deviation", row),
	numbers.get(q + "StandardErrors", row), numbers.get(q + "SpreadRatio", row)) }, *["divergedRuns", "stepsPerSecond", "speedUp"].collect { numbers.get(it, row) })
say("Figure and tables: %s", file("*").path)
