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
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
file = { String name -> new File(folder, "any_dimension" + name) }
power = { double value -> def e = Math.log10(value); e == Math.rint(e) ? "1e" + (e as int) : value as String }

List<Double> parse(String name, String text) {
	try {
		return text.trim().split(/[;,\s]+/).collect { it as double }.unique().sort()
	}
	catch (NumberFormatException exc) {
		throw new IllegalArgumentException(name + " must be numbers separated by semicolons, was " + text)
	}
}

// one table below the other, without their starts
Columns stack(Map<Double, Columns> tables) {
	def all = Columns.builder("dimension", "time", "loss", "errorDrop")
	tables.each { dimension, table ->
		def start = table.get("meanSquaredError", 0)
		// below the first, rounding is all that is left of a drop; below the second there is nothing to see
		(1..<table.rows()).each { row ->
			def drop = 1 - table.get("meanSquaredError", row) / start, loss = table.get("loss", row)
			if (table.get("time", row) >= 0.1) all.row(dimension, table.get("time", row), loss > 1e-12 ? loss : 0, drop > 1e-14 ? drop : 0)
		}
	}
	return all.build()
}

flows = [:]; predictions = [:]; seconds = [:]
parse("dimensions", dimensions).each { dimension ->
	def inputs = random ? [random: true, seed: seed] : [:]
	def measure = compute("MeasureSpectrum", dimension: dimension, exponent: exponent, nodes: nodes, *: inputs).getOutput("measure")
	def timed = { Closure work -> def begin = System.nanoTime(); def result = work(); [result, (System.nanoTime() - begin) * 1e-9d] }
	def flow = timed { compute("IntegrateFlow", measure: measure, endTime: endTime, records: 240).getOutput("trajectory") }
	def prediction = timed { compute("PredictSgd", measure: measure, learningRate: learningRate, noiseVariance: noiseVariance, steps: (long) (endTime / learningRate), records: 60).getOutput("trajectory") }
	flows[dimension] = flow[0]
	predictions[dimension] = prediction[0]
	seconds[dimension] = [flow[1], prediction[1]]
}
lines = stack(flows)
points = stack(predictions)
figure = compute("PlotTable", table: points, y: "loss,errorDrop", theory: lines, group: "dimension", panels: true,
	labels: (flows.keySet().collect { "SGD at d = " + power(it) } + "gradient flow").join(","), labelX: "time", labelY: "loss,drop of the mean squared error",
	title: "Phase retrieval in any dimension, a = " + exponent).getOutput("plot")

// exponents where the law has its window: three decades after the escape and three before the end of the spectrum
largest = { double dimension -> compute("MeasureSpectrum", dimension: dimension, exponent: exponent, nodes: 64).getOutput("measure").largestEigenvalue() }
rows = Columns.builder("dimension", "lossExponent", "predictedLossExponent", "dropExponent", "predictedDropExponent", "windowFrom", "windowTo", "flowSeconds", "predictionSeconds", "lossEnd", "errorEnd")
flows.each { dimension, flow ->
	def to = Math.min(endTime, Math.pow(dimension, exponent) / largest(dimension) / 8000), from = 1e2d
	def fit = { String column -> to < 10 * from ? Double.NaN : compute("FitExponent", table: stack([(dimension): flow]), y: column, from: from, to: to).getOutput("exponent") }
	rows.row(dimension, fit("loss"), -(exponent - 1) / exponent, fit("errorDrop"), 1 / exponent, from, to, *seconds[dimension], flow.column("loss")[-1], flow.column("meanSquaredError")[-1])
}
numbers = rows.build()
compute("SavePlot", plot: figure, file: file(".png"))
compute("SaveTable", table: numbers, file: file(".csv"))
compute("SaveTable", table: lines, file: file("_flow.csv"))
compute("SaveTable", table: points, file: file("_sgd.csv"))

say("Any dimension: a = %.4g, %d nodes, flow to t = %.3g, SGD at learning rate %.3g", exponent, nodes, endTime, learningRate)
say("exponents by theory: loss %.4f, drop of the error %.4f; fitted to the flow from t = 100 on", -(exponent - 1) / exponent, 1 / exponent)
say("%-10s %-12s %-12s %-12s %-14s %-14s", "dimension", "up to t", "loss", "drop", "flow, s", "prediction, s")
for (row in 0..<numbers.rows()) say("%-10s %-12.3g %-12.4f %-12.4f %-14.3f %-14.3f", power(numbers.get("dimension", row)), *["windowTo", "lossExponent", "dropExponent", "flowSeconds", "predictionSeconds"].collect { numbers.get(it, row) })
say("Figure and tables: %s", file("*").path)
