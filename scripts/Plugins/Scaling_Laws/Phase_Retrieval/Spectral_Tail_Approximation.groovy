// The spectral tail (arXiv 2511.18661, figure 4): how the error falls once the overlap is large.
// The full gradient flow (points) against theories without anything to fit: the sums over the
// spectrum, the decoupled equations w_i' = 8 lambda_i (w*_i - w_i) from T2 on, the mesoscopic
// formula; then the power laws of overlap gap, loss and drop of the error, with their constants.

#@ Integer (label="Dimension", description="Number of coordinates, 100 to 1000000", min=100, max=1000000, value=100000, persist=false) dimension
#@ Double (label="Exponent", description="Decay of the eigenvalues with their rank, greater than 1 to 20", min=1.000001, max=20, stepSize=0.5, value=2, persist=false) exponent
#@ Boolean (label="Random teacher", description="Normal components; otherwise constant modulus with alternating signs, for which the constants of the laws hold", value=false, persist=false) random
#@ Double (label="Overlap", description="Of the flow with the teacher at T2, where the decoupled equations begin, 0.5 to 0.999", min=0.5, max=0.999, value=0.9, persist=false) overlap
#@ Integer (label="Records", description="Number of times, 50 to 100000", min=50, max=100000, value=400, persist=false) records
#@ Long (label="Seed", description="Of teacher and start, 0 to 9007199254740991", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="Where figures and tables are saved", style="directory", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output ij.ImagePlus lawsFigure
#@output ij.ImagePlus differencesFigure
#@output org.scalinglaws.table.Columns exponents

import org.scalinglaws.retrieval.phases.MesoscopicTail
import org.scalinglaws.retrieval.phases.PowerLawTail
import org.scalinglaws.table.Columns

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
plain = { double value -> value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value) }
logarithmic = { double from, double to, int count -> (0..<count).collect { from * Math.exp(it / (count - 1) * Math.log(to / from)) } }

mesoscopic = new MesoscopicTail(dimension, exponent)
laws = new PowerLawTail(dimension, exponent)
spectrum = compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).getOutput("spectrum")
teacher = compute("TeacherWeights", spectrum: spectrum, random: random, seed: seed).getOutput("teacher")
weights = compute("InitialWeights", dimension: dimension, seed: seed).getOutput("weights")
measure = compute("MeasureSpectrum", spectrum: spectrum, teacher: teacher, weights: weights).getOutput("measure")

// T2: from here on |u|/s* is at least the wanted overlap
end = 3 * laws.windowEnd()
crossing = { List times ->
	def search = compute("IntegrateFlow", measure: measure, times: [0d] + times).getOutput("trajectory")
	def relative = search.column("overlapGap").collect { 1 - it }
	def after = relative.findLastIndexOf { it < overlap } + 1
	if (after < 2 || after == relative.size()) throw new IllegalStateException("the overlap does not pass " + overlap)
	def share = (overlap - relative[after - 1]) / (relative[after] - relative[after - 1])
	[search.get("time", after - 1), search.get("time", after), share]
}
coarse = crossing(logarithmic(1e-2 * laws.windowStart(), end, 500))
fine = crossing(logarithmic(0.999 * coarse[0], 1.001 * coarse[1], 2000))
start = fine[0] + fine[2] * (fine[1] - fine[0])

// the flow at T2 + tau, on a few hundred nodes, and the weights of all coordinates at T2
delays = [0d] + logarithmic(0.05 * mesoscopic.middleStart(), end, records - 1)
flow = compute("IntegrateFlow", measure: measure, times: [0d] + delays.collect { start + it })
sign = flow.getOutput("sign")
flow = flow.getOutput("trajectory")
atStart = compute("IntegrateFlow", spectrum: spectrum, teacher: teacher, weights: weights, times: [0d, start]).getOutput("weights")
sums = compute("SpectralTail", measure: measure, times: delays.collect { start + it }, sign: sign, exponent: exponent)
law = sums.getOutput("asymptotics")
sums = sums.getOutput("trajectory")
// of the decoupled equations the error is the same sum, from the weights at T2
decoupled = compute("SpectralTail", spectrum: spectrum, teacher: teacher, weights: atStart, times: delays, sign: sign).getOutput("trajectory")

// figure 1: the error
first = flow.get("meanSquaredError", 0)
atT2 = flow.get("meanSquaredError", 1)
points = Columns.builder("time", "full flow")
lines = Columns.builder("time", "sums over the spectrum", "decoupled from T2", "mesoscopic formula")
table = Columns.builder("tau", "time", "flow", "sums", "decoupled", "mesoscopic")
delays.eachWithIndex { tau, k ->
	def error = flow.get("meanSquaredError", k + 1), sum = sums.get("meanSquaredError", k), apart = decoupled.get("meanSquaredError", k)
	// the number of learned coordinates; the formula holds far from its ends at 1 and d
	def learned = Math.pow(mesoscopic.beta() * tau, 1 / exponent)
	def formula = learned > 3 && learned < dimension / 3 ? atT2 * mesoscopic.remaining(tau) : Double.NaN
	points.row(tau, error)
	lines.row(tau, sum, apart, formula)
	table.row(tau, start + tau, error, sum, apart, formula)
}
tail = table.metadata("dimension", dimension).metadata("exponent", exponent).metadata("T2", start).metadata("seed", seed).build()
figure = compute("PlotTable", table: points.build(), theory: lines.build(), logY: false,
	y: "full flow,sums over the spectrum,decoupled from T2,mesoscopic formula", labelX: "time since T2", labelY: "mean squared error",
	title: "Spectral tail (a = " + plain(exponent) + ", d = " + dimension + ")").getOutput("plot")

// figure 2: how far they are from the flow, while a hundredth of the error is left
differences = Columns.builder("time", "full flow", "sums over the spectrum", "decoupled from T2", "mesoscopic formula")
(1..<tail.rows()).findAll { tail.get("flow", it) > 0.01 * atT2 }.each { row ->
	differences.row([tail.get("tau", row), *["flow", "sums", "decoupled", "mesoscopic"].collect {
		Math.abs(tail.get(it, row) - tail.get("flow", row)) / atT2
	}] as double[])
}
differences = differences.build()
differencesFigure = compute("PlotTable", table: differences, y: differences.names().drop(1).join(","), labelX: "time since T2",
	labelY: "difference from the flow / error at T2", title: "Approximations of the tail (a = " + plain(exponent) + ", d = " + dimension + ")")
	.getOutput("plot")

// figure 3: the power laws, in the middle of their window
from = Math.max(2 * start, laws.windowStart() * Math.pow(dimension, 0.3 * exponent))
to = Math.max(10 * from, laws.windowStart() * Math.pow(dimension, 0.65 * exponent))
quantities = ["overlapGap", "loss", "errorDrop"]
withDrop = { Columns curve ->
	def rows = Columns.builder(["time"] + quantities)
	(0..<curve.rows()).findAll { curve.get("time", it) > 0 }.each {
		rows.row(curve.get("time", it), curve.get("overlapGap", it), curve.get("loss", it), curve.has("errorDrop")
			? curve.get("errorDrop", it) : 1 - curve.get("meanSquaredError", it) / first)
	}
	rows.build()
}
flowLaws = withDrop(flow)
sumLaws = withDrop(sums)
shown = Columns.builder(["time"] + quantities)
(0..<law.rows()).findAll { law.get("time", it) >= 3 * laws.windowStart() && law.get("time", it) <= laws.windowEnd() }.each {
	shown.row(law.get("time", it), law.get("overlapGap", it), law.get("loss", it), law.get("errorDrop", it))
}
inWindow = Columns.builder(["time"] + quantities)
(0..<flowLaws.rows()).findAll { flowLaws.get("loss", it) > 1e-3 * laws.loss(laws.windowEnd()) }.each { inWindow.row(flowLaws.row(it)) }
lawsFigure = compute("PlotTable", table: inWindow.build(), theory: shown.build(), y: quantities.join(","),
	labels: "overlap gap,loss,error drop,asymptotic law", marks: Columns.builder("fit from", "fit to").row(from, to).build(), labelX: "time t",
	title: "Power laws of the tail (a = " + plain(exponent) + ", d = " + dimension + ")").getOutput("plot")

predicted = [-laws.gapExponent(), -laws.gapExponent(), laws.dropExponent()]
constants = [laws.overlapGapPrefactor(), laws.lossPrefactor(), laws.dropPrefactor()]
fits = Columns.builder("quantity", "predicted", "flow", "flowLow", "flowHigh", "sums", "constantRatio")
quantities.eachWithIndex { quantity, k ->
	def fit = compute("FitExponent", table: flowLaws, y: quantity, from: from, to: to)
	def ofSums = compute("FitExponent", table: sumLaws, y: quantity, from: from, to: to).getOutput("exponent")
	// the flow's constant with the law's exponent, in the middle of the window
	def middle = flowLaws.column("time").findLastIndexOf { it <= Math.sqrt(from * to) }
	def constant = flowLaws.get(quantity, middle) / Math.pow(flowLaws.get("time", middle), predicted[k])
	fits.row(k, predicted[k], fit.getOutput("exponent"), fit.getOutput("low"), fit.getOutput("high"), ofSums, constant / constants[k])
}
exponents = fits.metadata("quantities", quantities.join(" ")).metadata("from", from).metadata("to", to).metadata("dimension",
	dimension).metadata("exponent", exponent).build()

compute("SavePlot", plot: figure, file: new File(folder, "spectral_tail_approximation.png"))
compute("SavePlot", plot: differencesFigure, file: new File(folder, "spectral_tail_approximation_differences.png"))
compute("SavePlot", plot: lawsFigure, file: new File(folder, "spectral_tail_approximation_laws.png"))
compute("SaveTable", table: tail, file: new File(folder, "spectral_tail_approximation.csv"))
compute("SaveTable", table: exponents, file: new File(folder, "spectral_tail_approximation_exponents.csv"))

furthest = { String column -> differences.column(column).findAll { !Double.isNaN(it) }.max() ?: Double.NaN }
say("Spectral tail: d = %d, a = %s, %s teacher; T2 = %.4f where |u|/s* = %.6f", dimension, plain(exponent), random ? "random"
	: "constant-modulus", start, 1 - flow.get("overlapGap", 1))
say("largest difference from the flow's mean squared error, relative to that at T2")
say("  %-50s %10.1e", "sums over the spectrum, from t = 0", furthest("sums over the spectrum"))
say("  %-50s %10.1e", "decoupled equations from T2", furthest("decoupled from T2"))
say("  %-50s %10.1e", "mesoscopic formula, 3 to d/3 coordinates learned", furthest("mesoscopic formula"))
say("exponents fitted from t = %.3g to %.3g (asymptotic window %.3g to %.3g)", from, to, laws.windowStart(), laws.windowEnd())
say("  %-14s %10s %10s %22s %16s %18s", "", "predicted", "flow", "range of local", "sums, finite d", "constant, ratio")
["1 - |u|/s*", "loss", "drop of error"].eachWithIndex { text, k ->
	say("  %-14s %10.4f %10.4f %22s %16.4f %18.4f", text, predicted[k], exponents.get("flow", k), String.format(Locale.ROOT,
		"[%.4f, %.4f]", exponents.get("flowLow", k), exponents.get("flowHigh", k)), exponents.get("sums", k), exponents.get("constantRatio", k))
}
say("(predicted: (1 - a)/a, (1 - a)/a and 1/a; ratio of the flow's constant to the asymptotic one)")
