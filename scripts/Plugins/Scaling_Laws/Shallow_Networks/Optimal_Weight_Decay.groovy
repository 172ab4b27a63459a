// The weight decay of least excess risk (arXiv 2509.24882, corollary on optimal regularisation, and
// figure 8): it grows like sqrt(n_eff / d) with a factor of theory, its risk falls like
// n_eff^(-1 + 1/(2 gamma)), the Bayes-optimal rate, while a decay of 1/d stops to learn and
// overfits. All by state evolution. Effective samples n_eff are the samples n of the diagonal
// network, n/d of the quadratic one.

#@ Double (label="Dimension", description="d, 1000 to 1e9", min=1000, max=1e9, value=1e5, style="format:0.##E0", persist=false) dimension
#@ Double (label="Exponent", description="gamma of the target i^-gamma, 0.55 to 5", min=0.55, max=5, stepSize=0.25, value=1, persist=false) exponent
#@ Double (label="Noise variance", description="Delta of the labels, 1e-6 to 1e6", min=1e-6, max=1e6, value=0.5, style="format:0.######", persist=false) noiseVariance
#@ Double (label="Samples from", description="Least effective samples, 10 to 1e6", min=10, max=1e6, value=20, persist=false) samplesFrom
#@ Double (label="Samples to", description="Most effective samples, 10 times samples from to 1e12", min=100, max=1e12, value=2e6, style="format:0.##E0", persist=false) samplesTo
#@ Integer (label="Points", description="Along each curve, 8 to 1000", min=8, max=1000, value=40, persist=false) points
#@ File (label="Folder", description="Where figures and tables are saved", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

if (!(samplesTo >= 10 * samplesFrom)) throw new IllegalArgumentException("samplesTo must be at least 10 x samplesFrom = " + 10 * samplesFrom + ", was " + samplesTo)
NETWORKS = ["diagonal", "quadratic"]
setting = [dimension: dimension, exponent: exponent, noiseVariance: noiseVariance]
few = [0.4, 0.6, 0.8, 1.2].collect { Math.rint(Math.pow(dimension, it)) }
decays = s.logarithmic(1 / dimension, 300 * Math.sqrt(few[3] / dimension), 2 * points)
n0to3 = ["n0", "n1", "n2", "n3"]
optima = [:]; curves = [:]
plots = NETWORKS.collect { name ->
	def optimal = { Map samples -> s.compute("OptimalDecay", network: name, *: setting, *: samples) }
	def risk = { Collection samples, Collection lambdas -> s.compute("RiskCurve", network: name, *: setting, effectiveSamples: samples, weightDecay: lambdas) }
	def found = optimal(samplesFrom: samplesFrom, samplesTo: samplesTo, points: points), rate = found.predictedExponent
	def table = optima[name] = found.table.renamed("smallDecayRisk", "riskOfSmallDecay").select("effectiveSamples", "weightDecay", "factor", "predictedFactor", "risk", "bayesRisk", "riskOfSmallDecay").with(setting)
	// risk against decay at a few numbers of samples, and its least values
	def sweep = risk(few, decays), byDecay = sweep.table.groups("effectiveSamples").values() as List
	curves[name] = (0..3).inject(byDecay[0].select("weightDecay")) { t, k -> t.with("n" + k, byDecay[k].column("risk")) }
	def best = optimal(effectiveSamples: few).table
	def least = n0to3.inject(best) { t, column -> t.with(column) { column == "n" + it.index() ? it.risk : Double.NaN } }.where { it.weightDecay > 0 && Double.isFinite(it.weightDecay) }.select(["weightDecay"] + n0to3)
	// the peak at the small decay is narrow
	def fine = risk((s.logarithmic(samplesFrom, samplesTo, 2 * points) + sweep.interpolation).findAll { it >= samplesFrom && it <= samplesTo }, [1 / dimension]).table.renamed("risk", "small")
	def middle = table.where { it.effectiveSamples >= 300 }.rows() > 0 ? table.where { it.effectiveSamples >= 300 } : table
	def risks = table.renamed("risk", "optimal").renamed("riskOfSmallDecay", "small").renamed("bayesRisk", "bayes")
		.with("rate") { it.effectiveSamples <= dimension ? 1.6 * middle.first("risk") * Math.pow(it.effectiveSamples / middle.first("effectiveSamples"), rate) : Double.NaN }
	def shown = ["effectiveSamples", "optimal", "small", "bayes", "rate"]
	def all = Columns.stack("part", risks.select(shown), ["optimal", "bayes", "rate"].inject(fine) { t, column -> t.with(column, Double.NaN) }.select(shown)).sorted("effectiveSamples")
	def title = name.capitalize() + " network, d = " + s.number(dimension, 4), labelX = name == "diagonal" ? "samples n" : "effective samples n / d"
	[s.compute("PlotTable", table: table.where { it.weightDecay > 0 && Double.isFinite(it.weightDecay) }, x: "effectiveSamples", y: "factor,predictedFactor", dashed: "predictedFactor", logY: false, title: title + ": optimal decay",
		labelX: labelX, labelY: "optimal \u03BB / \u221A(n_eff / d)", labels: "state evolution," + (name == "diagonal" ? "\u221A(2 \u0394 log(d / n))" : "4 \u221A\u0394")).plot,
	 s.compute("PlotTable", table: all.without("part"), x: "effectiveSamples", y: "optimal,small,bayes,rate", dashed: "rate", title: title + ": least risk", labelX: labelX, labelY: "excess risk R",
		labels: "optimal \u03BB,\u03BB = 1/d,Bayes-optimal,rate n^" + s.typeset(rate, 3)).plot,
	 s.compute("PlotTable", table: least, theory: curves[name], x: "weightDecay", y: n0to3.join(","), errorBars: true, title: title + ": risk against decay", labelX: "weight decay \u03BB", labelY: "excess risk R",
		labels: few.collect { (name == "diagonal" ? "n = " : "n / d = ") + s.number(it, 4) + ": optimum" }.join(",") + ",state evolution").plot]
}
figure = s.panels(plots)

// slopes while n_eff << d
from = Math.max(samplesFrom, 100); to = Math.min(samplesTo, Math.max(dimension / 10, 20 * from)); rate = -1 + 1 / (2 * exponent)
rows = Columns.builder("network", "from", "to", "predicted", "optimal", "optimalStandardError", "bayes", "small", "decay")
optima.eachWithIndex { name, table, k ->
	def (best, bayes, small, decay) = ["risk", "bayesRisk", "riskOfSmallDecay", "weightDecay"].collect { s.compute("FitExponent", table: table, x: "effectiveSamples", y: it, from: from, to: to) }
	rows.row(k, from, to, rate, best.exponent, best.standardError, bayes.exponent, small.exponent, decay.exponent)
}
numbers = rows.build().with([networks: NETWORKS.join(" "), *: setting])
s.save(figure, "")
optima.each { name, table ->
	s.save(table, "_" + name)
	s.save(curves[name].with([effectiveSamples: few.join(" ")]), "_" + name + "_curves")
}
s.save(numbers, "_numbers")

s.say("Optimal weight decay: d = %s, gamma = %s, Delta = %s", s.number(dimension, 4), s.number(exponent, 4), s.number(noiseVariance, 4))
optima.each { name, table ->
	s.say("%s network; factor: optimal lambda / sqrt(n_eff / d), predicted %s", name, name == "diagonal" ? "sqrt(2 Delta log(d/n)), up to slower terms" : "just under 4 sqrt(Delta)")
	s.say("  %10s %11s %11s %12s %12s %12s %14s", "n_eff", "predicted", "measured", "risk", "Bayes risk", "risk / Bayes", "at lambda=1/d")
	table.where { it.index() % Math.max(1, table.rows().intdiv(8)) == 0 }.each { s.say("  %10.4g %11s %11.4f %12.4g %12.4g %12.3f %14.4g", it.effectiveSamples,
		Double.isNaN(it.predictedFactor) ? "-" : s.text("%.4f", it.predictedFactor), it.factor, it.risk, it.bayesRisk, it.risk / it.bayesRisk, it.riskOfSmallDecay) }
}
s.say("slopes fitted for n_eff from %s to %s", s.number(from, 4), s.number(to, 4))
s.say("  %-12s %10s %22s %14s %16s %16s", "", "predicted", "at optimal lambda", "Bayes-optimal", "at lambda = 1/d", "optimal lambda")
numbers.each { s.say("  %-12s %10.4f %22s %14.4f %16.4f %16.4f", NETWORKS[it.network as int], it.predicted, s.text("%.4f +- %.2g", it.optimal, it.optimalStandardError), it.bayes, it.small, it.decay) }
s.say("(the diagonal network's rate carries a power of log(d/n); sqrt(n_eff / d) predicts a slope of 0.5 for optimal lambda, less by that log)")
s.report()
