// Linear random features over samples P and features N (arXiv 2405.00592): the risk as theory has it in
// a large dimension, and its local exponents, which are exact derivatives, with those of the three
// regimes: few features limit, the choice of features scatters, or few samples limit. Then cuts across
// the peak at N = P in a smaller dimension, beside fits to drawn samples and features, with their
// training error.

#@ Double (label="Exponent", description="a of the spectrum i^-a, greater than 1, to 5", min=1.05, max=5, stepSize=0.25, value=1.5, persist=false) exponent
#@ Double (label="Source", description="s of the target, lambda_i w_i^2 ~ i^-(s a + 1); 0.05 to 10", min=0.05, max=10, stepSize=0.25, value=1.4, persist=false) source
#@ Double (label="Dimension", description="Of the diagram, 1000 to 1e15", min=1000, max=1e15, value=1e12, style="format:0.##E0", persist=false) dimension
#@ Double (label="Samples to", description="Of the diagram, from 10; 100 to 1e9", min=100, max=1e9, value=1e4, style="format:0.##E0", persist=false) samplesTo
#@ Double (label="Features to", description="Of the diagram, from 10; 100 to 1e12", min=100, max=1e12, value=1e8, style="format:0.##E0", persist=false) featuresTo
#@ Integer (label="Resolution", description="Pixels of the diagram along both axes, 8 to 1024", min=8, max=1024, value=128, persist=false) resolution
#@ Integer (label="Cut dimension", description="Of the fits, 30 to 2000", min=30, max=2000, value=300, persist=false) cutDimension
#@ Integer (label="Cut at", description="Samples of the one cut and features of the other, 5 to 2000", min=5, max=2000, value=80, persist=false) cutAt
#@ String (label="Ridges", description="Of the cuts, each greater than 0, to 10, separated by semicolons", value="1e-5; 1e-2", persist=false) ridges
#@ Double (label="Noise variance", description="Of the labels in the cuts, greater than 0, to 100", min=1e-12, max=100, value=0.01, style="format:0.######", persist=false) noiseVariance
#@ Integer (label="Points", description="Along each cut, 3 to 100", min=3, max=100, value=9, persist=false) points
#@ Integer (label="Runs", description="Fits for each point, 3 to 10000", min=3, max=10000, value=20, persist=false) runs
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1001", min=0, max=9007199254739991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.CalibratedImage
import org.scalinglaws.table.Columns

list = s.numbers("ridges", ridges, 1e-100, 10)
s.steps(diagram: 2, "cut over features": runs * points * list.size() / 30, "cut over samples": runs * points * list.size() / 30, figure: 5)
s.step("diagram", RidgeDiagram: 1)
diagram = s.compute("RidgeDiagram", exponent: exponent, source: source, noiseVariance: 0d, ridge: 0d, dimension: dimension, samplesFrom: 10, samplesTo: samplesTo, featuresFrom: 10, featuresTo: featuresTo, resolution: resolution)

// the regimes: where they lie, and d ln risk / d ln P and N there; the second one only of smooth targets
bend = 1 + exponent * (Math.min(source, 2) - 1) // from N ~ P^bend on the features scatter less than the samples
scatters = bend > 1.05
inside = { double n -> Math.min(Math.max(n, 10), featuresTo) }
P = Math.sqrt(10 * samplesTo)
regimes = [["features limit", 0.4 * samplesTo, Math.min(Math.sqrt(10 * samplesTo) / 5, featuresTo), 0d, -exponent * Math.min(source, 1)]] +
	(scatters ? [["features scatter", 0.3 * samplesTo, inside(Math.sqrt(0.3 * samplesTo * Math.pow(0.3 * samplesTo, bend))), 1 - exponent * Math.min(source, 1), -1d]] : []) + [["samples limit", P, inside(featuresTo / 3), -exponent * Math.min(source, 2), 0d]]
lines = Columns.builder("x", "y", "series")
top = Math.min(samplesTo, featuresTo)
[10d, top].each { lines.row(it, it, 0) }
if (scatters) [10d, Math.min(samplesTo, Math.pow(featuresTo, 1 / bend))].each { lines.row(it, Math.pow(it, bend), 1) }
map = { String name, Closure text, Map more -> s.compute("PlotMap", map: diagram[name], curves: lines.build(), labels: (["N = P"] + (scatters ? ["N = P^" + s.typeset(Math.round(100 * bend) / 100d, 6)] : [])).join(","), labelX: "samples P", labelY: "features N",
	names: regimes.inject(Columns.builder(regimes.collect(text)).row(regimes*.get(1) as double[]).row(regimes*.get(2) as double[])) { b, one -> b }.build(), *: more).plot }
two = { double value -> s.typeset(Math.round(100 * value) / 100d, 6) }

// fits beside theory across the peak
spectrum = s.compute("PowerLawSpectrum", dimension: cutDimension, exponent: exponent).spectrum
data = [spectrum: spectrum, target: s.compute("TeacherWeights", spectrum: spectrum, source: source, seed: seed).teacher, noiseVariance: noiseVariance]
cut = { boolean overFeatures ->
	def sizes = { double n -> overFeatures ? [samples: cutAt, features: n] : [samples: n, features: cutAt] }, from = cutAt / 8d, to = 8d * cutAt
	def counts = (s.logarithmic(from, to, points).collect { Math.round(it) as int } + cutAt).findAll { it >= 1 }.unique().sort()
	def cells = [list.indices, counts].combinations()
	s.step("cut over " + (overFeatures ? "features" : "samples"), TrainRidge: cells.size())
	def rows = Columns.builder("ridge", "n", "risk", "riskStandardError", "trainingError", "trainingErrorStandardError", "predicted", "predictedTraining")
	cells.eachWithIndex { cell, i ->
		def fit = s.compute("TrainRidge", *: data, *: sizes(cell[1]).collectEntries { [it.key, it.value as int] }, ridge: list[cell[0]], runs: runs, seed: seed + 1 + i), law = s.compute("RidgeRisk", *: data, *: sizes(cell[1]), ridge: list[cell[0]])
		rows.row(cell[0], cell[1], fit.risk, fit.riskStandardError, fit.trainingError, fit.trainingErrorStandardError, law.risk, law.trainingError)
	}
	def fine = Columns.builder("ridge", "n", "risk", "trainingError")
	[list.indices, (s.logarithmic(from, to, 70) + cutAt).unique().sort()].combinations().each { k, n ->
		def law = s.compute("RidgeRisk", *: data, *: sizes(n), ridge: list[k])
		fine.row(k, n, law.risk, law.trainingError)
	}
	[rows.build(), fine.build().sorted("ridge", "n")]
}
(overN, lawN) = cut(true)
(overP, lawP) = cut(false)

s.step("figure", PlotTable: 3, PlotMap: 3)
texts = list.collect { "ridge " + s.number(it) }
curve = { Columns fits, Columns law, String y, String x, String name, String title -> s.compute("PlotTable", table: fits.renamed(y, y + "Mean").select("ridge", "n", y + "Mean", y + "StandardError"), theory: law.select("ridge", "n", y), x: "n", y: y, group: "ridge", errorBars: true,
	labels: (texts + "theory").join(","), labelX: x, labelY: name, title: title).plot }
figure = s.panels([[map("risk", { it[0] }, [logValues: true, colourFrom: diagram.risk.values().toList().min(), colourTo: 1d, labelValues: "risk", title: "a = " + s.number(exponent) + ", s = " + s.number(source) + ", d = " + s.number(dimension)]),
	map("exponentInSamples", { it[0] + ": " + two(it[3]) }, [colours: "diverging", colourFrom: -3d, colourTo: 3d, labelValues: "\u2202 ln risk / \u2202 ln P", title: "Exponent in samples and the law's"]),
	map("exponentInFeatures", { it[0] + ": " + two(it[4]) }, [colours: "diverging", colourFrom: -3d, colourTo: 3d, labelValues: "\u2202 ln risk / \u2202 ln N", title: "Exponent in features and the law's"])],
	[curve(overN, lawN, "risk", "features N", "risk", "Cut at P = " + cutAt + ", d = " + cutDimension), curve(overP, lawP, "risk", "samples P", "risk", "Cut at N = " + cutAt + ", d = " + cutDimension),
	curve(overN, lawN, "trainingError", "features N", "training error", "Training error, P = " + cutAt)]])
numbers = Columns.stack("cut", overN, overP).with("deviation") { (it.risk - it.predicted) / it.riskStandardError }
s.save(figure, "", "Risk and its exponents over samples and features without noise, and cuts across the peak: fits (points) and theory (lines)")
s.save(numbers, "", "Fits beside theory; cut 0 is over features, 1 over samples; ridge by its number")
s.save(CalibratedImage.table(["risk", "exponentInSamples", "exponentInFeatures"].collect { diagram[it] }), "_map", "The diagram")

s.say("Random features: a = %.4g, s = %.4g; diagram without noise and ridge at d = %s; cuts at d = %d, noise variance %.4g, %d runs for each point", exponent, source, s.number(dimension), cutDimension, noiseVariance, runs)
at = { String name, one -> diagram[name].get(*[0, 1].collect { k -> Math.min(resolution - 1, Math.max(0, Math.round(diagram.risk.position(k, one[1 + k])))) as int }) }
regimes.each { one -> [["samples", "exponentInSamples", 3], ["features", "exponentInFeatures", 4]].each { text, name, k ->
	s.compare(s.text("exponent in %s where %s (P = %s, N = %s)", text, one[0], s.number(Math.round(one[1])), s.number(Math.round(one[2]))), at(name, one), Double.NaN, one[k])
} }
numbers.each { if (it.n == cutAt && it.cut == 0) s.compare("risk on the peak, " + texts[it.ridge as int], it.risk, it.riskStandardError, it.predicted) }
within = { double errors -> numbers.where { Math.abs(it.deviation) <= errors }.rows() }
s.say("of %d points of the cuts %d lie within one standard error of theory, %d within two, %d within three", numbers.rows(), within(1), within(2), within(3))
s.report()
