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
#@ String (label="Folder", description="For figure (PNG) and tables (CSV)", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

run = { String name, Object... inputs -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
QUANTITIES = ["overlap", "energy", "meanSquaredError"]

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

// the same with the other sign where a run heads for -w*: its overlap then counts as that of w*
Columns aligned(Columns trajectory) {
	def u = trajectory.column("overlap"), run = trajectory.column("run")
	def sign = [:]
	run.eachWithIndex { r, row -> if (Double.isFinite(u[row])) sign[r] = u[row] < 0 ? -1 : 1 }
	def all = Columns.builder(trajectory.names())
	def column = trajectory.names().indexOf("overlap")
	for (row in 0..<trajectory.rows()) {
		def values = trajectory.row(row)
		values[column] = values[column] * sign[run[row]]
		all.row(values)
	}
	return all.build()
}

spectra = parse("exponents", exponents).sort().collectEntries { [it, run("PowerLawSpectrum", "dimension", dimension, "exponent", it).getOutput("spectrum")] }
start = run("InitialWeights", "dimension", dimension, "seed", seed).getOutput("weights")
simulations = [:]; flows = [:]; atRecords = [:]; diverged = [:]
spectra.each { exponent, spectrum ->
	def teacher = run("TeacherWeights", "spectrum", spectrum, "seed", seed).getOutput("teacher")
	def problem = ["spectrum", spectrum, "teacher", teacher, "weights", start]
	def trajectory = run("SimulateSgd", *problem, "learningRate", learningRate, "noiseVariance", noiseVariance,
		"steps", steps, "runs", runs, "seed", seed, "records", records).getOutput("trajectory")
	def summarized = run("SummarizeRuns", "table", aligned(trajectory))
	diverged[exponent] = summarized.getOutput("divergedRuns")
	if (diverged[exponent] == runs) return
	simulations[exponent] = summarized.getOutput("table")
	def flow = { Object... when -> def solved = run("IntegrateFlow", *problem, *when)
		def rows = Columns.builder(["time"] + QUANTITIES)
		def found = solved.getOutput("trajectory")
		for (row in 0..<found.rows()) rows.row(found.get("time", row), solved.getOutput("sign") * found.get("overlap", row), found.get("energy", row), found.get("meanSquaredError", row))
		rows.build() }
	flows[exponent] = flow("endTime", steps * learningRate, "records", 400)
	atRecords[exponent] = flow("times", simulations[exponent].column("time"))
}
if (simulations.isEmpty()) throw new IllegalArgumentException("learningRate must be low enough for a run to end, was " + learningRate + ": all runs diverged")
simulation = stack(simulations)
flow = stack(flows)

shown = { Columns table, List<String> names ->
	def rows = Columns.builder(names)
	for (row in 0..<table.rows()) if (table.get("time", row) >= flow.get("time", 1)) rows.row(*names.collect { table.get(it, row) })
	return rows.build()
}
figure = run("PlotTable", "table", shown(simulation, ["exponent", "time"] + QUANTITIES.collectMany { [it + "Mean", it + "StandardError"] }),
	"y", QUANTITIES.join(", "), "panels", true, "logY", false, "theory", shown(flow, ["exponent", "time"] + QUANTITIES), "group", "exponent",
	"labels", (simulations.keySet().collect { "a = " + String.format(Locale.ROOT, "%.4g", it).replaceAll(/\.?0+$/, "") } + "gradient flow").join(", "),
	"title", "Online SGD with label noise, d = " + dimension).getOutput("plot")

// at the end, and where SGD is farthest from the flow
numbers = Columns.builder(["exponent", "endTime"] + QUANTITIES.collectMany { [it + "Flow", it + "Sgd", it + "StandardError", it + "Deviation", it + "DeviationInErrors"] } + "divergedRuns")
simulations.each { exponent, table ->
	def end = table.rows() - 1
	numbers.row(*([exponent, table.get("time", end)] + QUANTITIES.collectMany { y ->
		def differences = (1..end).collect { table.get(y + "Mean", it) - atRecords[exponent].get(y, it) }
		[atRecords[exponent].get(y, end), table.get(y + "Mean", end), table.get(y + "StandardError", end), differences.max { Math.abs(it) },
			(1..end).collect { differences[it - 1] / table.get(y + "StandardError", it) }.max { Math.abs(it) }]
	} + diverged[exponent]))
}
numbers = numbers.build()
file = { String name -> new File(folder, "online_sgd" + name) }
run("SavePlot", "plot", figure, "file", file(".png"))
run("SaveTable", "table", simulation, "file", file(".csv"))
run("SaveTable", "table", flow, "file", file("_flow.csv"))
run("SaveTable", "table", numbers, "file", file("_numbers.csv"))

println "Online SGD: dimension $dimension, learning rate $learningRate, label noise of variance $noiseVariance, $runs runs of $steps steps"
println "At t = ${numbers.get('endTime', 0)}, and the largest deviation of SGD from the flow at any time; s* = 1"
println String.format("%-9s %-20s %-10s %-28s %-12s %s", "exponent", "quantity", "flow", "SGD (+- standard error)", "deviation", "in errors")
for (row in 0..<numbers.rows()) for (y in QUANTITIES) {
	def value = { String column -> numbers.get(column, row) }
	println String.format(Locale.ROOT, "%-9.4g %-20s %-10.5f %-28s %-+12.5f %+.1f", value("exponent"), y == "meanSquaredError" ? "mean squared error" : y, value(y + "Flow"),
		String.format(Locale.ROOT, "%.5f +- %.2g", value(y + "Sgd"), value(y + "StandardError")), value(y + "Deviation"), value(y + "DeviationInErrors"))
}
if (diverged.values().sum() > 0) println "Diverged and left out: " + diverged.findAll { it.value > 0 }.collect { "$it.value runs of exponent $it.key" }.join(", ")
println "Figure and tables: " + file("*").path
