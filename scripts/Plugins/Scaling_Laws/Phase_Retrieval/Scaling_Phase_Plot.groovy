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
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.CalibratedImage fittedExponent
#@output org.scalinglaws.table.Columns critical

import org.scalinglaws.table.CalibratedImage
import org.scalinglaws.table.Columns
import org.scalinglaws.table.ImageAxis

if (exponentTo <= exponentFrom) throw new IllegalArgumentException("exponentTo must be greater than exponentFrom = " + exponentFrom + ", was " + exponentTo)
if (learningRateTo <= learningRateFrom) throw new IllegalArgumentException("learningRateTo must be greater than learningRateFrom = " + learningRateFrom + ", was " + learningRateTo)
exponents = ImageAxis.linear("exponent", exponentFrom, exponentTo)
learningRates = ImageAxis.logarithmic("learningRate", learningRateFrom, learningRateTo)
rows = Columns.builder("exponent", "law", "criticalLearningRate", "cleanLearningRate")
cells = Columns.builder("exponent", "learningRate", "fittedExponent", "low", "high", "from", "to", "law")
exponents.coordinates(resolution).each { a ->
	def law = -(a - 1) / a, limit = Double.NaN
	def measure = s.compute("MeasureSpectrum", dimension: dimension, exponent: a, nodes: nodes).measure
	learningRates.coordinates(resolution).each { rate ->
		def prediction = s.compute("PredictSgd", measure: measure, learningRate: rate, noiseVariance: noiseVariance, steps: steps, records: 200)
		limit = prediction.criticalLearningRate
		def fit = rate >= limit ? [:] : s.compute("FitExponent", table: prediction.trajectory, x: "step", y: "loss")
		cells.row(a, rate, *["exponent", "low", "high", "from", "to"].collect { fit.getOrDefault(it, Double.NaN) }, law)
	}
	rows.row(a, law, limit, limit / 5)
}
critical = rows.build()
pixels = cells.metadata("dimension", dimension).metadata("noiseVariance", noiseVariance).metadata("steps", steps).build()
byRate = pixels.sorted("learningRate", "exponent").with("deviation") { it.fittedExponent - it.law }
image = { String name -> new CalibratedImage(name, byRate.column(name), resolution, resolution, exponents, learningRates) }
fittedExponent = image("fittedExponent")

lines = Columns.stack("series", critical.renamed("criticalLearningRate", "y").select("exponent", "y"), critical.renamed("cleanLearningRate", "y").select("exponent", "y")).renamed("exponent", "x")
	.with("y") { it.y >= learningRateFrom && it.y <= learningRateTo ? it.y : Double.NaN }
plot = { Map inputs -> s.compute("PlotMap", *: inputs, curves: lines, labels: "critical learning rate,a fifth of it", labelX: "exponent a of the spectrum", labelY: "learning rate \u03B7").plot }
figure = s.panels([[plot(map: fittedExponent, colourFrom: -1d, colourTo: 0d, labelValues: "fitted exponent of the loss", title: "Exponent of the loss of SGD"),
	plot(map: image("deviation"), colours: "diverging", colourFrom: -0.2d, colourTo: 0.2d, labelValues: "fitted exponent + (a \u2212 1)/a",
		title: "From the law of the flow, d = " + s.number(dimension, 3))]])
s.save(figure, "")
s.save(pixels, "")
s.save(critical, "_critical")

s.say("Scaling phase plot: d = %.3g, %d samples, label noise of variance %.3g, %d x %d predictions on %d nodes", dimension, steps, noiseVariance, resolution, resolution, nodes)
below = pixels.join(critical.without("law"), "exponent").where { it.learningRate < it.criticalLearningRate }
windows = below.where("fittedExponent is finite")
near = { double distance -> windows.where { Math.abs(it.fittedExponent - it.law) <= distance }.rows() }
s.say("pixels below the critical rate: %d; with a window of constant exponent: %d; of these within 0.02 of the law: %d, within 0.05: %d", below.rows(), windows.rows(), near(0.02), near(0.05))
few = [0, resolution.intdiv(2), resolution - 1]
s.say("%-10s %-10s %-14s %s", "exponent", "law", "critical", "fitted at the learning rates " + few.collect { s.number(fittedExponent.coordinate(1, it), 3) }.join(", "))
critical.each { row -> s.say("%-10.4g %-10.4f %-14.4g %s", row.exponent, row.law, row.criticalLearningRate, few.collect { s.text("%.4f", fittedExponent.get(row.index(), it)) }.join(", ")) }
s.report()
