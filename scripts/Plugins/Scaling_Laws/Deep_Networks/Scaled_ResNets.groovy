// Residual networks whose blocks count as 1/(depth x width) (arXiv 2403.09889), in four pictures. Above:
// at the start chance moves the outputs as 1/sqrt(LM), and a finite depth by 1/L; points measured, lines
// from the first order. Below: the loss of gradient descent stays below the ceiling that the last layer's
// kernel sets, and its rate -d ln loss/dt above the floor 2 lambda_min/n: bounds, which no run crosses.

#@ String (label="Sizes", description="Depths and widths at the start, 1 to 256 each, separated by semicolons", value="4; 6; 8; 12; 16; 24; 32", persist=false) sizes
#@ Integer (label="Depth", description="Of the trained networks, 1 to 1000", min=1, max=1000, value=8, persist=false) depth
#@ Integer (label="Width", description="Of their blocks, 1 to 10000", min=1, max=10000, value=16, persist=false) width
#@ Integer (label="Samples", description="1 to 200", min=1, max=200, value=20, persist=false) samples
#@ Integer (label="Inputs", description="1 to 100", min=1, max=100, value=6, persist=false) inputs
#@ Integer (label="Last width", description="Units of the last layer, 1 to 100000", min=1, max=100000, value=400, persist=false) lastWidth
#@ String (label="Scales", description="Of the outputs, 0.01 to 100 each, separated by semicolons", value="1; 2; 4", persist=false) scales
#@ Integer (label="Steps", description="Of gradient descent, 10 to 1000000", min=10, max=1000000, value=2000, persist=false) steps
#@ Double (label="Learning rate", description="The time of a step, greater than 0, to 10", min=0.000001, max=10, value=0.02, style="format:0.######", persist=false) learningRate
#@ Integer (label="Runs", description="Networks for each size at the start, 2 to 10000", min=2, max=10000, value=200, persist=false) runs
#@ Long (label="Seed", description="Of inputs, labels and weights, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns losses

import org.scalinglaws.table.Columns

list = s.wholeNumbers("sizes", sizes, 1, 256)
betas = s.numbers("scales", scales, 0.01, 100)
net = { Map more -> s.compute("ResidualNetwork", *: [depth: depth, width: width, samples: samples, inputs: inputs, lastWidth: lastWidth, scale: betas.last(), seed: seed, steps: 1, runs: 1, records: 50] + more) }
s.steps(start: list.sum { it * it } * runs / 5e5, training: betas.size() * steps / 4000, figure: 3)
s.step("start", 2 * list.size())
rows = Columns.builder("size", "units", "fluctuation", "fluctuationStandardError", "predictedFluctuation", "bias", "predictedBias")
list.each { size ->
	def drawn = net(depth: size, width: size, runs: runs), shared = net(depth: size) // one width for all depths: the same block
	rows.row(size, size * size, drawn.fluctuation, drawn.fluctuationStandardError, drawn.predictedFluctuation, shared.bias, shared.predictedBias)
}
start = rows.build()
s.step("training", betas.size())
trained = betas.collectEntries { [it, net(scale: it, steps: steps, learningRate: learningRate)] }
losses = Columns.stack("scale", trained.collectEntries { scale, found -> [scale, found.table] })

s.step("figure", 9)
plot = { Map inputs -> s.compute("PlotTable", *: inputs, errorBars: true, fontSize: 7).plot }
as = { Columns table, String from, String to, String... others -> table.select([*others, from]).renamed(from, to) }
fluctuations = plot(table: start.select("units", "fluctuation", "fluctuationStandardError"), theory: as(start, "predictedFluctuation", "fluctuation", "units"), x: "units", y: "fluctuation", labels: "drawn networks,first order", labelX: "depth x width", labelY: "deviation of the outputs", title: "Chance: 1/sqrt(LM)")
biases = plot(table: start.select("size", "bias"), theory: as(start, "predictedBias", "bias", "size"), x: "size", y: "bias", labels: "shared block,first order", labelX: "depth L", labelY: "change of the outputs", title: "Finite depth: 1/L")
names = betas.collect { "beta = " + s.number(it) }
decays = plot(table: losses.select("scale", "time", "loss"), theory: as(losses, "ceiling", "loss", "scale", "time"), x: "time", y: "loss", group: "scale", logX: false, labels: (names + "ceiling").join(","), labelX: "time", labelY: "loss", title: "Loss")
rates = plot(table: losses.select("scale", "time", "rate"), theory: as(losses, "floor", "rate", "scale", "time"), x: "time", y: "rate", group: "scale", labels: (names + "floor").join(","), labelX: "time", labelY: "rate -d ln loss/dt", title: "Rate")
figure = s.panels([[fluctuations, biases], [decays, rates]])
s.save(figure, "", "Standard deviation of the outputs at the start over the number of units, and what a finite depth changes in them, beside their first orders; loss below its ceiling, and rate above its floor, during training")
s.save(start, "_start", "At the start: squares of depth and width (fluctuation), and depths of one shared block (bias)")
s.save(losses, "", "Training: loss, floor, rate")

s.say("Scaled ResNets: n = %d samples of %d inputs, K = %d", samples, inputs, lastWidth)
start.each { s.compare(s.text("fluctuation, L = M = %d", (int) it.size), it.fluctuation, it.fluctuationStandardError, it.predictedFluctuation) }
start.each { s.compare(s.text("bias x L, L = %d", (int) it.size), it.bias * it.size, Double.NaN, it.predictedBias * it.size) }
if (list.size() > 2) [["units", "fluctuation", "exponent of the fluctuation in LM", -0.5d], ["size", "bias", "exponent of the bias in L", -1d]].each { x, y, what, predicted ->
	def fit = s.compute("FitExponent", table: start, x: x, y: y, from: start.first(x), to: start.last(x))
	s.compare(what, fit.exponent, fit.standardError, predicted)
}
trained.each { scale, found ->
	def table = found.table, margin = table.with("over") { it.rate / it.floor }
	s.say("beta = %.3g: %s; last loss %.3g under the ceiling %.3g; last rate %.4g, of it the last layer's %.4g, floor %.4g; least rate over floor %.4g", scale, found.reason, table.last("loss"), table.last("ceiling"), table.last("rate"), table.last("lastRate"), table.last("floor"), margin.min("over"))
}
s.say("Rows whose rate is below the floor: %d of %d", losses.where { it.rate < it.floor }.rows(), losses.rows())
s.report()
