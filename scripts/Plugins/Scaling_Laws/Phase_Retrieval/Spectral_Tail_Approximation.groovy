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
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output ij.ImagePlus lawsFigure
#@output ij.ImagePlus differencesFigure
#@output org.scalinglaws.table.Columns exponents

import org.scalinglaws.retrieval.phases.MesoscopicTail
import org.scalinglaws.retrieval.phases.PowerLawTail
import org.scalinglaws.table.Columns

s.steps(problem: 1, "search for T2": 2, "flow and tail": 2, figures: 4)
mesoscopic = new MesoscopicTail(dimension, exponent)
laws = new PowerLawTail(dimension, exponent)
s.step("problem", 4)
spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
problem = [spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, random: random, seed: seed).teacher, weights: s.compute("InitialWeights", dimension: dimension, seed: seed).weights]
measure = s.compute("MeasureSpectrum", *: problem).measure

// T2: from here on |u|/s* is at least the wanted overlap
s.step("search for T2", IntegrateFlow: 2)
end = 3 * laws.windowEnd()
crossing = { List times ->
	def search = s.compute("IntegrateFlow", measure: measure, times: [0d] + times).trajectory.with("reached") { 1 - it.overlapGap }
	def last = search.where { it.reached < overlap }.collect { it.index() }.max() ?: 0
	if (last < 1 || last == search.rows() - 1) throw new IllegalStateException("the overlap does not pass " + overlap)
	def (before, after) = [last, last + 1].collect { row -> search.where { it.index() == row } }
	[before.first("time"), after.first("time"), (overlap - before.first("reached")) / (after.first("reached") - before.first("reached"))]
}
coarse = crossing(s.logarithmic(1e-2 * laws.windowStart(), end, 500))
fine = crossing(s.logarithmic(0.999 * coarse[0], 1.001 * coarse[1], 2000))
start = fine[0] + fine[2] * (fine[1] - fine[0])

// the flow at T2 + tau, on a few hundred nodes, and the weights of all coordinates at T2
s.step("flow and tail", IntegrateFlow: 2, SpectralTail: 2)
delays = [0d] + s.logarithmic(0.05 * mesoscopic.middleStart(), end, records - 1)
times = delays.collect { start + it }
solved = s.compute("IntegrateFlow", measure: measure, times: [0d] + times)
flow = solved.trajectory
atStart = s.compute("IntegrateFlow", *: problem, times: [0d, start]).weights
sums = s.compute("SpectralTail", measure: measure, times: times, sign: solved.sign, exponent: exponent)
// of the decoupled equations the error is the same sum, from the weights at T2
decoupled = s.compute("SpectralTail", *: problem, weights: atStart, times: delays, sign: solved.sign).trajectory

// figure 1: the error
s.step("figures", 15)
later = flow.where { it.index() > 0 }
atT2 = later.first("meanSquaredError")
tail = later.with("tau", delays as double[]).renamed("meanSquaredError", "flow").with("sums", sums.trajectory.column("meanSquaredError")).with("decoupled", decoupled.column("meanSquaredError"))
	.with("mesoscopic") { // in the number of learned coordinates, far from its ends at 1 and d
		def learned = Math.pow(mesoscopic.beta() * it.tau, 1 / exponent)
		learned > 3 && learned < dimension / 3 ? atT2 * mesoscopic.remaining(it.tau) : Double.NaN
	}.select("tau", "time", "flow", "sums", "decoupled", "mesoscopic")
tail = tail.with([dimension: dimension, exponent: exponent, T2: start, seed: seed])
theories = [sums: "sums over the spectrum", decoupled: "decoupled from T2", mesoscopic: "mesoscopic formula"]
named = { Columns table -> ([flow: "full flow"] + theories).inject(table.renamed("tau", "since")) { t, column, name -> t.renamed(column, name) }.without("time").renamed("since", "time") }
setting = " (a = " + s.number(exponent) + ", d = " + dimension + ")"
figure = s.compute("PlotTable", table: named(tail).select("time", "full flow"), theory: named(tail).without("full flow"), logY: false, y: (["full flow"] + theories.values()).join(","),
	labelX: "time since T2", labelY: "mean squared error", title: "Spectral tail" + setting).plot

// figure 2: how far they are from the flow, while a hundredth of the error is left
late = tail.where { it.tau > 0 && it.flow > 0.01 * atT2 }
differences = named((["flow"] + theories.keySet()).inject(late) { table, column -> table.with(column, late.collect { Math.abs(it[column] - it.flow) / atT2 } as double[]) })
differencesFigure = s.compute("PlotTable", table: differences, y: differences.names().drop(1).join(","), labelX: "time since T2", labelY: "difference from the flow / error at T2",
	title: "Approximations of the tail" + setting).plot

// figure 3: the power laws, in the middle of their window
from = Math.max(2 * start, laws.windowStart() * Math.pow(dimension, 0.3 * exponent))
to = Math.max(10 * from, laws.windowStart() * Math.pow(dimension, 0.65 * exponent))
quantities = ["overlapGap", "loss", "errorDrop"]
(ofFlow, ofSums) = [flow, sums.trajectory].collect { curve -> curve.with("errorDrop") { 1 - it.meanSquaredError / flow.first("meanSquaredError") }.where { it.time > 0 }.select(["time"] + quantities) }
shown = sums.asymptotics.where { it.time >= 3 * laws.windowStart() && it.time <= laws.windowEnd() }.select(["time"] + quantities)
lawsFigure = s.compute("PlotTable", table: ofFlow.where { it.loss > 1e-3 * laws.loss(laws.windowEnd()) }, theory: shown, y: quantities.join(","), labels: "overlap gap,loss,error drop,asymptotic law",
	marks: Columns.builder("fit from", "fit to").row(from, to).build(), labelX: "time t", title: "Power laws of the tail" + setting).plot

middle = ofFlow.where { it.time <= Math.sqrt(from * to) } // of the window, for the flow's constant with the law's exponent
rows = Columns.builder("quantity", "predicted", "flow", "flowLow", "flowHigh", "sums", "constantRatio")
[[-laws.gapExponent(), laws.overlapGapPrefactor()], [-laws.gapExponent(), laws.lossPrefactor()], [laws.dropExponent(), laws.dropPrefactor()]].eachWithIndex { law, k ->
	def (fit, fitOfSums) = [ofFlow, ofSums].collect { s.compute("FitExponent", table: it, y: quantities[k], from: from, to: to) }
	rows.row(k, law[0], fit.exponent, fit.low, fit.high, fitOfSums.exponent, middle.last(quantities[k]) / Math.pow(middle.last("time"), law[0]) / law[1])
}
exponents = rows.metadata("quantities", quantities.join(" ")).metadata("from", from).metadata("to", to).metadata("dimension", dimension).metadata("exponent", exponent).build()
s.save(figure, "", "Mean squared error after T2, the full flow (points) and three theories")
s.save(differencesFigure, "_differences", "How far the theories are from the flow")
s.save(lawsFigure, "_laws", "Overlap gap, loss and drop of the error on their asymptotic laws")
s.save(tail, "", "The flow and the theories")
s.save(exponents, "_exponents", "Fitted and predicted exponents")

s.say("Spectral tail: d = %d, a = %s, %s teacher; T2 = %.4f where |u|/s* = %.6f", dimension, s.number(exponent), random ? "random" : "constant-modulus", start, 1 - later.first("overlapGap"))
s.say("largest difference from the flow's mean squared error, relative to that at T2")
["sums over the spectrum, from t = 0", "decoupled equations from T2", "mesoscopic formula, 3 to d/3 coordinates learned"].eachWithIndex { text, k -> s.say("  %-50s %10.1e", text, differences.max(theories.values()[k])) }
s.say("exponents fitted from t = %.3g to %.3g (asymptotic window %.3g to %.3g)", from, to, laws.windowStart(), laws.windowEnd())
s.say("  %-14s %10s %10s %22s %16s %18s", "", "predicted", "flow", "range of local", "sums, finite d", "constant, ratio")
["1 - |u|/s*", "loss", "drop of error"].eachWithIndex { text, k ->
	s.say("  %-14s %10.4f %10.4f %22s %16.4f %18.4f", text, *["predicted", "flow"].collect { exponents.get(it, k) }, s.text("[%.4f, %.4f]", exponents.get("flowLow", k), exponents.get("flowHigh", k)),
		*["sums", "constantRatio"].collect { exponents.get(it, k) })
}
s.say("(predicted: (1 - a)/a, (1 - a)/a and 1/a; ratio of the flow's constant to the asymptotic one)")
s.report()
