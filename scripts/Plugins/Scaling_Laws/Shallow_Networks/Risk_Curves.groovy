// Learning curves of shallow networks (arXiv 2509.24882, figure 3): excess risk against effective
// samples at three weight decays. Lines are state evolution in growing dimensions; points are
// networks really trained from random starts, and in a larger dimension the LASSO that the
// diagonal network is equal to; dashed lines are the predicted rates. Effective samples are the
// samples n of the diagonal network, n/d of the quadratic one.

#@ Double (label="Exponent", description="gamma of the target i^-gamma, 0.55 to 5", min=0.55, max=5, stepSize=0.25, value=1, persist=false) exponent
#@ Double (label="Noise variance", description="Delta of the labels, 1e-6 to 1e6", min=1e-6, max=1e6, value=0.5, style="format:0.######", persist=false) noiseVariance
#@ String (label="Dimensions", description="Of the lines, each 20 to 10000, separated by semicolons", value="100; 200; 400; 800", persist=false) dimensions
#@ Integer (label="Diagonal dimension", description="Of the trained diagonal networks, 20 to 1000", min=20, max=1000, value=100, persist=false) diagonalDimension
#@ Integer (label="Lasso dimension", description="Of the LASSO, 20 to 2000", min=20, max=2000, value=400, persist=false) lassoDimension
#@ Integer (label="Quadratic dimension", description="Of the trained quadratic networks, 4 to 100", min=4, max=100, value=24, persist=false) quadraticDimension
#@ Integer (label="Runs", description="Networks trained for each point, 2 to 1000", min=2, max=1000, value=10, persist=false) runs
#@ Integer (label="Points", description="Numbers of samples along each curve, 2 to 100", min=2, max=100, value=8, persist=false) points
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="Where figures and tables are saved", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.network.Network
import org.scalinglaws.table.Columns

lines = s.wholeNumbers("dimensions", dimensions, 20, 10000)
DECAYS = ["1/d": { double d -> 1 / d }, "1": { double d -> 1d }, "sqrt(d)": { double d -> Math.sqrt(d) }]
theory = { String name, double d, Collection samples, Collection decays -> s.compute("RiskCurve", network: name, dimension: d, exponent: exponent, noiseVariance: noiseVariance, effectiveSamples: samples, weightDecay: decays).table }

// the excess risk of one network, trained or as the convex problem that it is equal to
learn = { String solver, int d, int samples, double decay, long run ->
	def network = solver == "quadratic" ? "quadratic" : "diagonal"
	def target = s.compute("PowerLawTarget", network: network, dimension: d, exponent: exponent, random: network == "quadratic", seed: run).target
	def data = s.compute("NetworkData", network: network, target: target, samples: samples, noiseVariance: noiseVariance, seed: run).subMap("inputs", "labels")
	def solved = solver == "lasso" ? s.compute("SolveLasso", *: data, penalty: decay * Math.sqrt(d), tolerance: 1e-7)
		: s.compute("TrainNetwork", *: data, network: network, weightDecay: decay, seed: run, tolerance: 1e-6)
	[s.compute("WeightRisk", network: network, weights: solved.weights, target: target).risk, solved.reason == "converged" ? 0 : 1]
}
// mean and standard error over runs; every point has seeds of its own, so that deviations do not come together
next = 0
simulate = { String solver, int d, double from, double to ->
	def kind = Network.of(solver == "quadratic" ? "quadratic" : "diagonal")
	def cells = DECAYS.values().withIndex().collectMany { decay, k -> s.logarithmic(from, to, points).collect { Math.round(kind.samples(it, d)) as int }.unique().collect { [k, it, decay(d)] } }
	def found = Columns.builder("cell", "run", "risk", "unfinished")
	def jobs = cells.withIndex().collectMany { cell, i -> (0..<runs).collect { [i, it, cell, (seed * 1000003L + 7919L * next++) % 9007199254740991L] } }
	s.step((solver == "lasso" ? "solving " : "training ") + solver, (solver == "lasso" ? "SolveLasso" : "TrainNetwork"): jobs.collect { [5, 3, 1][it[2][0]] }) // the less decay, the longer
	s.parallel(jobs) { i, run, cell, ownSeed -> [i, run, *learn(solver, d, cell[1], cell[2], ownSeed)] }.each { found.row(*it) }
	def table = Columns.builder("decay", "dimension", "effectiveSamples", "samples", "weightDecay", "riskMean", "riskStandardError", "stateEvolution", "unfinished")
	s.compute("SummarizeRuns", table: found.build(), by: "cell").table.each {
		def (k, n, decay) = cells[it.cell as int]
		def effective = kind.effectiveSamples(n, d)
		table.row(k, d, effective, n, decay, it.riskMean, it.riskStandardError, theory(kind.toString(), d, [effective], [decay]).first("risk"), it.unfinishedMean * runs)
	}
	table.build()
}
s.steps("training diagonal": 3, "solving lasso": 2, "training quadratic": 2, figure: 1)
simulations = [diagonal: [simulate("diagonal", diagonalDimension, 10, 30d * diagonalDimension), simulate("lasso", lassoDimension, 10, 8d * lassoDimension)],
	quadratic: [simulate("quadratic", quadraticDimension, 2, 3d * quadraticDimension)]]

s.step("figure", 27)
power = { double slope -> "n^" + s.typeset(Math.round(1000 * slope) / 1000d, 6) }
evolutions = []
plots = simulations.collect { name, tables ->
	def diagonal = name == "diagonal", own = tables.collect { it.first("dimension") as int }, all = (lines + own).unique().sort(), d = all.max(), from = diagonal ? 4d : 1d
	def grid = (s.logarithmic(from, 40d * d, 120) + all.collect { Network.of(name).interpolation(it) }).findAll { it >= from }.unique().sort() // with the peaks
	def curves = all.collectEntries { [it, theory(name, it, grid, DECAYS.values()*.call(it)).groups("weightDecay").values() as List] }
	curves.each { dimension, three -> three.eachWithIndex { curve, k -> evolutions << curve.with("network", diagonal ? 0 : 1).with("decay", k).with("dimension", dimension).select("network", "decay", "dimension", "effectiveSamples", "risk") } }
	DECAYS.keySet().withIndex().collect { label, k ->
		// the rates that hold for this decay in the largest dimension: label, range, risk
		def largest = curves[d][k], part = diagonal ? 1 : 0.5
		def (few, many) = theory(name, d, [10, 40d * d], [DECAYS[label](d)]).column("risk").toList()
		def underfitting = { double low, double high -> [[power(1 / exponent - 2), low, high, { it.underfittingRisk }]] }
		def rates = k == 1 ? underfitting(3 * Math.sqrt(d) * part, d) : k == 2 ? underfitting(3d * d * part, 40d * d) : [
			[power(1 / (2 * exponent) - 1), 4d, Math.max(40d, d / 8d), { few * Math.pow(it.effectiveSamples / 10, 1 / (2 * exponent) - 1) }],
			[diagonal ? "\u0394 d/n" : power(-1), 4d * d, 40d * d, { (diagonal ? noiseVariance : many * 40) * d / it.effectiveSamples }]]
		def columns = all.collect { "d" + it }, dashes = rates.withIndex().collect { rate, i -> "rate" + i }, known = own.unique(false).sort()
		def shown = all.inject(largest) { table, one -> table.with("d" + one, curves[one][k].column("risk")) }
		shown = rates.withIndex().inject(shown) { table, rate -> table.with("rate" + rate[1]) { it.effectiveSamples >= rate[0][1] && it.effectiveSamples <= rate[0][2] ? rate[0][3](it) : Double.NaN } }
		def measured = known.inject(Columns.stack("solver", *tables).where { it.decay == k }) { table, one -> table.with("d" + one + "Mean") { it.dimension == one ? it.riskMean : Double.NaN }
			.with("d" + one + "StandardError") { it.dimension == one ? it.riskStandardError : Double.NaN } }
		def texts = known.collect { one -> (tables.findIndexOf { it.first("dimension") == one } == 1 ? "LASSO" : "training") + " d = " + one } + "state evolution" + (all - own).collect { "d = " + it } + rates.collect { "rate " + it[0] }
		s.compute("PlotTable", table: measured.select(["effectiveSamples"] + known.collectMany { ["d" + it + "Mean", "d" + it + "StandardError"] }), theory: shown.select(["effectiveSamples"] + columns + dashes), x: "effectiveSamples",
			y: (columns + dashes).join(","), dashed: dashes.join(","), errorBars: true, labels: texts.join(","), labelX: diagonal ? "samples n" : "effective samples n / d", labelY: "excess risk R",
			title: name.capitalize() + " network, \u03BB = " + label.replace("sqrt(d)", "\u221Ad") + ", \u0394 = " + s.number(noiseVariance) + ", \u03B3 = " + s.number(exponent)).plot
	}
}
figure = s.panels(plots)

// simulation against state evolution in the same dimension; where nearly all runs learn nothing, their spread is no error
compared = { Columns table -> table.with("deviation") { it.riskMean / it.stateEvolution - 1 }.with("error") { Math.max(it.riskStandardError / it.stateEvolution, 1e-3d) } }
rows = Columns.builder("network", "lasso", "dimension", "decay", "points", "meanDeviationPercent", "standardErrorPercent", "largestDeviationInErrors", "unfinished")
simulations.eachWithIndex { name, tables, w -> tables.eachWithIndex { table, lasso -> compared(table).groups("decay").each { k, of -> rows.row(w, lasso, of.first("dimension"), k, of.rows(), 100 * of.sum { it.deviation } / of.rows(),
	100 * Math.sqrt(of.sum { it.error * it.error }) / of.rows(), of.collect { it.deviation / it.error }.max { Math.abs(it) }, of.sum { it.unfinished }) } } }
numbers = rows.metadata("runs", runs).metadata("seed", seed).build()
s.save(figure, "", "Excess risk against effective samples at three weight decays: state evolution (lines), trained networks and LASSO (points), rates (dashed)")
s.save(simulations.diagonal[0], "_diagonal", "Trained diagonal networks")
s.save(simulations.diagonal[1], "_lasso", "LASSO")
s.save(simulations.quadratic[0], "_quadratic", "Trained quadratic networks")
s.save(Columns.stack("curve", *evolutions).without("curve"), "_state_evolution", "State evolution")
s.save(numbers, "_numbers", "Mean deviation from state evolution")

s.say("Risk curves: gamma = %s, Delta = %s; %d runs for each point; predicted: state evolution in the same dimension", s.number(exponent), s.number(noiseVariance), runs)
s.say("(errors from few runs are uncertain themselves, and a small dimension adds 10 to 20 %% to the quadratic network's risk)")
numbers.each { all ->
	def name = simulations.keySet()[all.network as int], label = DECAYS.keySet()[all.decay as int], d = all.dimension as int
	s.say("%s", all.lasso ? "LASSO, d = $d, lambda = $label" : "trained $name network, d = $d, lambda = $label")
	s.say("  %10s %12s %26s %11s %10s", "n_eff", "predicted", "measured", "deviation", "in errors")
	compared(simulations[name][all.lasso as int]).where { it.decay == all.decay }.each { s.say("  %10.4g %12.5g %26s %+9.1f %% %+10.1f", it.effectiveSamples, it.stateEvolution,
		s.text("%.5g +- %.2g", it.riskMean, it.riskStandardError), 100 * it.deviation, it.deviation / it.error) }
	s.say("  mean of %s points: %+.1f %% +- %.1f %%, that is %+.1f standard errors", s.number(all.points), all.meanDeviationPercent, all.standardErrorPercent, all.meanDeviationPercent / all.standardErrorPercent)
	if (all.unfinished > 0) s.say("  %s of the runs ended before they had converged", s.number(all.unfinished))
}
s.report()
