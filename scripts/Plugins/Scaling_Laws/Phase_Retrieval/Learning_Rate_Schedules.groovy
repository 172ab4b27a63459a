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
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output ij.ImagePlus optimizersFigure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
problem = [spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher, weights: s.compute("InitialWeights", dimension: dimension, seed: seed).weights,
	noiseVariance: noiseVariance, steps: steps, learningRate: learningRate]
diverged = [:]
simulate = { String name, Map inputs ->
	def summary = s.compute("SummarizeRuns", table: s.compute("SimulateSgd", *: problem, *: inputs, records: records, seed: seed).trajectory, by: "step")
	diverged[name] = summary.divergedRuns
	summary.table
}
schedules = ["constant", "linear", "exponential", "cosine", "warm-up-stable-decay", "power"]
s.steps("leaping runs": runs / 2, predictions: 1.5, "exact runs": optimizerRuns * 1.5, figures: 2)
s.step("leaping runs", SimulateSgd: schedules.size())
simulated = schedules.collectEntries { [it, simulate(it, [schedule: it, method: "leaping", runs: runs])] }
s.step("predictions", PredictSgd: schedules.size())
predicted = schedules.collectEntries { [it, s.compute("PredictSgd", *: problem, schedule: it, records: 400).trajectory] }
quantities = ["loss", "meanSquaredError"]
columns = ["step"] + quantities.collectMany { [it + "Mean", it + "StandardError"] }
stack = { String key, Collection<Columns> tables, List<String> names -> Columns.stack(key, *tables.collect { it.select(names) }) }
figure = s.compute("PlotTable", table: stack("schedule", simulated.values(), columns), x: "step", y: quantities.join(","), theory: stack("schedule", predicted.values(), ["step"] + quantities),
	group: "schedule", panels: true, labels: (schedules + "prediction").join(","), labelX: "step", title: "Schedules of the learning rate, d = " + dimension + ", a = " + s.number(exponent)).plot

// momentum acts like a learning rate that is 1/(1 - momentum) times as large; averages of iterates are taken beside the run
optimizers = ["plain": [:], "momentum": [momentum: momentum, learningRate: learningRate * (1 - momentum)], "averaged": [averageFrom: (long) (steps / 10)]]
s.step("exact runs", SimulateSgd: optimizers.size())
exact = optimizers.collectEntries { name, inputs -> [name, simulate(name, inputs + [runs: optimizerRuns])] }
s.step("figures", 2 * schedules.size() + 5)
exact.averaged = columns.drop(1).inject(exact.averaged.without(*columns.drop(1))) { table, column -> table.renamed("averaged" + column.capitalize(), column) }
optimizersFigure = s.compute("PlotTable", table: stack("optimizer", exact.values(), columns), x: "step", y: quantities.join(","), theory: stack("optimizer", [predicted.constant], ["step"] + quantities),
	group: "optimizer", panels: true, labels: "plain SGD,momentum " + momentum + " at " + s.text("%.2g", learningRate * (1 - momentum)) + ",tail average,prediction for plain SGD", labelX: "step",
	title: "Momentum and averages of iterates, d = " + dimension + ", a = " + s.number(exponent)).plot

rows = Columns.builder("optimizer", "endTime", "lossSimulated", "lossStandardError", "lossPredicted", "errorSimulated", "errorStandardError", "errorPredicted", "divergedRuns")
names = schedules + optimizers.keySet()
names.eachWithIndex { name, k ->
	def curve = (simulated + exact)[name], theory = predicted[name] ?: predicted.constant
	rows.row(k, predicted[name] ? theory.last("time") : curve.last("timeMean"), *quantities.collectMany { [curve.last(it + "Mean"), curve.last(it + "StandardError"), theory.last(it)] }, diverged[name])
}
numbers = rows.metadata("optimizers", names.join(" ")).build()
s.save(figure, "", "Loss and error for each schedule of the learning rate, means of runs (points) and prediction (lines)")
s.save(optimizersFigure, "_optimizers", "Momentum and averages of iterates beside plain SGD")
s.save(numbers, "", "Loss and error at the end")
schedules.each { // too many for the report, where the figures show them
	s.compute("SaveTable", table: simulated[it], file: s.file("_" + it + ".csv"))
	s.compute("SaveTable", table: predicted[it], file: s.file("_" + it + "_predicted.csv"))
}

s.say("Learning-rate schedules: d = %d, a = %.4g, learning rate %.4g, label noise of variance %.4g, %d steps", dimension, exponent, learningRate, noiseVariance, steps)
s.say("%-22s %-10s %-26s %-12s %-26s %-12s %s", "", "time", "loss (+- standard error)", "predicted", "error (+-)", "predicted", "diverged")
numbers.each { row ->
	def pair = { String quantity -> s.text("%.5g +- %.2g", row[quantity + "Simulated"], row[quantity + "StandardError"]) }
	s.say("%-22s %-10.5g %-26s %-12.5g %-26s %-12.5g %.0f", names[row.index()], row.endTime, pair("loss"), row.lossPredicted, pair("error"), row.errorPredicted, row.divergedRuns)
}
s.say("plain, momentum and averaged: %d exact runs, beside the prediction for plain SGD at the constant learning rate", optimizerRuns)
s.report()
