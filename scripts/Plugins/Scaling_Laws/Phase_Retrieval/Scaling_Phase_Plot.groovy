// The exponent with which the loss falls with the number of samples, over the exponent of the
// spectrum and the learning rate: predicted for SGD on a spectral measure and fitted where
// the local exponent is constant, beside the law -(a - 1)/a of the gradient flow. Below the
// dashed line the samples do not suffice for a window; label noise ends it from above.

#@ Double (label="Dimension", description="1000 to 1e15", min=1000, max=1e15, value=1e9, style="format:0.##E0", persist=false) dimension
#@ Double (label="Exponent from", description="Least exponent of the spectrum, greater than 1, to 8", min=1.01, max=8, value=1.25, style="format:0.###", persist=false) exponentFrom
#@ Double (label="Exponent to", description="Greatest exponent, greater than exponent from, to 8", min=1.01, max=8, value=4, style="format:0.###", persist=false) exponentTo
#@ Double (label="Learning rate from", description="Least learning rate, greater than 0", min=1e-12, max=1, value=1e-5, style="format:0.##E0", persist=false) learningRateFrom
#@ Double (label="Learning rate to", description="Greatest learning rate, greater than learning rate from, to 1", min=1e-12, max=1, value=3e-2, style="format:0.##E0", persist=false) learningRateTo
#@ Double (label="Noise variance", description="Variance of the label noise, 0 to 100", min=0, max=100, value=0.05, style="format:0.######", persist=false) noiseVariance
#@ Long (label="Steps", description="Samples to learn from, 1000 to 10^12", min=1000, max=1000000000000, value=100000000, persist=false) steps
#@ Integer (label="Resolution", description="Pixels along both axes, 4 to 200", min=4, max=200, value=16, persist=false) resolution
#@ Integer (label="Nodes", description="Of each measure, 64 to 100000", min=64, max=100000, value=128, persist=false) nodes
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.CalibratedImage fittedExponent
#@output org.scalinglaws.table.Columns critical

import org.scalinglaws.figure.Panels
import org.scalinglaws.table.CalibratedImage
import org.scalinglaws.table.Columns
import org.scalinglaws.table.ImageAxis

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
file = { String name -> new File(folder, "scaling_phase_plot" + name) }
if (exponentTo <= exponentFrom) throw new IllegalArgumentException("exponentTo must be greater than exponentFrom = " + exponentFrom + ", was " + exponentTo)
if (learningRateTo <= learningRateFrom) throw new IllegalArgumentException("learningRateTo must be greater than learningRateFrom = " + learningRateFrom + ", was " + learningRateTo)

fitted = new double[resolution * resolution]
fittedExponent = new CalibratedImage("fittedExponent", fitted, resolution, resolution, ImageAxis.linear("exponent", exponentFrom, exponentTo),
	ImageAxis.logarithmic("learningRate", learningRateFrom, learningRateTo))
deviations = new double[resolution * resolution]
rows = Columns.builder("exponent", "law", "criticalLearningRate", "cleanLearningRate")
pixels = Columns.builder("exponent", "learningRate", "fittedExponent", "low", "high", "from", "to", "law")
for (x in 0..<resolution) {
	def a = fittedExponent.coordinate(0, x), law = -(a - 1) / a, limit = Double.NaN
	def measure = compute("MeasureSpectrum", dimension: dimension, exponent: a, nodes: nodes).getOutput("measure")
	for (y in 0..<resolution) {
		def rate = fittedExponent.coordinate(1, y)
		def prediction = compute("PredictSgd", measure: measure, learningRate: rate, noiseVariance: noiseVariance, steps: steps, records: 200)
		limit = prediction.getOutput("criticalLearningRate")
		def fit = rate >= limit ? null : compute("FitExponent", table: prediction.getOutput("trajectory"), x: "step", y: "loss")
		def value = { String name -> fit == null ? Double.NaN : fit.getOutput(name) as double }
		fitted[y * resolution + x] = value("exponent")
		deviations[y * resolution + x] = value("exponent") - law
		pixels.row(a, rate, *["exponent", "low", "high", "from", "to"].collect { value(it) }, law)
	}
	rows.row(a, law, limit, limit / 5)
}
critical = rows.build()

lines = Columns.builder("x", "y", "series")
["criticalLearningRate", "cleanLearningRate"].eachWithIndex { column, series -> for (row in 0..<critical.rows()) {
	def rate = critical.get(column, row), inside = rate >= learningRateFrom && rate <= learningRateTo
	lines.row(inside ? critical.get("exponent", row) : Double.NaN, inside ? rate : Double.NaN, series)
} }
lines = lines.build()
number = { double value -> value != 0 && (value >= 1e5 || value < 1e-3) ? String.format(Locale.ROOT, "%.2e", value).replaceAll(/\.?0+e/, "e").replaceAll(/e\+?(-?)0*/, "e\$1") : new BigDecimal(value).round(new java.math.MathContext(3)).stripTrailingZeros().toPlainString() }
plot = { Map inputs -> compute("PlotMap", *: inputs, curves: lines, labels: "critical learning rate,a fifth of it", labelX: "exponent a of the spectrum", labelY: "learning rate \u03B7").getOutput("plot") }
setting = ", d = " + number(dimension) + ", noise " + number(noiseVariance)
pictures = [plot(map: fittedExponent, colourFrom: -1d, colourTo: 0d, labelValues: "fitted exponent of the loss", title: "Exponent of the loss of SGD"),
	plot(map: fittedExponent.with("deviation", deviations), colours: "diverging", colourFrom: -0.2d, colourTo: 0.2d, labelValues: "fitted exponent + (a \u2212 1)/a", title: "From the law of the flow" + setting)]
figure = Panels.grid([pictures])

compute("SavePlot", plot: figure, file: file(".png"))
compute("SaveTable", table: pixels.metadata("dimension", dimension).metadata("noiseVariance", noiseVariance).metadata("steps", steps).build(), file: file(".csv"))
compute("SaveTable", table: critical, file: file("_critical.csv"))
say("Scaling phase plot: d = %.3g, %d samples, label noise of variance %.3g, %d x %d predictions on %d nodes", dimension, steps, noiseVariance, resolution, resolution, nodes)
below = (0..<fitted.length).findAll { fittedExponent.coordinate(1, it.intdiv(resolution)) < critical.get("criticalLearningRate", it % resolution) }
windows = below.findAll { !Double.isNaN(fitted[it]) }
say("pixels below the critical rate: %d; with a window of constant exponent: %d; of these within 0.02 of the law: %d, within 0.05: %d", below.size(), windows.size(),
	windows.count { Math.abs(deviations[it]) <= 0.02 }, windows.count { Math.abs(deviations[it]) <= 0.05 })
say("%-10s %-10s %-14s %s", "exponent", "law", "critical", "fitted at the learning rates " + [0, resolution.intdiv(2), resolution - 1].collect { number(fittedExponent.coordinate(1, it)) }.join(", "))
for (x in 0..<resolution) say("%-10.4g %-10.4f %-14.4g %s", critical.get("exponent", x), critical.get("law", x), critical.get("criticalLearningRate", x),
	[0, resolution.intdiv(2), resolution - 1].collect { String.format(Locale.ROOT, "%.4f", fitted[it * resolution + x]) }.join(", "))
say("Figure and tables: %s", file("*").path)
