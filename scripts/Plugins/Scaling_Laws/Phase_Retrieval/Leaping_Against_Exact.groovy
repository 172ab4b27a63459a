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
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

quantities = ["overlap", "energy", "meanSquaredError"]
spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
teacher = s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher
// a start on the teacher's side, so that few runs cross over to the other optimum
random = s.compute("InitialWeights", dimension: dimension, seed: seed).weights
start = [random, teacher]*.collect { it.realDouble }.transpose().collect { w, t -> w + 0.3 * t } as double[]
problem = [spectrum: spectrum, teacher: teacher, weights: start, learningRate: learningRate, noiseVariance: noiseVariance, steps: steps, records: records]
simulate = { Map inputs ->
	def begin = System.nanoTime(), trajectory = s.compute("SimulateSgd", *: problem, *: inputs).trajectory
	[seconds: (System.nanoTime() - begin) * 1e-9d, *: s.compute("SummarizeRuns", table: trajectory, by: "step")]
}
["exact", "leaping"].each { simulate(runs: 8, seed: seed, method: it) } // lets the compiler work before anything is timed
exact = simulate(runs: runs, seed: seed)
leaping = s.numbers("kappas", kappas, 0, 0.3).collectEntries { [it, simulate(runs: runs, seed: seed, method: "leaping", kappa: it)] }

// means and spreads at the default kappa, or the one next to it
shown = leaping.min { Math.abs(it.key - 0.05) }
curves = { Columns table -> quantities.inject(table.where { it.index() > 0 }) { t, q -> t.renamed(q + "Mean", q).renamed(q + "StandardDeviation", q + "Spread") }
	.select(["step"] + quantities + quantities.collect { it + "Spread" }) }
names = ["overlap", "energy", "squared error"]
labels = names.collect { "mean " + it } + names.collect { "spread of " + it }
means = s.compute("PlotTable", table: curves(shown.value.table), x: "step", y: (quantities + quantities.collect { it + "Spread" }).join(","), theory: curves(exact.table),
	labels: (labels + "exact SGD").join(","), labelX: "step", labelY: "mean and standard deviation over " + runs + " runs", title: "Leaping SGD at \u03BA = " + shown.key + ", d = " + dimension + ", a = " + s.number(exponent)).plot

// past the first tenth of the steps: largest deviation of a mean and of a spread, and the speed
rows = Columns.builder(["kappa"] + quantities.collectMany { [it + "Deviation", it + "StandardErrors", it + "SpreadRatio"] } + ["divergedRuns", "stepsPerSecond", "speedUp"])
leaping.each { kappa, result ->
	def late = [result.table, exact.table].collect { table -> table.where { it.step >= steps / 10 }.iterator().toList() }.transpose()
	rows.row(*([kappa] + quantities.collectMany { q ->
		[late.collect { a, b -> Math.abs(a[q + "Mean"] - b[q + "Mean"]) / Math.abs(b[q + "Mean"]) }.max(),
		 late.collect { a, b -> Math.abs(a[q + "Mean"] - b[q + "Mean"]) / Math.hypot(a[q + "StandardError"], b[q + "StandardError"]) }.max(),
		 late.collect { a, b -> a[q + "StandardDeviation"] / b[q + "StandardDeviation"] }.max { Math.abs(Math.log(it)) }]
	} + [result.divergedRuns, runs * steps / result.seconds, exact.seconds / result.seconds]))
}
numbers = rows.metadata("exactDivergedRuns", exact.divergedRuns).metadata("exactStepsPerSecond", runs * steps / exact.seconds).build()
deviations = quantities.inject(numbers) { table, q -> table.renamed(q + "Deviation", q).with(q + "Spread") { Math.abs(it[q + "SpreadRatio"] - 1) } }
quality = s.compute("PlotTable", table: deviations, x: "kappa", y: (quantities + quantities.collect { it + "Spread" }).join(","), labels: labels.join(","), labelX: "\u03BA",
	labelY: "largest relative deviation from exact SGD", title: "What \u03BA costs").plot
figure = s.panels([[means], [quality]])
s.save(figure, "")
s.save(numbers, "")
s.save(exact.table, "_exact")
s.save(shown.value.table, "_leaping")

s.say("Leaping against exact SGD: d = %d, a = %.4g, learning rate %.4g, label noise of variance %.4g, %d runs of %d steps", dimension, exponent, learningRate, noiseVariance, runs, steps)
s.say("exact: %.0f steps per second, %d runs diverged; past a tenth of the steps, largest deviation of a mean (in its standard errors), and ratio of the spreads", runs * steps / exact.seconds, exact.divergedRuns)
s.say("%-8s %-26s %-26s %-26s %-10s %-12s %s", "kappa", "overlap", "energy", "mean squared error", "diverged", "steps/s", "times exact")
numbers.each { row -> s.say("%-8.3g %-26s %-26s %-26s %-10.0f %-12.3g %.1f", row.kappa, *quantities.collect { q -> s.text("%.2f %% (%.1f), %.3f", 100 * row[q + "Deviation"], row[q + "StandardErrors"], row[q + "SpreadRatio"]) },
	row.divergedRuns, row.stepsPerSecond, row.speedUp) }
s.report()
