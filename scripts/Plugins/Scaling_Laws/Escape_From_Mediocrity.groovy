// Escape from mediocrity (arXiv 2511.18661, figure 3): how the overlap with the teacher grows
// out of a start that knows nothing of it, for several exponents of the spectrum; the growth
// rate against the root of the dispersion relation; and how the escape time grows with log d.

#@ Integer (label="Dimension", description="Number of coordinates, 10 to 1000000", min=10, max=1000000, value=1000, persist=false) dimension
#@ String (label="Exponents", description="Of the spectrum, 0 to 20 each, separated by spaces or semicolons", value="0; 0.5; 1; 1.5; 2; 3; 4", persist=false) exponents
#@ Double (label="Norm", description="Length of the tiny start, 1e-100 to 1e-6", min=1e-100, max=1e-6, value=1e-12, persist=false) norm
#@ Integer (label="Starts", description="Random starts for each point of the escape time, 2 to 10000", min=2, max=10000, value=40, persist=false) starts
#@ Double (label="Exponent", description="Of the spectrum for the escape time against the dimension, 0 to 20", min=0, max=20, stepSize=0.5, value=2, persist=false) exponent
#@ Double (label="Delta", description="Part of the optimum that ends phase I at T1, between 0 and 1", min=0, max=1, value=0.1, persist=false) delta
#@ Long (label="Seed", description="Of teacher and starts, 0 to 9007199254740991", min=0, max=9007199254740991, value=1, persist=false) seed
#@ String (label="Folder", description="Where figures and tables are saved", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output ij.ImagePlus ratesFigure
#@output ij.ImagePlus timesFigure
#@output org.scalinglaws.table.Columns rates

import org.scalinglaws.table.Columns

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
plain = { double value -> value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value) }

list = exponents.trim().split(/[\s,;]+/).collect {
	if (!it.isDouble() || !(it.toDouble() >= 0 && it.toDouble() <= 20)) throw new IllegalArgumentException(
		"exponents must be numbers in [0, 20], was " + exponents)
	it.toDouble()
}.sort().unique()

// one problem for each exponent, with the same random numbers
problem = { int d, double a, boolean random ->
	def spectrum = compute("PowerLawSpectrum", dimension: d, exponent: a).getOutput("spectrum")
	[spectrum: spectrum, teacher: compute("TeacherWeights", spectrum: spectrum, random: random, seed: seed).getOutput("teacher")]
}
flow = { Map inputs -> compute(inputs, "IntegrateFlow").getOutput("trajectory") }

// figures 1 and 2: from a tiny start, where the growth is exponential for long, and from the unit sphere
sphere = Columns.builder("time", "exponent", "overlap |u|/s*")
tiny = Columns.builder("time", "exponent", "overlap |u|/s*")
law = Columns.builder("time", "exponent", "overlap |u|/s*")
table = Columns.builder("exponent", "measured", "predicted", "relativeDifference", "otherModes", "escapeTime")
wanted = 1e-4 // linear to 1e-8, and far from the start
allRates = list.collect { compute(problem(dimension, it, true), "EscapeRate").getOutput("rate") as double }
list.each { a ->
	def given = problem(dimension, a, true)
	def rate = compute(given, "EscapeRate").getOutput("rate") as double
	// from well before the fastest escape to well after the slowest one
	def times = [0d] + (0..400).collect { 0.01 / allRates.max() * Math.exp(it / 400 * Math.log(2000 * allRates.max() / allRates.min())) }
	def curve = flow(given + [weights: compute("InitialWeights", dimension: dimension, seed: seed).getOutput("weights"), times: times])
	(0..<curve.rows()).each { sphere.row(curve.get("time", it), a, 1 - curve.get("overlapGap", it)) }
	def escape = compute("FindPhases", trajectory: curve, delta: delta).getOutput("escapeTime") as double

	def length = (Math.log(1 / norm) + Math.log(dimension) + 8) / rate
	def small = flow(given + [weights: compute("InitialWeights", dimension: dimension, norm: norm, seed: seed).getOutput("weights"),
		times: (0..800).collect { it * length / 800 }])
	def overlap = small.column("overlap").collect { Math.abs(it) }
	// relative to s*, which is 1
	def at = overlap.findIndexOf { it >= wanted } - 1
	if (at < 1) throw new IllegalStateException("from norm " + norm + " the overlap does not pass " + wanted + " for exponent " + a)
	def measured = small.get("overlapRate", at) / small.get("overlap", at)
	(0..<small.rows()).each { row ->
		def time = small.get("time", row), predicted = overlap[at] * Math.exp(rate * (time - small.get("time", at)))
		tiny.row(time, a, overlap[row])
		if (predicted >= overlap[0] && predicted <= 1) law.row(time, a, predicted)
	}
	// the others grow at most like exp(4 lambda_1 s* t); what is left of them beside the first
	def others = Math.exp((4 * given.spectrum.firstElement().get() - rate) * small.get("time", at))
	table.row(a, measured, rate, measured / rate - 1, others, escape)
}
rates = table.metadata("dimension", dimension).metadata("norm", norm).metadata("seed", seed).build()
sphereTable = sphere.build()
figure = compute("PlotTable", table: tiny.build(), theory: law.build(), y: "overlap |u|/s*", group: "exponent",
	labels: (list.collect { "a = " + plain(it) } + "predicted rate").join(","),
	title: "Escape from |w(0)| = " + String.format(Locale.ROOT, "%.0e", norm) + " (d = " + dimension + ")").getOutput("plot")
sphereFigure = compute("PlotTable", table: sphereTable, y: "overlap |u|/s*", group: "exponent",
	labels: list.collect { "a = " + plain(it) }.join(","), title: "Escape from the unit sphere (d = " + dimension + ")").getOutput("plot")

// figure 3: the rate against the exponent, the line also between them
line = Columns.builder("exponent", "escapeRate")
finer = (0..40).collect { list[0] + it * (list[-1] - list[0]) / 40 }.unique()
finer.each { line.row(it, compute(problem(dimension, it, true), "EscapeRate").getOutput("rate")) }
points = Columns.builder("exponent", "escapeRate")
(0..<rates.rows()).each { points.row(rates.get("exponent", it), rates.get("measured", it)) }
ratesFigure = compute("PlotTable", table: points.build(), theory: line.build(), x: "exponent", y: "escapeRate", logX: false,
	logY: false, labels: "gradient flow,dispersion relation",
	labelX: "exponent a of the spectrum", labelY: "growth rate of u", title: "Escape rate (d = " + dimension + ")").getOutput("plot")

// figure 4: the escape time against the dimension, for a teacher whose rate hardly depends on it;
// the starts of one number share their directions in all dimensions
sizes = [100, 1000, 10000, 100000, 1000000]
escapes = Columns.builder("dimension", "run", "escapeTime")
slopes = (0..<starts).collect { [] }
lastRate = Double.NaN
sizes.each { d ->
	def given = problem(d, exponent, false)
	def rate = compute(given, "EscapeRate").getOutput("rate") as double
	lastRate = rate
	starts.times { start ->
		def weights = compute("InitialWeights", dimension: d, seed: seed + start).getOutput("weights")
		def measure = compute(given + [weights: weights], "MeasureSpectrum").getOutput("measure")
		def curve = flow(measure: measure, times: (0..100).collect { it * 0.25 / rate })
		def time = compute("FindPhases", trajectory: curve, delta: delta).getOutput("escapeTime") as double
		escapes.row(d, start, time)
		slopes[start] << [Math.log(d), time]
	}
}
escapeTable = escapes.metadata("exponent", exponent).metadata("delta", delta).metadata("seed", seed).build()
summary = compute("SummarizeRuns", table: escapeTable, by: "dimension").getOutput("table")
// least squares in log d for each start, so that what the starts share does not count as an error
slopes = slopes.collect { pairs ->
	def x = pairs.sum { it[0] } / pairs.size()
	pairs.sum { (it[0] - x) * it[1] } / pairs.sum { (it[0] - x) * (it[0] - x) }
}
slope = slopes.sum() / starts
slopeError = Math.sqrt(slopes.sum { (it - slope) * (it - slope) } / (starts - 1) / starts)
// u(0) is of order d^-1/2 and grows like exp(rate t); through the last point
straight = Columns.builder("dimension", "escapeTimeMean")
sizes.each { straight.row(it, summary.get("escapeTimeMean", sizes.size() - 1) + Math.log(it / sizes[-1]) / (2 * lastRate)) }
timesFigure = compute("PlotTable", table: summary, theory: straight.build(), x: "dimension", y: "escapeTime", logY: false,
	labels: "gradient flow (mean over starts),slope 1/(2 rate)",
	labelX: "dimension d", labelY: "escape time T1", title: "T1 grows like log d (a = " + plain(exponent) + ")").getOutput("plot")

save = { String name, plot, tableToSave ->
	if (plot != null) compute("SavePlot", plot: plot, file: new File(folder, name + ".png"))
	if (tableToSave != null) compute("SaveTable", table: tableToSave, file: new File(folder, name + ".csv"))
}
save("escape_from_mediocrity", figure, rates)
save("escape_from_mediocrity_sphere", sphereFigure, sphereTable)
save("escape_from_mediocrity_rates", ratesFigure, null)
save("escape_from_mediocrity_times", timesFigure, summary)

say("Escape from mediocrity: d = %d, growth rate measured where |u|/s* = %.0e after |w(0)| = %.0e", dimension, wanted, norm)
say("%10s %16s %16s %14s %14s %16s", "exponent", "rate measured", "rate predicted", "rel. diff.", "other modes", "T1, unit sphere")
(0..<rates.rows()).each {
	say("%10s %16.9f %16.9f %14.1e %14.1e %16.4g", plain(rates.get("exponent", it)), rates.get("measured", it), rates.get("predicted", it),
		rates.get("relativeDifference", it), rates.get("otherModes", it), rates.get("escapeTime", it))
}
say("(other modes: exp((4 lambda_1 s* - rate) t), the order of what slower modes may still add to u; near 1 the start is not tiny enough)")
say("")
say("Escape time from the unit sphere, a = %s, constant-modulus teacher, %d starts", plain(exponent), starts)
say("%10s %12s %12s %12s", "d", "T1", "stand. error", "T1 / log d")
(0..<summary.rows()).each {
	def d = summary.get("dimension", it), time = summary.get("escapeTimeMean", it)
	say("%10.0f %12.4f %12.4f %12.4f", d, time, summary.get("escapeTimeStandardError", it), time / Math.log(d))
}
say("slope of T1 in log d: measured %.4f +- %.4f, predicted 1 / (2 rate) = %.4f for large d", slope, slopeError, 1 / (2 * lastRate))
