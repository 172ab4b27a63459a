// Online stochastic gradient descent with label noise, against gradient flow.
//
// Overlap, energy and mean squared error for several exponents of the spectrum, with
// the flow on top. Exponents of at most 1 lie outside the assumptions of the theory of
// the last phase, but not of the flow. (Figure 5 of arXiv 2511.18661.)

#@ Integer (label="Dimension", description="2 to 100000", min=2, max=100000, value=500, persist=false) dimension
#@ String (label="Exponents", description="Of the spectra, each 0 to 20, separated by semicolons", value="0.5; 1; 1.5", persist=false) exponents
#@ Double (label="Learning rate", description="Greater than 0, to 0.1; clean curves want 0.003 or less", min=1e-9, max=0.1, value=1e-3, style="format:0.######", persist=false) learningRate
#@ Double (label="Noise variance", description="Variance of the label noise, 0 to 100", min=0, max=100, value=0.05, style="format:0.######", persist=false) noiseVariance
#@ Long (label="Steps", description="100 to 10^12", min=100, max=1000000000000, value=200000, persist=false) steps
#@ Integer (label="Runs", description="2 to 10000", min=2, max=10000, value=20, persist=false) runs
#@ Integer (label="Records", description="Points of each curve, 20 to 10000", min=20, max=10000, value=120, persist=false) records
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

QUANTITIES = ["overlap", "energy", "meanSquaredError"]
start = s.compute("InitialWeights", dimension: dimension, seed: seed).weights
simulations = [:]; flows = [:]; atRecords = [:]; diverged = [:]
s.numbers("exponents", exponents, 0, 20).each { exponent ->
	def spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
	def problem = [spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher, weights: start]
	def trajectory = s.compute("SimulateSgd", *: problem, learningRate: learningRate, noiseVariance: noiseVariance, steps: steps, runs: runs, seed: seed, records: records).trajectory
	// of a run that heads for -w* the overlap counts as that of w*
	def signs = trajectory.where("overlap is finite").groups("run").collectEntries { run, rows -> [run, rows.last("overlap") < 0 ? -1 : 1] }
	def summarized = s.compute("SummarizeRuns", table: trajectory.with("overlap") { it.overlap * signs[it.run] })
	diverged[exponent] = summarized.divergedRuns
	if (summarized.divergedRuns == runs) return
	simulations[exponent] = summarized.table
	def flow = { Map when -> def solved = s.compute("IntegrateFlow", *: problem, *: when)
		solved.trajectory.with("overlap") { solved.sign * it.overlap }.select(["time"] + QUANTITIES) }
	flows[exponent] = flow(endTime: steps * learningRate, records: 400)
	atRecords[exponent] = flow(times: summarized.table.column("time"))
}
if (simulations.isEmpty()) throw new IllegalArgumentException("learningRate must be low enough for a run to end, was " + learningRate + ": all runs diverged")
simulation = Columns.stack("exponent", simulations)
flow = Columns.stack("exponent", flows)

shown = { Columns table, List<String> names -> table.where { it.time >= flow.get("time", 1) }.select(["exponent", "time"] + names) }
figure = s.compute("PlotTable", table: shown(simulation, QUANTITIES.collectMany { [it + "Mean", it + "StandardError"] }), y: QUANTITIES.join(", "), panels: true, logY: false,
	theory: shown(flow, QUANTITIES), group: "exponent", labels: (simulations.keySet().collect { "a = " + s.number(it, 4) } + "gradient flow").join(", "), title: "Online SGD with label noise, d = " + dimension).plot

// at the end, and where SGD is farthest from the flow
rows = Columns.builder(["exponent", "endTime"] + QUANTITIES.collectMany { [it + "Flow", it + "Sgd", it + "StandardError", it + "Deviation", it + "DeviationInErrors"] } + "divergedRuns")
simulations.each { exponent, table ->
	def compared = table.join(atRecords[exponent], "time"), late = compared.where { it.index() > 0 }
	rows.row(*([exponent, table.last("time")] + QUANTITIES.collectMany { y ->
		[compared.last(y), compared.last(y + "Mean"), compared.last(y + "StandardError"), late.collect { it[y + "Mean"] - it[y] }.max { Math.abs(it) },
			late.collect { (it[y + "Mean"] - it[y]) / it[y + "StandardError"] }.max { Math.abs(it) }] } + diverged[exponent]))
}
numbers = rows.build()
s.save(figure, "")
s.save(simulation, "")
s.save(flow, "_flow")
s.save(numbers, "_numbers")

s.say("Online SGD: dimension $dimension, learning rate $learningRate, label noise of variance $noiseVariance, $runs runs of $steps steps")
s.say("At t = %s, and the largest deviation of SGD from the flow at any time; s* = 1", numbers.first("endTime"))
s.say("%-9s %-20s %-10s %-28s %-12s %s", "exponent", "quantity", "flow", "SGD (+- standard error)", "deviation", "in errors")
numbers.each { row -> QUANTITIES.each { y -> s.say("%-9.4g %-20s %-10.5f %-28s %-+12.5f %+.1f", row.exponent, y == "meanSquaredError" ? "mean squared error" : y, row[y + "Flow"],
	s.text("%.5f +- %.2g", row[y + "Sgd"], row[y + "StandardError"]), row[y + "Deviation"], row[y + "DeviationInErrors"]) } }
if (diverged.values().sum() > 0) s.say("Diverged and left out: %s", diverged.findAll { it.value > 0 }.collect { "$it.value runs of exponent $it.key" }.join(", "))
s.report()
