// Where online SGD on phase retrieval diverges, over the exponent of the spectrum and the
// learning rate: the share of runs that diverged within a number of steps, with the
// learning rate at which the recursion linearised about the optimum loses its finite
// variance, and a fifth of it. The update grows with the cube of the weights and the
// inputs are unbounded: any learning rate diverges in the end, small ones not in practice.

#@ Integer (label="Dimension", description="2 to 1000", min=2, max=1000, value=200, persist=false) dimension
#@ Double (label="Exponent from", description="Least exponent of the spectrum, 0 to 20", min=0, max=20, value=0, style="format:0.###", persist=false) exponentFrom
#@ Double (label="Exponent to", description="Greatest exponent, greater than exponent from, to 20", min=0, max=20, value=4, style="format:0.###", persist=false) exponentTo
#@ Double (label="Learning rate from", description="Least learning rate, greater than 0", min=1e-9, max=10, value=1e-3, style="format:0.######", persist=false) learningRateFrom
#@ Double (label="Learning rate to", description="Greatest learning rate, greater than learning rate from, to 10", min=1e-9, max=10, value=0.2, style="format:0.######", persist=false) learningRateTo
#@ Integer (label="Resolution", description="Pixels along both axes, 4 to 200", min=4, max=200, value=25, persist=false) resolution
#@ Integer (label="Runs", description="Of each pixel, 2 to 10000", min=2, max=10000, value=24, persist=false) runs
#@ Long (label="Steps", description="Within which a run may diverge, 10 to 10^9", min=10, max=1000000000, value=2000, persist=false) steps
#@ Double (label="Noise variance", description="Variance of the label noise, 0 to 100", min=0, max=100, value=0, style="format:0.######", persist=false) noiseVariance
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.CalibratedImage divergedShare
#@output org.scalinglaws.table.Columns critical

import org.scalinglaws.table.CalibratedImage
import org.scalinglaws.table.Columns
import org.scalinglaws.table.ImageAxis

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
file = { String name -> new File(folder, "stability_map" + name) }
if (exponentTo <= exponentFrom) throw new IllegalArgumentException("exponentTo must be greater than exponentFrom = " + exponentFrom + ", was " + exponentTo)
if (learningRateTo <= learningRateFrom) throw new IllegalArgumentException("learningRateTo must be greater than learningRateFrom = " + learningRateFrom + ", was " + learningRateTo)

share = new double[resolution * resolution]
divergedShare = new CalibratedImage("divergedShare", share, resolution, resolution, ImageAxis.linear("exponent", exponentFrom, exponentTo),
	ImageAxis.logarithmic("learningRate", learningRateFrom, learningRateTo))
start = compute("InitialWeights", dimension: dimension, runs: runs, seed: seed).getOutput("weights")
rows = Columns.builder("exponent", "criticalLearningRate", "cleanLearningRate")
for (x in 0..<resolution) {
	def exponent = divergedShare.coordinate(0, x)
	def spectrum = compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).getOutput("spectrum")
	def teacher = compute("TeacherWeights", spectrum: spectrum, seed: seed).getOutput("teacher")
	def first = compute("InitialWeights", dimension: dimension, seed: seed).getOutput("weights")
	def rate = compute("PredictSgd", spectrum: spectrum, teacher: teacher, weights: first, steps: 1L, records: 2).getOutput("criticalLearningRate")
	rows.row(exponent, rate, rate / 5)
	for (y in 0..<resolution) {
		def trajectory = compute("SimulateSgd", spectrum: spectrum, teacher: teacher, weights: start, learningRate: divergedShare.coordinate(1, y),
			noiseVariance: noiseVariance, steps: steps, runs: runs, seed: seed, records: 2).getOutput("trajectory")
		share[y * resolution + x] = trajectory.metadata().get("divergedRuns") / (double) runs
	}
}
critical = rows.build()

lines = Columns.builder("x", "y", "series")
["criticalLearningRate", "cleanLearningRate"].eachWithIndex { column, series -> for (row in 0..<critical.rows()) {
	def rate = critical.get(column, row)
	if (rate >= learningRateFrom && rate <= learningRateTo) lines.row(critical.get("exponent", row), rate, series)
	else lines.row(Double.NaN, Double.NaN, series)
} }
lines = lines.build()
figure = compute("PlotMap", map: divergedShare, colourFrom: 0d, colourTo: 1d, curves: lines, labels: "critical learning rate,a fifth of it",
	labelX: "exponent a of the spectrum", labelY: "learning rate \u03B7", labelValues: "share of runs that diverged",
	title: "Online SGD, d = " + dimension + ": diverged within " + steps + " steps").getOutput("plot")

pixels = Columns.builder("exponent", "learningRate", "divergedShare")
for (y in 0..<resolution) for (x in 0..<resolution) pixels.row(divergedShare.coordinate(0, x), divergedShare.coordinate(1, y), divergedShare.get(x, y))
compute("SavePlot", plot: figure, file: file(".png"))
compute("SaveTable", table: pixels.metadata("dimension", dimension).metadata("runs", runs).metadata("steps", steps).metadata("seed", seed).build(), file: file(".csv"))
compute("SaveTable", table: critical, file: file("_critical.csv"))

say("Stability of online SGD: d = %d, %d runs of at most %d steps for each of %d x %d pixels", dimension, runs, steps, resolution, resolution)
say("%-10s %-14s %s", "exponent", "critical", "first learning rate at which half of the runs diverge")
for (x in 0..<resolution) {
	def half = (0..<resolution).find { divergedShare.get(x, it) >= 0.5 }
	say("%-10.4g %-14.5g %s", critical.get("exponent", x), critical.get("criticalLearningRate", x), half == null ? "none" : String.format(Locale.ROOT, "%.4g", divergedShare.coordinate(1, half)))
}
safe = (0..<resolution * resolution).findAll { divergedShare.coordinate(1, it.intdiv(resolution)) <= critical.get("cleanLearningRate", it % resolution) }
say("Diverged at or below a fifth of the critical rate: %.0f of %d runs", safe.sum(0d) { share[it] * runs }, safe.size() * runs)
say("Figure and tables: %s", file("*").path)
