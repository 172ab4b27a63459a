// One law for dimensions from a thousand to a million millions: gradient flow (lines) and
// the prediction for SGD (points) on spectral measures, whose cost does not grow with the
// dimension. The finite dimension ends the power law of the loss at a time of about
// d^a H/8; the mean squared error waits for the tail.

#@ Double (label="Exponent", description="Of the spectrum, greater than 1, to 8", min=1.01, max=8, value=2, style="format:0.###", persist=false) exponent
#@ String (label="Dimensions", description="1 to 1e15 each, separated by semicolons", value="1e3; 1e6; 1e9; 1e12", persist=false) dimensions
#@ Double (label="End time", description="Flow time, greater than 100, to 1e12", min=100, max=1e12, value=1e8, style="format:0.##E0", persist=false) endTime
#@ Double (label="Learning rate", description="Of SGD, greater than 0; a fifth of the critical one or less", min=1e-9, max=0.1, value=1e-3, style="format:0.######", persist=false) learningRate
#@ Double (label="Noise variance", description="Variance of the label noise of SGD, 0 to 100", min=0, max=100, value=0, style="format:0.######", persist=false) noiseVariance
#@ Integer (label="Nodes", description="Of each measure, 64 to 100000", min=64, max=100000, value=512, persist=false) nodes
#@ Boolean (label="Random", description="Random teacher and start, drawn for every node; otherwise expected ones", value=false, persist=false) random
#@ Long (label="Seed", description="Of random teachers and starts, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.retrieval.phases.PowerLawTail
import org.scalinglaws.table.Columns

power = { double value -> def e = Math.log10(value); e == Math.rint(e) ? "1e" + (e as int) : value as String }
timed = { Closure work -> def begin = System.nanoTime(); [work(), (System.nanoTime() - begin) * 1e-9d] }
flows = [:]; predictions = [:]; seconds = [:]
s.numbers("dimensions", dimensions, 1, 1e15).each { dimension ->
	def measure = s.compute("MeasureSpectrum", dimension: dimension, exponent: exponent, nodes: nodes, *: random ? [random: true, seed: seed] : [:]).measure
	def (flow, flowSeconds) = timed { s.compute("IntegrateFlow", measure: measure, endTime: endTime, records: 240).trajectory }
	def (prediction, predictionSeconds) = timed { s.compute("PredictSgd", measure: measure, learningRate: learningRate, noiseVariance: noiseVariance,
		steps: (long) (endTime / learningRate), records: 60).trajectory }
	flows[dimension] = flow
	predictions[dimension] = prediction
	seconds[dimension] = [flowSeconds, predictionSeconds]
}
// without the start; below 1e-14 rounding is all that is left of a drop, below 1e-12 there is nothing to see of the loss
shown = { Columns curve -> curve.where { it.index() > 0 && it.time >= 0.1 }.with("errorDrop") { def drop = 1 - it.meanSquaredError / curve.first("meanSquaredError"); drop > 1e-14 ? drop : 0 }
	.with("loss") { it.loss > 1e-12 ? it.loss : 0 }.select("time", "loss", "errorDrop") }
lines = Columns.stack("dimension", flows.collectEntries { dimension, flow -> [dimension, shown(flow)] })
points = Columns.stack("dimension", predictions.collectEntries { dimension, prediction -> [dimension, shown(prediction)] })
figure = s.compute("PlotTable", table: points, y: "loss,errorDrop", theory: lines, group: "dimension", panels: true,
	labels: (flows.keySet().collect { "SGD at d = " + power(it) } + "gradient flow").join(","), labelX: "time", labelY: "loss,drop of the mean squared error",
	title: "Phase retrieval in any dimension, a = " + s.number(exponent)).plot

// exponents where the law has its window: three decades after the escape and three before the end of the spectrum
rows = Columns.builder("dimension", "lossExponent", "predictedLossExponent", "dropExponent", "predictedDropExponent", "windowFrom", "windowTo", "flowSeconds", "predictionSeconds", "lossEnd", "errorEnd")
flows.each { dimension, flow ->
	def from = 1e2d, to = Math.min(endTime, new PowerLawTail(dimension, exponent).windowEnd() / 1000)
	def fit = { String column -> to < 10 * from ? Double.NaN : s.compute("FitExponent", table: shown(flow), y: column, from: from, to: to).exponent }
	rows.row(dimension, fit("loss"), -(exponent - 1) / exponent, fit("errorDrop"), 1 / exponent, from, to, *seconds[dimension], flow.last("loss"), flow.last("meanSquaredError"))
}
numbers = rows.build()
s.save(figure, "")
s.save(numbers, "")
s.save(lines, "_flow")
s.save(points, "_sgd")

s.say("Any dimension: a = %.4g, %d nodes, flow to t = %.3g, SGD at learning rate %.3g", exponent, nodes, endTime, learningRate)
s.say("exponents by theory: loss %.4f, drop of the error %.4f; fitted to the flow from t = 100 on", -(exponent - 1) / exponent, 1 / exponent)
s.say("%-10s %-12s %-12s %-12s %-14s %-14s", "dimension", "up to t", "loss", "drop", "flow, s", "prediction, s")
numbers.each { s.say("%-10s %-12.3g %-12.4f %-12.4f %-14.3f %-14.3f", power(it.dimension), it.windowTo, it.lossExponent, it.dropExponent, it.flowSeconds, it.predictionSeconds) }
s.report()
