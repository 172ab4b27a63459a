// Phase retrieval with a spike in the inputs' covariance that says nothing about the labels
// (arXiv 2601.22652). Gradient descent amplifies a spike above 2, and then learns late; steps along
// the gradient's polar factor (spectral descent) let all directions grow alike. Above, the norms of
// the weights along signal, spike and all other directions: three variables (lines), all weights on the
// population's gradient and on batches (points). Below, the part of the signal in the weights
// for several spikes, and how fast the spike outgrows the signal, measured beside two predictions.

#@ Integer (label="Dimension", description="3 to 300", min=3, max=300, value=50, persist=false) dimension
#@ String (label="Spikes", description="lambda of 1 + lambda, the variance along the spike; 0 to 1000 each, separated by semicolons", value="0; 2; 5; 10; 30", persist=false) spikes
#@ Double (label="Shown", description="The spike whose norms are shown, 0 to 1000", min=0, max=1000, value=10, style="format:0.###", persist=false) shown
#@ Double (label="Learning rate", description="Greater than 0, to 0.1", min=1e-6, max=0.1, value=0.004, style="format:0.######", persist=false) learningRate
#@ Double (label="Start scale", description="Of the weights, greater than 0, to 0.1", min=1e-12, max=0.1, value=0.001, style="format:0.######", persist=false) startScale
#@ Integer (label="Steps", description="Of gradient descent, 10 to 100000; spectral descent takes 1/learningRate", min=10, max=100000, value=3000, persist=false) steps
#@ Integer (label="Batch size", description="Inputs per step, 1 to 100000", min=1, max=100000, value=500, persist=false) batchSize
#@ Integer (label="Runs", description="For each spike's growth, 2 to 100", min=2, max=100, value=4, persist=false) runs
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^52", min=0, max=4503599627370496, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

list = s.numbers("spikes", spikes, 0, 1000)
s.steps("three variables": 1, "all weights": 8, growth: 16, figure: 3)
methods = [gradient: steps, spectral: (int) Math.ceil(1 / learningRate)]
run = { String method, double spike, Map more = [:] -> s.compute("SpectralDescent", *: [dimension: dimension, spike: spike, learningRate: learningRate, startScale: startScale, steps: methods[method], method: method, records: 400, seed: seed] + more) }
s.step("three variables", 2 * (list.size() + 1))
reduced = methods.collectEntries { method, n -> [method, list.collectEntries { [it, run(method, it, [steps: steps])] }] }
lines = methods.collectEntries { method, n -> [method, run(method, shown).trajectory] }

s.step("all weights", SpectralDescent: methods.values().collectMany { [it, 3 * it] })
points = methods.collectEntries { method, n -> [method, [0, batchSize].collectEntries { [it, run(method, shown, [form: "matrix", batchSize: it, records: 40]).trajectory] }] }

s.step("growth", list.size() * runs + 1)
escape = list.collectEntries { [it, Math.min(steps, 50 + (int) (2 * Math.log(1 / startScale) / (3 * learningRate)))] } // twice the steps that the signal needs
jobs = [list, (0..<runs)].combinations()
grown = s.parallel(jobs) { spike, k -> [spike, k, run("gradient", spike, [form: "matrix", batchSize: batchSize, steps: escape[spike], seed: seed + k, records: 2]).growthExponent] }
rows = Columns.builder("spike", "run", "growth")
grown.each { rows.row(*it.collect { it as double }) }
means = s.compute("SummarizeRuns", table: rows.build(), by: "spike").table

s.step("figure", 8)
numbers = means.with("reduced") { reduced.gradient[it.spike].growthExponent }.with("predicted") { reduced.gradient[it.spike].predictedGrowthExponent }.with("lambda - 2") { it.spike - 2 }.with("spectral") { reduced.spectral[it.spike].growthExponent }
lambda = { "\u03BB = " + s.number(it) }
quantities = ["signal", "spike", "bulk"]
norms = { String method -> s.compute("PlotTable", table: Columns.stack("batch", points[method]).where("step > 0").select("batch", "step", *quantities), theory: lines[method].where("step > 0").with("batch", 0).select("batch", "step", *quantities),
	x: "step", y: quantities.join(","), group: "batch", labels: (quantities + quantities.collect { it + " on batches" } + "three variables").join(","), labelX: "step", labelY: "norm of the weights", title: method.capitalize() + " descent, " + lambda(shown)).plot }
parts = { spike -> reduced.gradient[spike].trajectory.join(reduced.spectral[spike].trajectory.select("step", "alignment").renamed("alignment", "spectral"), "step").where("step > 0").select("step", "alignment", "spectral") }
alignment = s.compute("PlotTable", table: Columns.stack("lambda", list.collectEntries { [it, it == list.last() ? parts(it) : parts(it).with("spectral", Double.NaN)] }), x: "step", y: "alignment,spectral", group: "lambda", dashed: "spectral", logY: false,
	labels: (list + list.last()).withIndex().collect { spike, k -> (k < list.size() ? "gradient at " : "spectral at ") + lambda(spike) }.join(","), labelX: "step", labelY: "signal / |W|", title: "Part of the signal in the weights").plot
growth = s.compute("PlotTable", table: numbers.select("spike", "growthMean", "growthStandardError", "reduced", "spectral"), theory: numbers.select("spike", "predicted", "lambda - 2").renamed("predicted", "growth"), x: "spike", y: "growth,reduced,spectral,lambda - 2", dashed: "lambda - 2", errorBars: true, logX: false, logY: false,
	labels: "gradient on batches,gradient in three variables,spectral,prediction at this rate,\u03BB \u2212 2", labelX: "spike \u03BB", labelY: "growth of ln(spike/signal)", title: "Per learning rate and step").plot
figure = s.panels([methods.keySet().collect { norms(it) }, [alignment, growth]])
s.save(figure, "", "Norms of the weights and alignment of both methods, and how fast the spike outgrows the signal")
s.save(Columns.stack("lambda", reduced.gradient.collectEntries { [it.key, it.value.trajectory.renamed("spike", "spikeNorm")] }), "_gradient", "Gradient descent in three variables")
s.save(Columns.stack("lambda", reduced.spectral.collectEntries { [it.key, it.value.trajectory.renamed("spike", "spikeNorm")] }), "_spectral", "Spectral descent in three variables")
s.save(numbers, "", "Growth of the spike over the signal")

s.say("Gradient and spectral descent on phase retrieval: d = %d, learning rate %.4g, start %.4g, batches of %d", dimension, learningRate, startScale, batchSize)
numbers.each { row ->
	def at = ", lambda = " + s.number(row.spike)
	s.compare("growth on batches" + at, row.growthMean, row.growthStandardError, row.reduced)
	s.compare("growth in three variables, beside vanishing weights" + at, row.reduced, Double.NaN, row.predicted)
	s.compare("growth of the spectral method" + at, row.spectral, Double.NaN, 0)
	s.compare("largest bulk of the spectral method, beside its bound" + at, reduced.spectral[row.spike].trajectory.max("bulk"), Double.NaN, 1 / Math.sqrt(dimension + 2))
}
methods.each { method, n -> s.compare("signal on batches after " + n + " steps, " + method, points[method][batchSize].last("signal"), Double.NaN, lines[method].last("signal")) }
s.report()
