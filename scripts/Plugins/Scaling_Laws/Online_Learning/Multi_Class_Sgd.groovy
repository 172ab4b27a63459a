// SGD that tells two classes apart (arXiv 2510.14074), about opposite means, for four covariances:
// the same variance everywhere, means only where nothing varies, and two power laws of the variances
// beside means of equal size. Left the loss of single runs (points, with standard errors over them)
// on the predicted curve; right how much of each coordinate's mean the weights have at the end,
// against its variance, beside the flow: they align with coordinates that vary little.

#@ Integer (label="Dimension", description="2 to 100000", min=2, max=100000, value=500, persist=false) dimension
#@ Double (label="Rate", description="Learning rate times the dimension, greater than 0, to 10", min=1e-6, max=10, value=1, style="format:0.######", persist=false) rate
#@ Double (label="Time", description="Steps divided by the dimension, 1 to 10000", min=1, max=10000, value=50, style="format:0.######", persist=false) time
#@ Double (label="Exponent", description="Of the milder power law, greater than 0, to 10", min=0.01, max=10, value=1, style="format:0.###", persist=false) exponent
#@ Double (label="Steep exponent", description="Of the other one, greater than 0, to 10", min=0.01, max=10, value=2.5, style="format:0.###", persist=false) steepExponent
#@ Integer (label="Runs", description="2 to 10000", min=2, max=10000, value=8, persist=false) runs
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

places = (1..dimension).collect { (double) it / dimension }
even = places.collect { 1 / Math.sqrt(dimension) }
varies = places.collect { it <= 0.5 }
clean = 1 / Math.sqrt(varies.count(false))
powerLaw = { double a -> [name: "power law " + s.number(a), mean: even, spectrum: places.collect { it ** a }] }
cases = [[name: "identity", mean: even, spectrum: places.collect { 1 }],
	[name: "zero-one", mean: varies.collect { it ? 0 : clean }, spectrum: varies.collect { it ? 1 : 0 }], powerLaw(exponent), powerLaw(steepExponent)]
steps = Math.max(1, Math.round(time * dimension))
rows = Columns.builder("case", "loss", "standardError", "predictedLoss", "error", "predictedError", "deviation")
losses = [:]; predictions = [:]; weights = [:]; flows = [:]
cases.eachWithIndex { which, k ->
	def problem = s.compute("MixtureProblem", means: [which.mean, which.mean.collect { -it }], spectra: which.spectrum).problem
	def inputs = [problem: problem, weights: places.collect { 0 }], sgd = [*: inputs, learningRate: rate / dimension, steps: steps]
	def simulated = s.compute("SimulateSgd", *: sgd, runs: runs, seed: seed, records: 40)
	losses[k] = s.compute("SummarizeRuns", table: simulated.trajectory, by: "step").table.with("time") { it.step / dimension }
	predictions[k] = s.compute("PredictSgd", *: sgd, records: 200).trajectory.with("time") { it.step / dimension }
	def same = s.compute("PredictSgd", *: sgd, records: 40).trajectory.select("step", "loss", "error").join(losses[k], "step"), last = losses[k].rows() - 1
	rows.row(k, same.last("lossMean"), same.last("lossStandardError"), same.last("loss"), same.last("errorMean"), same.last("error"), same.collect { Math.abs(it.lossMean / it.loss - 1) }.max())
	// the part of each coordinate's mean in the weights, of all runs and of the flow
	def reached = { image -> image.collect { it.realDouble } }, ends = reached(simulated.weights)
	def flow = reached(s.compute("IntegrateFlow", *: inputs, endTime: time * rate, records: 2).weights)
	def single = Columns.builder("coordinate", "run", "variance", "part"), parts = Columns.builder("variance", "part")
	ends.eachWithIndex { w, at -> int i = at % dimension
		if (which.mean[i] != 0) single.row(i, at.intdiv(dimension), which.spectrum[i], w / which.mean[i]) }
	flow.eachWithIndex { w, i -> if (which.mean[i] != 0) parts.row(which.spectrum[i], w / which.mean[i]) }
	if (k > 1) { weights[k] = s.compute("SummarizeRuns", table: single.build(), by: "coordinate").table; flows[k] = parts.build() }
}
numbers = rows.build()
names = { Collection which, String theory -> (which.collect { cases[it].name } + theory).join(",") }
loss = s.compute("PlotTable", table: Columns.stack("case", losses).where("step > 0").select("case", "time", "lossMean", "lossStandardError"), theory: Columns.stack("case", predictions).where("step > 0").select("case", "time", "loss"),
	x: "time", y: "loss", group: "case", errorBars: true, labels: names(losses.keySet(), "prediction"), labelX: "steps / d", title: "d = " + dimension + ", learning rate " + s.number(rate) + "/d").plot
alignment = s.compute("PlotTable", table: Columns.stack("case", weights).renamed("varianceMean", "variance").select("case", "variance", "partMean", "partStandardError"), theory: Columns.stack("case", flows), x: "variance", y: "part", group: "case",
	labels: names(weights.keySet(), "gradient flow"), labelX: "variance of the coordinate", labelY: "weight / mean", title: "Alignment at steps/d = " + s.number(time)).plot
figure = s.panels([[loss, alignment]])
s.save(figure, "")
s.save(numbers, "")
s.save(Columns.stack("case", losses), "_losses")
s.save(Columns.stack("case", predictions), "_predictions")

s.say("Two classes told apart by SGD: d = %d, learning rate %.4g/d, %d runs of %d steps", dimension, rate, runs, steps)
s.say("%-16s %-24s %-10s %-9s %-10s %s", "variances", "loss, SGD", "predicted", "error", "predicted", "largest deviation of the loss")
numbers.each { row -> s.say("%-16s %-24s %-10.5f %-9.4f %-10.4f %.2f %%", cases[(int) row.case].name, s.text("%.5f +- %.2g", row.loss, row.standardError), row.predictedLoss, row.error, row.predictedError, 100 * row.deviation) }
s.report()
