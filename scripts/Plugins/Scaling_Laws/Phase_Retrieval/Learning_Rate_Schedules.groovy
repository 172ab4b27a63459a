// What a schedule of learning rates, momentum and averages of iterates do to online SGD on
// phase retrieval: means of many runs (points, band of the standard error) beside the
// deterministic recursion of the second moments (lines). All schedules make the same
// number of steps from the same learning rate.

#@ Integer (label="Dimension", description="2 to 100000", min=2, max=100000, value=300, persist=false) dimension
#@ Double (label="Exponent", description="Of the spectrum, 0 to 20", min=0, max=20, value=2, style="format:0.###", persist=false) exponent
#@ Double (label="Learning rate", description="Greater than 0; a fifth of the critical one or less", min=1e-9, max=0.1, value=2e-3, style="format:0.######", persist=false) learningRate
#@ Double (label="Noise variance", description="Variance of the label noise, 0 to 100", min=0, max=100, value=1, style="format:0.######", persist=false) noiseVariance
#@ Long (label="Steps", description="100 to 10^9", min=100, max=1000000000, value=1000000, persist=false) steps
#@ Integer (label="Runs", description="2 to 10000", min=2, max=10000, value=24, persist=false) runs
#@ Integer (label="Optimizer runs", description="Of exact SGD with momentum and averages, 2 to 10000", min=2, max=10000, value=12, persist=false) optimizerRuns
#@ Double (label="Momentum", description="Greater than 0, less than 1", min=0.01, max=0.999, value=0.9, style="format:0.###", persist=false) momentum
#@ Integer (label="Records", description="Points of each curve, 20 to 10000", min=20, max=10000, value=100, persist=false) records
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figures (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output ij.ImagePlus optimizersFigure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
file = { String name -> new File(folder, "learning_rate_schedules" + name) }

// tables one below the other, told apart by a first column
Columns stack(String key, Map tables, List columns) {
	def all = Columns.builder([key] + columns)
	tables.values().eachWithIndex { table, k -> (0..<table.rows()).each { row -> all.row(*([k as double] + columns.collect { table.get(it, row) })) } }
	return all.build()
}

spectrum = compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).getOutput("spectrum")
teacher = compute("TeacherWeights", spectrum: spectrum, seed: seed).getOutput("teacher")
start = compute("InitialWeights", dimension: dimension, seed: seed).getOutput("weights")
problem = [spectrum: spectrum, teacher: teacher, weights: start, noiseVariance: noiseVariance, steps: steps]

schedules = ["constant": [:], "linear": [:], "exponential": [:], "cosine": [:], "warm-up-stable-decay": [:], "power": [:]]
simulated = [:]; predicted = [:]; diverged = [:]
schedules.each { name, parameters ->
	def inputs = problem + [schedule: name, learningRate: learningRate] + parameters
	def summary = compute("SummarizeRuns", table: compute("SimulateSgd", *: inputs, method: "leaping", runs: runs, records: records, seed: seed).getOutput("trajectory"), by: "step")
	simulated[name] = summary.getOutput("table")
	diverged[name] = summary.getOutput("divergedRuns")
	predicted[name] = compute("PredictSgd", *: inputs, records: 400).getOutput("trajectory")
}
shown = { Map tables, List columns -> stack("schedule", tables, ["step"] + columns) }
figure = compute("PlotTable", table: shown(simulated, ["lossMean", "lossStandardError", "meanSquaredErrorMean", "meanSquaredErrorStandardError"]), x: "step", y: "loss,meanSquaredError",
	theory: shown(predicted, ["loss", "meanSquaredError"]), group: "schedule", panels: true,
	labels: (schedules.keySet() + ["prediction"]).join(","), labelX: "step",
	title: "Schedules of the learning rate, d = " + dimension + ", a = " + exponent).getOutput("plot")

// momentum acts like a learning rate that is 1/(1 - momentum) times as large; averages of iterates are taken beside the run
optimizers = ["plain": [:], "momentum": [momentum: momentum, learningRate: learningRate * (1 - momentum)], "averaged": [averageFrom: (long) (steps / 10)]]
exact = optimizers.collectEntries { name, parameters ->
	def summary = compute("SummarizeRuns", table: compute("SimulateSgd", *: problem + [learningRate: learningRate] + parameters, runs: optimizerRuns, records: records, seed: seed).getOutput("trajectory"), by: "step")
	diverged[name] = summary.getOutput("divergedRuns")
	[name, summary.getOutput("table")]
}
rows = Columns.builder("optimizer", "step", "lossMean", "lossStandardError", "meanSquaredErrorMean", "meanSquaredErrorStandardError")
exact.eachWithIndex { name, table, k ->
	def column = { String quantity -> name == "averaged" ? "averaged" + quantity.capitalize() : quantity }
	for (row in 0..<table.rows()) rows.row(k, table.get("step", row), *["loss", "meanSquaredError"].collectMany { q -> ["Mean", "StandardError"].collect { table.get(column(q) + it, row) } })
}
optimizersFigure = compute("PlotTable", table: rows.build(), x: "step", y: "loss,meanSquaredError", theory: stack("optimizer", [plain: predicted["constant"]], ["step", "loss", "meanSquaredError"]),
	group: "optimizer", panels: true, labels: "plain SGD,momentum " + momentum + " at " + String.format(Locale.ROOT, "%.2g", learningRate * (1 - momentum)) + ",tail average,prediction for plain SGD", labelX: "step",
	title: "Momentum and averages of iterates, d = " + dimension + ", a = " + exponent).getOutput("plot")

rows = Columns.builder("optimizer", "endTime", "lossSimulated", "lossStandardError", "lossPredicted", "errorSimulated", "errorStandardError", "errorPredicted", "divergedRuns")
end = { Columns table, String column -> table.get(column, table.rows() - 1) }
(schedules.keySet() as List).eachWithIndex { name, k -> rows.row(k, end(predicted[name], "time"), end(simulated[name], "lossMean"), end(simulated[name], "lossStandardError"), end(predicted[name], "loss"),
	end(simulated[name], "meanSquaredErrorMean"), end(simulated[name], "meanSquaredErrorStandardError"), end(predicted[name], "meanSquaredError"), diverged[name]) }
(optimizers.keySet() as List).eachWithIndex { name, k ->
	def column = { String quantity -> name == "averaged" ? "averaged" + quantity.capitalize() : quantity }
	rows.row(6 + k, end(exact[name], "timeMean"), *["loss", "meanSquaredError"].collectMany { q -> [end(exact[name], column(q) + "Mean"), end(exact[name], column(q) + "StandardError"), end(predicted["constant"], q)] }, diverged[name])
}
names = (schedules.keySet() as List) + (optimizers.keySet() as List)
numbers = rows.metadata("optimizers", names.join(" ")).build()
compute("SavePlot", plot: figure, file: file(".png"))
compute("SavePlot", plot: optimizersFigure, file: file("_optimizers.png"))
compute("SaveTable", table: numbers, file: file(".csv"))
schedules.keySet().each {
	compute("SaveTable", table: simulated[it], file: file("_" + it + ".csv"))
	compute("SaveTable", table: predicted[it], file: file("_" + it + "_predicted.csv"))
}

say("Learning-rate schedules: d = %d, a = %.4g, learning rate %.4g, label noise of variance %.4g, %d steps", dimension, exponent, learningRate, noiseVariance, steps)
say("%-22s %-10s %-26s %-12s %-26s %-12s %s", "", "time", "loss (+- standard error)", "predicted", "error (+-)", "predicted", "diverged")
names.eachWithIndex { name, k ->
	def value = { String column -> numbers.get(column, k) }
	def pair = { String quantity -> String.format(Locale.ROOT, "%.5g +- %.2g", value(quantity + "Simulated"), value(quantity + "StandardError")) }
	say("%-22s %-10.5g %-26s %-12.5g %-26s %-12.5g %.0f", name, value("endTime"), pair("loss"), value("lossPredicted"), pair("error"), value("errorPredicted"), value("divergedRuns"))
}
say("plain, momentum and averaged: %d exact runs, beside the prediction for plain SGD at the constant learning rate", optimizerRuns)
say("Figures and tables: %s", file("*").path)
