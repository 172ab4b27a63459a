// The weights of trained shallow networks in six settings (arXiv 2509.24882, figure 2): eigenvalues
// of the quadratic network, really trained from random starts, and coordinates of the diagonal
// one, by the LASSO that it is equal to, as histograms under the predicted law. Ia, IV and VIa:
// weight decay 1/d with few, medium and many samples; Ib, II and III: sqrt(d). Effective samples
// n_eff are the samples n of the diagonal network, n/d of the quadratic one.

#@ Double (label="Exponent", description="gamma of the target i^-gamma, 0.55 to 5", min=0.55, max=5, stepSize=0.25, value=1, persist=false) exponent
#@ Double (label="Noise variance", description="Delta of the labels, 1e-6 to 1e6", min=1e-6, max=1e6, value=0.5, style="format:0.######", persist=false) noiseVariance
#@ Integer (label="Quadratic dimension", description="Of the quadratic networks, half of it in phase III, 16 to 120", min=16, max=120, value=60, persist=false) quadraticDimension
#@ Integer (label="Quadratic runs", description="Quadratic networks pooled for each histogram, 1 to 100", min=1, max=100, value=4, persist=false) quadraticRuns
#@ Integer (label="Diagonal dimension", description="Of the diagonal networks, a quarter of it in phase III, 40 to 1000", min=40, max=1000, value=300, persist=false) diagonalDimension
#@ Integer (label="Diagonal runs", description="Diagonal networks pooled for each histogram, 1 to 1000", min=1, max=1000, value=20, persist=false) diagonalRuns
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="Where figures and tables are saved", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output ij.ImagePlus diagonalFigure
#@output org.scalinglaws.table.Columns numbers

import net.imglib2.view.Views
import org.scalinglaws.network.Network
import org.scalinglaws.table.Columns

NAMES = ["quadratic", "diagonal"]
PHASES = ["Ia", "IV", "VIa", "Ib", "II", "III"]

// the six settings: phase, dimension, samples, weight decay and how it is written
settings = { boolean diagonal, int d, int small ->
	// below about sqrt(d)/2 effective samples quadratic networks keep much of their start
	def few = diagonal ? d / 20 : 0.65 * Math.sqrt(d), medium = diagonal ? d / 5 : d / 4, many = diagonal ? 4 * d : 2 * d
	[["Ia", d, few, 1 / d, "1/d"], ["IV", d, medium, 1 / d, "1/d"], ["VIa", d, many, 1 / d, "1/d"],
	 ["Ib", d, diagonal ? 1.25 * d : d / 3, Math.sqrt(d), "\u221Ad"], ["II", d, diagonal ? 8 * d : 4 * d, Math.sqrt(d), "\u221Ad"],
	 ["III", small, Math.pow(small, Math.max(2, exponent + 1)) * (diagonal ? 2 : 1), Math.sqrt(small), "\u221Ad"]].collect { phase, dimension, n, decay, text ->
		[phase: phase, d: dimension as int, samples: Math.round(diagonal ? n : n * dimension) as int, decay: decay as double, text: text]
	}
}

// the weights of one network, their risk, and whether training ended before it had converged
learn = { boolean diagonal, Map setting, long run ->
	def network = diagonal ? "diagonal" : "quadratic"
	def target = s.compute("PowerLawTarget", network: network, dimension: setting.d, exponent: exponent, random: !diagonal, seed: run).target
	def data = s.compute("NetworkData", network: network, target: target, samples: setting.samples, noiseVariance: noiseVariance, seed: run).subMap("inputs", "labels")
	def solved = diagonal ? s.compute("SolveLasso", *: data, penalty: setting.decay * Math.sqrt(setting.d), tolerance: 1e-9)
		: s.compute("TrainNetwork", *: data, network: network, weightDecay: setting.decay, seed: run, tolerance: 1e-5)
	def found = s.compute("WeightRisk", network: network, weights: solved.weights, target: target), moduli = found.spectrum.collect { Math.abs(it.get()) }
	[weights: solved.weights, risk: found.risk, top: moduli.max(), learned: moduli.count { it > 1e-3 * moduli.max() }, unfinished: solved.reason == "converged" ? 0 : 1]
}

// a histogram under its law; bars in parts, so that one alone is as wide as the others, and each stretch of the law a run
plot = { String name, Map setting, double n, Map law ->
	def filled = law.histogram.where("count > 0"), one = filled.rows() == 0 ? 1d : filled.collect { it.density / it.count }.min()
	def bars = Columns.builder("value", "density", "spike"), line = Columns.builder("run", "value", "density")
	int parts = 2 * Math.ceil(13 / Math.max(1, filled.rows())) + 1
	filled.each { bar -> parts.times { bars.row(bar.value + ((it + 0.5) / parts - 0.5) * bar.width, bar.density, Double.NaN) } }
	if (filled.rows() == 0) bars.row(0, 1, Double.NaN)
	law.spikes.each { bars.row(it.value, Double.NaN, 0.65 * one) }
	def run = 0, before = -2
	law.table.each { if (it.density > 0.65 * one) {
		if (before != it.index() - 1) run++
		before = it.index()
		line.row(run, it.value, it.density)
	} }
	def percent = { double share -> s.text("%.1f %% at 0", 100 * share) }
	def texts = ["training: " + percent(law.zeroFraction)] + (law.spikes.rows() > 0 ? ["predicted spikes"] : []) + (run > 0 ? ["theory: " + percent(law.massAtZero)] : []), edge = law.bulkEdge
	s.compute("PlotTable", table: bars.build(), *: (run > 0 ? [theory: line.build()] : [:]), x: "value", y: "density,spike", bars: "density", logX: false,
		*: (edge > 0 ? [marks: name == "diagonal" ? Columns.builder(" ", "bulk edge").row(-edge, edge).build() : Columns.builder("bulk edge").row(edge).build()] : [:]),
		title: setting.phase + ":  " + (name == "diagonal" ? "n = " : "n / d = ") + s.number(Math.round(10 * n) / 10d) + ", \u03BB = " + setting.text + ", d = " + setting.d,
		labels: texts.join(","), labelX: name == "diagonal" ? "weight \u03B8" : "eigenvalue of S", labelY: "density").plot
}

rows = Columns.builder("network", "phase", "dimension", "effectiveSamples", "weightDecay", "runs", "unfinished", "noiseLevel", "threshold", "distance", "massAtZero", "zeroFraction", "bulkEdge", "spikes",
	"topSpike", "topTrained", "topStandardError", "tailExponent", "tailStandardError", "overfitting", "underfitting", "approximation", "parts", "risk", "trainedRisk", "trainedRiskStandardError")
s.steps("quadratic networks": 9, "diagonal networks": 4, saving: 2)
histograms = []; laws = []; outliers = []
next = 0
(figure, diagonalFigure) = NAMES.withIndex().collect { name, w ->
	boolean diagonal = name == "diagonal"
	def d = diagonal ? diagonalDimension : quadraticDimension, runs = diagonal ? diagonalRuns : quadraticRuns
	def all = settings(diagonal, d, diagonal ? d.intdiv(4) : d.intdiv(2))
	// the most samples first, which keeps both ends of a parallel run busy; seeds do not depend on the order
	def jobs = all.collectMany { setting -> (0..<runs).collect { [setting, (seed * 1000003L + 7919L * next++) % 9007199254740991L] } }.sort { -it[0].samples * (double) it[0].d }
	s.step(name + " networks", (diagonal ? "SolveLasso" : "TrainNetwork"): jobs.size(), WeightSpectrum: [jobs.size() / 20] * all.size())
	def trained = s.parallel(jobs) { setting, ownSeed -> [phase: setting.phase, *: learn(diagonal, setting, ownSeed)] }.groupBy { it.phase }
	def plots = all.withIndex().collect { setting, p ->
		def found = trained[setting.phase], n = Network.of(name).effectiveSamples(setting.samples, setting.d)
		def target = s.compute("PowerLawTarget", network: name, dimension: setting.d, exponent: exponent, random: false, seed: seed)
		def law = s.compute("WeightSpectrum", network: name, *: (diagonal ? [target: target.target] : [eigenvalues: target.eigenvalues]), samples: setting.samples as double,
			weightDecay: setting.decay, noiseVariance: noiseVariance, weights: Views.stack(found*.weights), bins: Math.max(8, Math.min(diagonal ? 61 : 45, Math.round(3 * Math.sqrt(found*.learned.sum())) as int)))
		def measured = Columns.builder("phase", "run", "top", "risk")
		found.eachWithIndex { one, run -> measured.row(p, run, one.top, one.risk) }
		def mean = s.compute("SummarizeRuns", table: measured.build(), by: "phase").table, parts = [law.overfitting, law.underfitting, law.approximation]
		rows.row(w, p, setting.d, n, setting.decay, runs, found*.unfinished.sum(), law.noiseLevel, law.threshold, law.distance, law.massAtZero, law.zeroFraction, law.bulkEdge, law.spikes.rows(),
			Math.abs(law.spikes.first("value")), mean.first("topMean"), mean.first("topStandardError"), law.tailExponent, law.tailStandardError, *parts, parts.sum(), law.risk, mean.first("riskMean"), mean.first("riskStandardError"))
		[[histograms, law.histogram], [laws, law.table], [outliers, law.spikes]].each { list, table -> list << table.with("network", w).with("phase", p).select(["network", "phase"] + table.names()) }
		plot(name, setting, n, law)
	}
	s.panels(plots.collate(3))
}
s.step("saving", 7)
numbers = rows.metadata("networks", NAMES.join(" ")).metadata("phases", PHASES.join(" ")).metadata("exponent", exponent).metadata("noiseVariance", noiseVariance).metadata("seed", seed).build()
s.save(figure, "", "Eigenvalues of trained quadratic networks in six settings (histograms) and the predicted law (lines, spikes)")
s.save(diagonalFigure, "_diagonal", "Coordinates of diagonal networks in six settings (histograms) and the predicted law (lines, spikes)")
s.save(numbers, "_numbers", "Weights and risks, predicted and measured")
[_histograms: histograms, _laws: laws, _spikes: outliers].each { ending, tables -> s.save(Columns.stack("part", *tables).without("part"), ending, [_histograms: "Histograms of trained weights", _laws: "Predicted densities", _spikes: "Predicted spikes"][ending]) }

s.say("Weight spectra: gamma = %s, Delta = %s; predicted / measured, the latter over pooled networks", s.number(exponent), s.number(noiseVariance))
dash = { double value, String format -> Double.isNaN(value) ? "-" : s.text(format, value) }
numbers.groups("network").each { w, of ->
	s.say("%s network, %s", NAMES[w as int], w == 0 ? "eigenvalues of ${quadraticRuns} trained networks" : "coordinates of ${diagonalRuns} solutions of the LASSO")
	s.say("  %-4s %5s %8s %8s %9s %19s %9s %22s %17s", "", "d", "n_eff", "lambda", "distance", "share at 0", "bulk edge", "top weight", "tail exponent")
	of.each { s.say("  %-4s %5.0f %8.4g %8.4g %9.4f %9.4f / %7.4f %9.4f %22s %17s", PHASES[it.phase as int], it.dimension, it.effectiveSamples, it.weightDecay, it.distance, it.massAtZero, it.zeroFraction, it.bulkEdge,
		dash(it.topSpike, "%.3f") + " / " + dash(it.topTrained, "%.3f") + " +- " + dash(it.topStandardError, "%.2g"), dash(it.tailExponent, "%.2f") + " +- " + dash(it.tailStandardError, "%.2g")) }
	s.say("  %-4s %12s %13s %14s %9s %9s %8s %22s", "", "overfitting", "underfitting", "approximation", "sum", "risk R", "sum / R", "measured risk")
	of.each { s.say("  %-4s %12.4g %13.4g %14.4g %9.4g %9.4g %8.3f %22s", PHASES[it.phase as int], it.overfitting, it.underfitting, it.approximation, it.parts, it.risk, it.parts / it.risk,
		dash(it.trainedRisk, "%.4g") + " +- " + dash(it.trainedRiskStandardError, "%.2g")) }
	def steep = of.where { PHASES[it.phase as int] == "II" }
	s.compare(s.text("tail exponent of trained weights in phase II, %s network, beside the target's 1 + 1/gamma = %.3f", NAMES[w as int], 1 + 1 / exponent), steep.first("tailExponent"), steep.first("tailStandardError"), 1 + 1 / exponent)
	if (of.sum { it.unfinished } > 0) s.say("  %s networks ended before they had converged", s.number(of.sum { it.unfinished }))
}
s.say("(distance: Kolmogorov's. The diagonal network's parts of the risk are exact; the quadratic network's are its leading order for n_eff far below d,")
s.say("elsewhere right up to a factor only. With fewer than about sqrt(d)/2 effective samples and little decay, trained quadratic networks keep much")
s.say("of their start, which the theory of large networks does not tell.)")
s.report()
