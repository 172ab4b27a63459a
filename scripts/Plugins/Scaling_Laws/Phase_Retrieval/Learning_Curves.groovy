// Learning curves of phase retrieval for several exponents of the spectrum.
//
// The mean squared error of online stochastic gradient descent falls sharply if the
// spectrum is isotropic (exponent 0) and ever more slowly the steeper it is. All
// curves share start, learning rate and label noise, and |w*|^2 = d lets them begin
// alike. Gradient flow lies on top. (Figure 1 of arXiv 2511.18661.)

#@ Integer (label="Dimension", description="2 to 100000", min=2, max=100000, value=500, persist=false) dimension
#@ String (label="Exponents", description="Of the spectra, each 0 to 20, separated by semicolons", value="0; 1; 1.5; 2", persist=false) exponents
#@ Double (label="Learning rate", description="Greater than 0, to 0.1; clean curves want 0.003 or less", min=1e-9, max=0.1, value=1e-3, style="format:0.######", persist=false) learningRate
#@ Double (label="Noise variance", description="Variance of the label noise, 0 to 100", min=0, max=100, value=0.05, style="format:0.######", persist=false) noiseVariance
#@ Long (label="Steps", description="100 to 10^12", min=100, max=1000000000000, value=600000, persist=false) steps
#@ Integer (label="Runs", description="2 to 10000", min=2, max=10000, value=10, persist=false) runs
#@ Integer (label="Records", description="Points of each curve, 20 to 10000", min=20, max=10000, value=120, persist=false) records
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

start = s.compute("InitialWeights", dimension: dimension, seed: seed).weights
simulations = [:]; flows = [:]; diverged = [:]
s.numbers("exponents", exponents, 0, 20).each { exponent ->
	def spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
	def problem = [spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, normalization: "norm", seed: seed).teacher, weights: start]
	def runsOfOne = s.compute("SimulateSgd", *: problem, learningRate: learningRate, noiseVariance: noiseVariance, steps: steps, runs: runs, seed: seed, records: records)
	def summarized = s.compute("SummarizeRuns", table: runsOfOne.trajectory)
	diverged[exponent] = summarized.divergedRuns
	if (summarized.divergedRuns == runs) return
	simulations[exponent] = summarized.table
	flows[exponent] = s.compute("IntegrateFlow", *: problem, endTime: steps * learningRate, records: 400).trajectory
}
if (simulations.isEmpty()) throw new IllegalArgumentException("learningRate must be low enough for a run to end, was " + learningRate + ": all runs diverged")
simulation = Columns.stack("exponent", simulations)
flow = Columns.stack("exponent", flows)

// leave out the flow far below what label noise leaves of the error
floor = learningRate * noiseVariance
shownFrom = Math.max(flow.get("time", 1), 1e-3 * steps * learningRate)
shownAbove = Math.max(Math.min(floor / 2, 0.01), 1e-9)
figure = s.compute("PlotTable", table: simulation.where { it.time >= shownFrom }.select("exponent", "time", "meanSquaredErrorMean", "meanSquaredErrorStandardError"),
	y: "meanSquaredError", theory: flow.where { it.meanSquaredError > shownAbove && it.time >= shownFrom }.select("exponent", "time", "meanSquaredError"), group: "exponent",
	labels: (simulations.keySet().collect { it == 0 ? "isotropic (a = 0)" : "a = " + s.number(it, 4) } + "gradient flow").join(", "), title: "Learning curves of online SGD, d = " + dimension).plot

// the time at which the error has fallen to half its start, between two records
halfTime = { Columns table, String error ->
	def half = table.first(error) / 2, after = table.where { it[error] < half }
	if (after.rows() == 0) return Double.NaN
	def before = table.where { it.time < after.first("time") }, t = before.last("time")
	t + (after.first("time") - t) * (before.last(error) - half) / (before.last(error) - after.first(error))
}
rows = Columns.builder("exponent", "endTime", "errorFlow", "errorSgd", "errorStandardError", "halfTimeFlow", "halfTimeSgd", "errorFloor", "divergedRuns")
simulations.each { exponent, table -> rows.row(exponent, table.last("time"), flows[exponent].last("meanSquaredError"), table.last("meanSquaredErrorMean"), table.last("meanSquaredErrorStandardError"),
	halfTime(flows[exponent], "meanSquaredError"), halfTime(table, "meanSquaredErrorMean"), floor, diverged[exponent]) }
numbers = rows.build()
s.save(figure, "")
s.save(simulation, "")
s.save(flow, "_flow")
s.save(numbers, "_numbers")

s.say("Learning curves: dimension $dimension, learning rate $learningRate, label noise of variance $noiseVariance, $runs runs of $steps steps")
s.say("Error at t = %s, and the time at which it is half its start; label noise leaves an error of about %s", numbers.first("endTime"), floor as float)
s.say("%-10s %-14s %-32s %-14s %-14s %s", "exponent", "error, flow", "error, SGD (+- standard error)", "half, flow", "half, SGD", "diverged")
numbers.each { s.say("%-10.4g %-14.5g %-32s %-14.5g %-14.5g %.0f", it.exponent, it.errorFlow, s.text("%.5g +- %.2g", it.errorSgd, it.errorStandardError), it.halfTimeFlow, it.halfTimeSgd, it.divergedRuns) }
if (simulations.size() < diverged.size()) s.say("All runs diverged of exponent %s", (diverged.keySet() - simulations.keySet()).join(", "))
s.report()
