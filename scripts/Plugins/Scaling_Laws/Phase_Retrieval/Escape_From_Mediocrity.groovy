// Escape from mediocrity (arXiv 2511.18661, figure 3): how the overlap with the teacher grows
// out of a start that knows nothing of it, for several exponents of the spectrum; the growth
// rate against the root of the dispersion relation; and how the escape time grows with log d.

#@ Integer (label="Dimension", description="Number of coordinates, 10 to 1000000", min=10, max=1000000, value=1000, persist=false) dimension
#@ String (label="Exponents", description="Of the spectrum, 0 to 20 each, separated by spaces or semicolons", value="0; 0.5; 1; 1.5; 2; 3; 4", persist=false) exponents
#@ Double (label="Norm", description="Length of the tiny start, 1e-100 to 1e-6", min=1e-100, max=1e-6, value=1e-12, persist=false) norm
#@ Integer (label="Starts", description="Random starts for each point of the escape time, 2 to 10000", min=2, max=10000, value=40, persist=false) starts
#@ Double (label="Exponent", description="Of the spectrum for the escape time against the dimension, 0 to 20", min=0, max=20, stepSize=0.5, value=2, persist=false) exponent
#@ Double (label="Delta", description="Part of the optimum that ends phase I at T1, between 0 and 1", min=0, max=1, aboveMin=true, belowMax=true, value=0.1, persist=false) delta
#@ Long (label="Seed", description="Of teacher and starts, 0 to 9007199254740991", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="Where figures and tables are saved", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output ij.ImagePlus ratesFigure
#@output ij.ImagePlus timesFigure
#@output org.scalinglaws.table.Columns rates

import org.apache.commons.math3.stat.regression.SimpleRegression
import org.scalinglaws.table.Columns

list = s.numbers("exponents", exponents, 0, 20)

s.steps("tiny starts": list.size(), rates: 6, "escape times": starts / 2, figures: 4)

// one problem for each exponent, with the same random numbers
problem = { int d, double a, boolean random ->
	def spectrum = s.compute("PowerLawSpectrum", dimension: d, exponent: a).spectrum
	[spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, random: random, seed: seed).teacher]
}
weights = { Map given -> s.compute("InitialWeights", *: given).weights }
escapeTime = { Columns curve -> s.compute("FindPhases", trajectory: curve, delta: delta).escapeTime }

// figures 1 and 2: from a tiny start, where the growth is exponential for long, and from the unit sphere
s.step("tiny starts", EscapeRate: list.size(), IntegrateFlow: 2 * list.size())
problems = list.collectEntries { [it, problem(dimension, it, true)] }
predicted = problems.collectEntries { a, given -> [a, s.compute("EscapeRate", *: given).rate] }
// from well before the fastest escape to well after the slowest one
fastest = predicted.values().max()
times = [0d] + s.logarithmic(0.01 / fastest, 20 / predicted.values().min(), 401)
sphere = [:]; tiny = [:]; law = [:]
table = Columns.builder("exponent", "measured", "predicted", "relativeDifference", "otherModes", "escapeTime")
wanted = 1e-4 // linear to 1e-8, and far from the start
problems.each { a, given ->
	def rate = predicted[a], shown = "overlap |u|/s*"
	def curve = s.compute("IntegrateFlow", *: given, weights: weights(dimension: dimension, seed: seed), times: times).trajectory
	sphere[a] = curve.with(shown) { 1 - it.overlapGap }.select("time", shown)
	def length = (Math.log(1 / norm) + Math.log(dimension) + 8) / rate
	def small = s.compute("IntegrateFlow", *: given, weights: weights(dimension: dimension, norm: norm, seed: seed), times: (0..800).collect { it * length / 800 }).trajectory
		.with(shown) { Math.abs(it.overlap) }
	// relative to s*, which is 1
	def passed = small.where { it[shown] >= wanted }.first("time"), linear = small.where { it.time < passed }
	if (linear.rows() < 2) throw new IllegalStateException("from norm " + norm + " the overlap does not pass " + wanted + " for exponent " + a)
	def measured = linear.last("overlapRate") / linear.last("overlap")
	tiny[a] = small.select("time", shown)
	law[a] = tiny[a].with(shown) { linear.last(shown) * Math.exp(rate * (it.time - linear.last("time"))) }.where { it[shown] >= small.first(shown) && it[shown] <= 1 }
	// the others grow at most like exp(4 lambda_1 s* t); what is left of them beside the first
	table.row(a, measured, rate, measured / rate - 1, Math.exp((4 * given.spectrum.firstElement().get() - rate) * linear.last("time")), escapeTime(curve))
}
s.step("rates", EscapeRate: 41, PlotTable: [10, 3, 3])
rates = table.metadata("dimension", dimension).metadata("norm", norm).metadata("seed", seed).build()
sphereTable = Columns.stack("exponent", sphere)
labels = list.collect { "a = " + s.number(it) }
figure = s.compute("PlotTable", table: Columns.stack("exponent", tiny), theory: Columns.stack("exponent", law), y: "overlap |u|/s*", group: "exponent",
	labels: (labels + "predicted rate").join(","), title: s.text("Escape from |w(0)| = %.0e (d = %d)", norm, dimension)).plot
sphereFigure = s.compute("PlotTable", table: sphereTable, y: "overlap |u|/s*", group: "exponent", labels: labels.join(","), title: "Escape from the unit sphere (d = " + dimension + ")").plot

// figure 3: the rate against the exponent, the line also between them
line = Columns.builder("exponent", "measured")
(0..40).collect { list[0] + it * (list[-1] - list[0]) / 40 }.unique().each { line.row(it, s.compute("EscapeRate", *: problem(dimension, it, true)).rate) }
ratesFigure = s.compute("PlotTable", table: rates, theory: line.build(), x: "exponent", y: "measured", logX: false, logY: false, labels: "gradient flow,dispersion relation",
	labelX: "exponent a of the spectrum", labelY: "growth rate of u", title: "Escape rate (d = " + dimension + ")").plot

// figure 4: the escape time against the dimension, for a teacher whose rate hardly depends on it;
// the starts of one number share their directions in all dimensions
s.step("escape times", IntegrateFlow: 5 * starts)
sizes = [100, 1000, 10000, 100000, 1000000]
escapes = Columns.builder("dimension", "run", "escapeTime")
slopes = (0..<starts).collect { new SimpleRegression() } // for each start, so that what the starts share does not count as an error
sizes.each { d ->
	def given = problem(d, exponent, false)
	lastRate = s.compute("EscapeRate", *: given).rate
	starts.times { start ->
		def measure = s.compute("MeasureSpectrum", *: given, weights: weights(dimension: d, seed: seed + start)).measure
		def time = escapeTime(s.compute("IntegrateFlow", measure: measure, times: (0..100).collect { it * 0.25 / lastRate }).trajectory)
		escapes.row(d, start, time)
		slopes[start].addData(Math.log(d), time)
	}
}
s.step("figures", 11)
summary = s.compute("SummarizeRuns", table: escapes.metadata("exponent", exponent).metadata("delta", delta).metadata("seed", seed).build(), by: "dimension").table
each = Columns.builder("all", "run", "slope")
slopes.eachWithIndex { fit, start -> each.row(0, start, fit.slope) }
slope = s.compute("SummarizeRuns", table: each.build(), by: "all").table
// u(0) is of order d^-1/2 and grows like exp(rate t); through the last point
straight = summary.with("escapeTimeMean") { summary.last("escapeTimeMean") + Math.log(it.dimension / sizes[-1]) / (2 * lastRate) }.select("dimension", "escapeTimeMean")
timesFigure = s.compute("PlotTable", table: summary, theory: straight, x: "dimension", y: "escapeTime", logY: false, labels: "gradient flow (mean over starts),slope 1/(2 rate)",
	labelX: "dimension d", labelY: "escape time T1", title: "T1 grows like log d (a = " + s.number(exponent) + ")").plot
s.save(figure, "", "Overlap from a tiny start, and the predicted rate of growth")
s.save(rates, "", "Measured and predicted rates, and escape times from the unit sphere")
s.save(sphereFigure, "_sphere", "Escape from the unit sphere")
s.save(sphereTable, "_sphere", "Overlap from the unit sphere")
s.save(ratesFigure, "_rates", "Rate of growth against the exponent, measured and by the dispersion relation")
s.save(timesFigure, "_times", "The escape time grows like the logarithm of the dimension")
s.save(summary, "_times", "Escape time in each dimension")

s.say("Escape from mediocrity: d = %d, growth rate measured where |u|/s* = %.0e after |w(0)| = %.0e", dimension, wanted, norm)
s.say("%10s %16s %16s %14s %14s %16s", "exponent", "rate measured", "rate predicted", "rel. diff.", "other modes", "T1, unit sphere")
rates.each { s.say("%10s %16.9f %16.9f %14.1e %14.1e %16.4g", s.number(it.exponent), it.measured, it.predicted, it.relativeDifference, it.otherModes, it.escapeTime) }
s.say("(other modes: exp((4 lambda_1 s* - rate) t), the order of what slower modes may still add to u; near 1 the start is not tiny enough)\n")
s.say("Escape time from the unit sphere, a = %s, constant-modulus teacher, %d starts", s.number(exponent), starts)
s.say("%10s %12s %12s %12s", "d", "T1", "stand. error", "T1 / log d")
summary.each { s.say("%10.0f %12.4f %12.4f %12.4f", it.dimension, it.escapeTimeMean, it.escapeTimeStandardError, it.escapeTimeMean / Math.log(it.dimension)) }
s.compare("slope of T1 in log d, for large d 1 / (2 rate)", slope.first("slopeMean"), slope.first("slopeStandardError"), 1 / (2 * lastRate))
s.report()
