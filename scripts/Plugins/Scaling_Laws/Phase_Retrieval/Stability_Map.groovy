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
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.CalibratedImage divergedShare
#@output org.scalinglaws.table.Columns critical

import org.scalinglaws.table.CalibratedImage
import org.scalinglaws.table.Columns
import org.scalinglaws.table.ImageAxis

if (exponentTo <= exponentFrom) throw new IllegalArgumentException("exponentTo must be greater than exponentFrom = " + exponentFrom + ", was " + exponentTo)
if (learningRateTo <= learningRateFrom) throw new IllegalArgumentException("learningRateTo must be greater than learningRateFrom = " + learningRateFrom + ", was " + learningRateTo)
share = new double[resolution * resolution]
divergedShare = new CalibratedImage("divergedShare", share, resolution, resolution, ImageAxis.linear("exponent", exponentFrom, exponentTo), ImageAxis.logarithmic("learningRate", learningRateFrom, learningRateTo))
start = s.compute("InitialWeights", dimension: dimension, runs: runs, seed: seed).weights
first = s.compute("InitialWeights", dimension: dimension, seed: seed).weights
rows = Columns.builder("exponent", "criticalLearningRate", "cleanLearningRate")
divergedShare.coordinates(0).eachWithIndex { exponent, x ->
	def spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
	def problem = [spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher, records: 2]
	def limit = s.compute("PredictSgd", *: problem, weights: first, steps: 1L).criticalLearningRate
	rows.row(exponent, limit, limit / 5)
	divergedShare.coordinates(1).eachWithIndex { rate, y ->
		def ended = s.compute("SimulateSgd", *: problem, weights: start, learningRate: rate, noiseVariance: noiseVariance, steps: steps, runs: runs, seed: seed).trajectory
		share[y * resolution + x] = ended.metadata().divergedRuns / (double) runs
	}
}
critical = rows.build()
lines = Columns.stack("series", critical.renamed("criticalLearningRate", "y").select("exponent", "y"), critical.renamed("cleanLearningRate", "y").select("exponent", "y")).renamed("exponent", "x")
	.with("y") { it.y >= learningRateFrom && it.y <= learningRateTo ? it.y : Double.NaN }
figure = s.compute("PlotMap", map: divergedShare, colourFrom: 0d, colourTo: 1d, curves: lines, labels: "critical learning rate,a fifth of it", labelX: "exponent a of the spectrum",
	labelY: "learning rate \u03B7", labelValues: "share of runs that diverged", title: "Online SGD, d = " + dimension + ", " + steps + " steps").plot
pixels = CalibratedImage.table([divergedShare])
s.save(figure, "")
s.save(pixels.with([dimension: dimension, runs: runs, steps: steps, seed: seed]), "")
s.save(critical, "_critical")

s.say("Stability of online SGD: d = %d, %d runs of at most %d steps for each of %d x %d pixels", dimension, runs, steps, resolution, resolution)
s.say("%-10s %-14s %s", "exponent", "critical", "first learning rate at which half of the runs diverge")
critical.each { row ->
	def half = pixels.where { it.exponent == row.exponent && it.divergedShare >= 0.5 }
	s.say("%-10.4g %-14.5g %s", row.exponent, row.criticalLearningRate, half.rows() == 0 ? "none" : s.text("%.4g", half.first("learningRate")))
}
safe = pixels.join(critical, "exponent").where { it.learningRate <= it.cleanLearningRate }
s.say("Diverged at or below a fifth of the critical rate: %.0f of %d runs", safe.sum(0d) { it.divergedShare * runs }, safe.rows() * runs)
s.report()
