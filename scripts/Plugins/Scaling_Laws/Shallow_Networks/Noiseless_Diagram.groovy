// Shallow networks without label noise (arXiv 2509.24882, figures 4 and 5): there is no peak and no
// harmful overfitting. Phases, risk and exponents over effective samples and weight decay, then
// the risk along the samples at three weight decays beside the rates, which are derived from
// the equations of state evolution. Effective samples n_eff are the samples n of the diagonal
// network, n/d of the quadratic one.

#@ Double (label="Dimension", description="d, 1000 to 1e8", min=1000, max=1e8, value=1e5, style="format:0.##E0", persist=false) dimension
#@ Double (label="Exponent", description="gamma of the target i^-gamma, 0.55 to 5", min=0.55, max=5, stepSize=0.25, value=1, persist=false) exponent
#@ Integer (label="Resolution", description="Pixels of the diagrams along both axes, 8 to 1024", min=8, max=1024, value=56, persist=false) resolution
#@ Integer (label="Points", description="Along each curve, 20 to 1000", min=20, max=1000, value=60, persist=false) points
#@ File (label="Folder", description="Where figures and tables are saved", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output ij.ImagePlus curvesFigure
#@output org.scalinglaws.table.Columns slopes
#@output org.scalinglaws.table.Columns laws

import org.scalinglaws.table.CalibratedImage
import org.scalinglaws.table.Columns

NETWORKS = ["diagonal", "quadratic"]
DECAYS = [1 / dimension, 1d, Math.sqrt(dimension)]
samplesTo = 10 * Math.pow(dimension, exponent + 0.5) // where even a decay of 1 only shrinks
s.steps(diagrams: 10, maps: 1.5, curves: 1, slopes: 2, report: 4)
s.step("diagrams", RiskDiagram: 2)
diagrams = NETWORKS.collectEntries { [it, s.compute("RiskDiagram", network: it, dimension: dimension, exponent: exponent, noiseVariance: 0d,
	samplesFrom: 3d, samplesTo: samplesTo, weightDecayFrom: 0.01 / dimension, weightDecayTo: 30 * Math.sqrt(dimension), resolution: resolution)] }
s.step("maps", 8)
figure = s.panels(diagrams.collect { name, diagram ->
	def plot = { Map inputs -> s.compute("PlotMap", *: inputs, labelX: "effective samples", labelY: "weight decay \u03BB").plot }
	// where theory has a phase, its exponent
	def exponents = { String column -> diagram.laws.iterator().toList().inject(diagram.names) { names, law ->
		def numeral = diagram.names.names()[law.index()]
		names.renamed(numeral, numeral + ": " + s.typeset(Math.round(100 * law[column]) / 100d, 6)) } }
	[plot(map: diagram.phaseMap, categories: diagram.phaseMap.metadata().categories, title: name.capitalize() + " network, d = " + s.number(dimension) + ", \u03B3 = " + s.number(exponent) + ", \u0394 = 0"),
	 plot(map: diagram.risk, logValues: true, curves: diagram.boundaries, labelValues: "excess risk R", title: "Excess risk", names: diagram.names),
	 plot(map: diagram.exponentInSamples, curves: diagram.boundaries, colours: "diverging", colourFrom: -3d, colourTo: 3d, labelValues: "\u2202 log R / \u2202 log n",
		title: "Exponent in samples and the theory's", names: exponents("exponentInSamples")),
	 plot(map: diagram.exponentInWeightDecay, curves: diagram.boundaries, colours: "diverging", colourFrom: -3d, colourTo: 3d, labelValues: "\u2202 log R / \u2202 log \u03BB",
		title: "Exponent in weight decay and the theory's", names: exponents("exponentInWeightDecay"))]
})

s.step("curves", 4)
// the risk along the samples, and each law where it holds: of interpolation up to a factor, the others as they are
risk = { String name, Collection samples, Collection decays -> s.compute("RiskCurve", network: name, dimension: dimension, exponent: exponent, noiseVariance: 0d, effectiveSamples: samples, weightDecay: decays).table }
grid = (s.logarithmic(3, samplesTo, points) + [0.8, 0.9, 0.97, 1.03, 1.1, 1.25].collectMany { [it * dimension, it * dimension / 2] }).unique().sort()
curves = NETWORKS.collectEntries { name ->
	def found = risk(name, grid, DECAYS).groups("weightDecay").values() as List, first = found[0]
	def middle = first.where { it.effectiveSamples >= Math.max(30, Math.pow(dimension, 0.55)) }, part = name == "diagonal" ? 1 : 0.25
	def law = { int k, String column, Closure holds -> found[k].collect { holds(it.effectiveSamples, it.weightDecay) ? it[column] : Double.NaN } as double[] }
	def cut = { double n, double decay -> n >= 5 * decay * Math.sqrt(dimension) * part && n <= 0.3 * decay * Math.pow(dimension, exponent + 0.5) }
	def shrunk = { double n, double decay -> n > 1.05 * dimension && n > 3 * decay * Math.pow(dimension, exponent + 0.5) }
	[name, first.renamed("countedSamples", "counted").with("decay0", first.column("risk")).with("decay1", found[1].column("risk")).with("decay2", found[2].column("risk"))
		.with("interpolation") { middle.first("risk") * Math.pow(it.counted / middle.first("countedSamples"), 1 - 2 * exponent) }
		.with("underfitting1", law(1, "underfittingRisk", cut)).with("underfitting2", law(2, "underfittingRisk", cut)).with("exact0", law(0, "biasRisk", shrunk)).with("exact1", law(1, "biasRisk", shrunk))
		.select("effectiveSamples", "counted", "decay0", "decay1", "decay2", "interpolation", "underfitting1", "underfitting2", "exact0", "exact1").with([weightDecays: DECAYS.join(" ")])]
}
slope = { double value -> "n^" + s.typeset(Math.round(1000 * value) / 1000d, 6) }
curvesFigure = s.panels([NETWORKS.collect { name ->
	def diagonal = name == "diagonal"
	s.compute("PlotTable", table: curves[name], x: "effectiveSamples", y: "decay0,decay1,decay2,interpolation,underfitting1,exact0", dashed: "interpolation,underfitting1,exact0",
		labels: ["\u03BB = 1/d", "\u03BB = 1", "\u03BB = \u221Ad", diagonal ? "(n / 2 log(d/n))^" + s.typeset(1 - 2 * exponent, 6) : slope(1 - 2 * exponent),
			"\u03BB = 1: " + slope(1 / exponent - 2), "\u03BB = 1/d: " + (diagonal ? "n d\u00B2\u03BB\u00B2 / (n \u2212 d)\u00B3" : "n d\u00B2\u03BB\u00B2 / (2n \u2212 d)\u00B3")].join(","),
		title: name.capitalize() + " network without noise, d = " + s.number(dimension) + ", \u03B3 = " + s.number(exponent), labelX: diagonal ? "samples n" : "effective samples n / d", labelY: "excess risk R").plot
}])

s.step("slopes", 26)
// predicted and measured slopes, in windows that have a decade within their range
rows = Columns.builder("network", "weightDecay", "from", "to", "predicted", "measured", "standardError")
texts = []
NETWORKS.eachWithIndex { name, w ->
	def part = name == "diagonal" ? 1 : 0.25, third = dimension / 3
	[["interpolation, lambda = 1/d", 0, "countedSamples", 30, 300, 1 - 2 * exponent, 300 < third], ["interpolation, lambda = 1/d", 0, "countedSamples", 300, 3000, 1 - 2 * exponent, 3000 < third],
		["underfitting, lambda = 1", 1, "effectiveSamples", 6 * Math.sqrt(dimension) * part, 0.1 * dimension * Math.sqrt(dimension), 1 / exponent - 2, dimension > 600 * part],
		["bias, lambda = 1/d", 0, "effectiveSamples", 30 * dimension, samplesTo, -2, samplesTo > 300 * dimension]].findAll { it[6] }.each { text, k, x, from, to, predicted, holds ->
		def fine = risk(name, s.logarithmic(from, to, 24), [DECAYS[k]])
		def fit = s.compute("FitExponent", table: fine, x: x, y: "risk", from: fine.first(x) * (1 - 1e-12), to: fine.last(x) * (1 + 1e-12))
		rows.row(w, DECAYS[k], from, to, predicted, fit.exponent, fit.standardError)
		texts << [name, text + (x == "countedSamples" && name == "diagonal" ? ", in n / (2 log(d/n))" : "")]
	}
}
slopes = rows.metadata("networks", NETWORKS.join(" ")).metadata("dimension", dimension).metadata("exponent", exponent).build()
// the law beyond interpolation, without anything fitted
laws = Columns.stack("network", *NETWORKS.collect { name -> risk(name, [1.2, 2, 10, 1000].collect { it * dimension }, [DECAYS[0]]).renamed("biasRisk", "predicted").renamed("risk", "measured")
	.with("ratio") { it.measured / it.predicted }.select("effectiveSamples", "weightDecay", "predicted", "measured", "ratio") }).with([networks: NETWORKS.join(" ")])
s.save(figure, "", "Phases, risk and exponents of both networks over effective samples and weight decay")
s.save(curvesFigure, "_curves", "Risk along the samples at three weight decays, and the rates where they hold (dashed)")
s.save(slopes, "_slopes", "Fitted and predicted slopes")
s.save(laws, "_laws", "Risk beyond interpolation")
NETWORKS.each { name ->
	s.save(curves[name], "_" + name + "_curves", "Risk along the samples, " + name + " network")
	s.save(CalibratedImage.table(["risk", "exponentInSamples", "exponentInWeightDecay", "phase", "disagreement", "residual"].collect { diagrams[name][it] }), "_" + name, "Diagram of the " + name + " network")
}

s.say("Noiseless diagram: d = %s, gamma = %s, Delta = 0", s.number(dimension), s.number(exponent))
slopes.each { s.compare(s.text("slope, %s: %s, n_eff %s to %s", *texts[it.index()], s.number(it.from), s.number(it.to)), it.measured, it.standardError, it.predicted) }
s.say("beyond interpolation at lambda = 1/d; predicted n d^2 lambda^2 / (n - d)^3 (diagonal), n d^2 lambda^2 / (2n - d)^3 (quadratic, n for n_eff; both exact where even the least of the target is above the noise)")
laws.each { s.compare(s.text("risk, %s, n_eff = %s", NETWORKS[it.network as int], s.number(it.effectiveSamples)), it.measured, Double.NaN, it.predicted) }
s.step("report")
s.report()
