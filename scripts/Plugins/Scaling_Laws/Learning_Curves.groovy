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
#@ String (label="Folder", description="For figure (PNG) and tables (CSV)", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

run = { String name, Object... inputs -> command.run("org.scalinglaws.command." + name, false, inputs).get() }

List<Double> parse(String name, String text) {
	try {
		return text.trim().split(/[;,\s]+/).collect { it as double }.unique()
	}
	catch (NumberFormatException exc) {
		throw new IllegalArgumentException(name + " must be numbers separated by semicolons, was " + text)
	}
}

// one table below the other, with the exponent in front of each row
Columns stack(Map<Double, Columns> tables) {
	def all = Columns.builder(["exponent"] + tables.values()[0].names())
	tables.each { exponent, table -> (0..<table.rows()).each { all.row(*([exponent] + table.row(it).toList())) } }
	return all.build()
}

// the time at which the error has fallen to half its start, between two records
double halfTime(Columns table, String error) {
	def y = table.column(error), t = table.column("time")
	def k = (1..<y.length).find { y[it] < y[0] / 2 }
	return k == null ? Double.NaN : t[k - 1] + (t[k] - t[k - 1]) * (y[k - 1] - y[0] / 2) / (y[k - 1] - y[k])
}

spectra = parse("exponents", exponents).sort().collectEntries { [it, run("PowerLawSpectrum", "dimension", dimension, "exponent", it).getOutput("spectrum")] }
start = run("InitialWeights", "dimension", dimension, "seed", seed).getOutput("weights")
simulations = [:]; flows = [:]; diverged = [:]
spectra.each { exponent, spectrum ->
	def teacher = run("TeacherWeights", "spectrum", spectrum, "normalization", "norm", "seed", seed).getOutput("teacher")
	def problem = ["spectrum", spectrum, "teacher", teacher, "weights", start]
	def trajectory = run("SimulateSgd", *problem, "learningRate", learningRate, "noiseVariance", noiseVariance,
		"steps", steps, "runs", runs, "seed", seed, "records", records).getOutput("trajectory")
	def summarized = run("SummarizeRuns", "table", trajectory)
	diverged[exponent] = summarized.getOutput("divergedRuns")
	if (diverged[exponent] == runs) return
	simulations[exponent] = summarized.getOutput("table")
	flows[exponent] = run("IntegrateFlow", *problem, "endTime", steps * learningRate, "records", 400).getOutput("trajectory")
}
if (simulations.isEmpty()) throw new IllegalArgumentException("learningRate must be low enough for a run to end, was " + learningRate + ": all runs diverged")
simulation = stack(simulations)
flow = stack(flows)

// leave out the flow far below what label noise leaves of the error
floor = learningRate * noiseVariance
shownFrom = Math.max(flow.get("time", 1), 1e-3 * steps * learningRate)
shown = Columns.builder("exponent", "time", "meanSquaredError")
for (row in 0..<flow.rows()) if (flow.get("meanSquaredError", row) > Math.max(Math.min(floor / 2, 0.01), 1e-9) && flow.get("time", row) >= shownFrom)
	shown.row(flow.get("exponent", row), flow.get("time", row), flow.get("meanSquaredError", row))
points = Columns.builder("exponent", "time", "meanSquaredErrorMean", "meanSquaredErrorStandardError")
for (row in 0..<simulation.rows()) if (simulation.get("time", row) >= shownFrom)
	points.row(*["exponent", "time", "meanSquaredErrorMean", "meanSquaredErrorStandardError"].collect { simulation.get(it, row) })
figure = run("PlotTable", "table", points.build(), "y", "meanSquaredError", "theory", shown.build(), "group", "exponent",
	"labels", (simulations.keySet().collect { it == 0 ? "isotropic (a = 0)" : "a = " + String.format(Locale.ROOT, "%.4g", it).replaceAll(/\.?0+$/, "") } + "gradient flow").join(", "),
	"title", "Learning curves of online SGD, d = " + dimension).getOutput("plot")

numbers = Columns.builder("exponent", "endTime", "errorFlow", "errorSgd", "errorStandardError", "halfTimeFlow", "halfTimeSgd",
	"errorFloor", "divergedRuns")
simulations.each { exponent, table ->
	def end = table.rows() - 1
	numbers.row(exponent, table.get("time", end), flows[exponent].column("meanSquaredError")[-1], table.get("meanSquaredErrorMean", end),
		table.get("meanSquaredErrorStandardError", end), halfTime(flows[exponent], "meanSquaredError"),
		halfTime(table, "meanSquaredErrorMean"), floor, diverged[exponent])
}
numbers = numbers.build()
file = { String name -> new File(folder, "learning_curves" + name) }
run("SavePlot", "plot", figure, "file", file(".png"))
run("SaveTable", "table", simulation, "file", file(".csv"))
run("SaveTable", "table", flow, "file", file("_flow.csv"))
run("SaveTable", "table", numbers, "file", file("_numbers.csv"))

println "Learning curves: dimension $dimension, learning rate $learningRate, label noise of variance $noiseVariance, $runs runs of $steps steps"
println "Error at t = ${numbers.get('endTime', 0)}, and the time at which it is half its start; label noise leaves an error of about ${floor as float}"
println String.format("%-10s %-14s %-32s %-14s %-14s %s", "exponent", "error, flow", "error, SGD (+- standard error)", "half, flow", "half, SGD", "diverged")
for (row in 0..<numbers.rows()) {
	def value = { String column -> numbers.get(column, row) }
	println String.format(Locale.ROOT, "%-10.4g %-14.5g %-32s %-14.5g %-14.5g %.0f", value("exponent"), value("errorFlow"),
		String.format(Locale.ROOT, "%.5g +- %.2g", value("errorSgd"), value("errorStandardError")),
		value("halfTimeFlow"), value("halfTimeSgd"), value("divergedRuns"))
}
if (simulations.size() < spectra.size()) println "All runs diverged of exponent " + (spectra.keySet() - simulations.keySet()).join(", ")
println "Figure and tables: " + file("*").path
