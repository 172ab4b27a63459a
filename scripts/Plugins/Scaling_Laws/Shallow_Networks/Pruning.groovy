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
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.apache.commons.math3.analysis.UnivariateFunction
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver
import org.scalinglaws.figure.Panels
import org.scalinglaws.ground.ImageArrays
import org.scalinglaws.network.Network
import org.scalinglaws.network.risk.StateEvolution.Setting
import org.scalinglaws.table.Columns

import java.util.concurrent.Callable
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
file = { String name -> new File(folder, "pruning" + name) }
number = { double value -> value == Math.rint(value) && Math.abs(value) < 1e5 ? String.valueOf((long) value) : value < 1e-3 ? String.format(Locale.ROOT, "%.3e", value).replaceAll(/\.?0*e-0?/, "e-")
	: new BigDecimal(value).round(new java.math.MathContext(4)).stripTrailingZeros().toString().replace("E+", "e").replace("E", "e") }
power = { double slope -> "n^" + String.format(Locale.ROOT, "%.3f", slope).replaceAll(/\.?0+$/, "").replace("-", "\u2212") }
logarithmic = { double from, double to, int count -> (0..<count).collect { from * Math.exp(it / (count - 1) * Math.log(to / from)) } }

// side by side on threads of their own: those of parallel streams must not wait for a command, which may need them itself
List inParallel(List jobs, Closure work) {
	def threads = Executors.newFixedThreadPool(Runtime.runtime.availableProcessors())
	try {
		return threads.invokeAll(jobs.collect { job -> ({ work(job) } as Callable) }).collect { it.get() }
	}
	catch (ExecutionException exc) {
		throw exc.cause
	}
	finally {
		threads.shutdownNow()
	}
}

withPeak = { String name, double d, List<Double> grid -> (grid + Network.of(name).interpolation(d)).unique().sort() }
NAMES = ["quadratic", "diagonal"]
rate = -1 + 1 / (2 * exponent)
samplesLabel = { String name -> name == "diagonal" ? "samples n" : "effective samples n / d" }

// the decay of least risk near a guess, where the exact derivative of log R is zero, and the solution there; the least that is tried if R falls down to it
tune = { evolution, double samples, double guess, near ->
	def state = near
	def slope = { double log -> state = evolution.solve(new Setting(samples, Math.exp(log), noiseVariance), state); state.exponentInWeightDecay() }
	double low = Math.log(guess) - 0.2, high = Math.log(guess) + 0.2, least = Math.log(1e-3 * guess)
	double atLow = slope(low), atHigh = slope(high)
	while (atLow > 0 && low > least) { high = low; atHigh = atLow; low -= 0.7; atLow = slope(low) }
	while (atHigh < 0 && high < Math.log(1e3 * guess)) { low = high; atLow = atHigh; high += 0.7; atHigh = slope(high) }
	double found = atLow < 0 && atHigh > 0 ? new BracketingNthOrderBrentSolver(1e-6, 1e-6, 5).solve(100, { double log -> slope(log) } as UnivariateFunction, low, high) : atLow > 0 ? low : high
	slope(found)
	[Math.exp(found), state]
}

// risk at a decay as small as asked for, at the optimal one, and what is left of the first by pruning
risks = { String name, double d, List<Double> grid, double decay ->
	def kind = Network.of(name), evolution = kind.powerLaw(d, exponent)
	def table = Columns.builder("effectiveSamples", "small", "pruned", "tuned", "tunedPruned", "optimalDecay", "noiseLevel", "threshold")
	def state = null, best = null
	def factor = 2.5d
	grid.each { n ->
		def samples = kind.samples(n, d), setting = new Setting(samples, decay, noiseVariance)
		state = state == null ? evolution.solve(setting) : evolution.solve(setting, state)
		best = tune(evolution, samples, factor * Math.sqrt(n / d), best == null ? state : best[1])
		factor = Math.max(1e-3, best[0] / Math.sqrt(n / d))
		table.row(n, state.risk(), evolution.prunedRisk(state), best[1].risk(), evolution.prunedRisk(best[1]), best[0], state.noiseLevel(), state.threshold())
	}
	table.build()
}
theory = inParallel(NAMES) { [it, risks(it, dimension, withPeak(it, dimension, logarithmic(10, 10 * dimension, points)), weightDecay)] }.collectEntries { it }

// real networks: trained with decay 1/d and with about the optimal one, as they are and pruned
learn = { String name, int d, int samples, double decay, long run ->
	boolean diagonal = name == "diagonal"
	def made = compute("PowerLawTarget", network: name, dimension: d, exponent: exponent, random: !diagonal, seed: run)
	def target = made.getOutput("target")
	def data = compute("NetworkData", network: name, target: target, samples: samples, noiseVariance: noiseVariance, seed: run)
	def inputs = [inputs: data.getOutput("inputs"), labels: data.getOutput("labels")]
	def weights = (diagonal ? compute("SolveLasso", *: inputs, penalty: decay * Math.sqrt(d), tolerance: 1e-8)
		: compute("TrainNetwork", *: inputs, network: name, weightDecay: decay, seed: run, tolerance: 1e-4)).getOutput("weights")
	def state = Network.of(name).powerLaw(d, exponent).solve(new Setting(samples, decay, noiseVariance))
	def pruned = compute("PruneWeights", network: name, weights: weights, noiseLevel: state.noiseLevel(), threshold: state.threshold()).getOutput("weights")
	double[] wanted = ImageArrays.matrix("target", target, d)
	[weights, pruned].collect { image ->
		double[] found = ImageArrays.matrix("weights", image, d)
		double sum = 0
		for (int i = 0; i < found.length; i++) sum += (found[i] - wanted[i]) * (found[i] - wanted[i])
		diagonal ? sum : 2 * sum / d
	}
}
next = 0
few = [quadratic: { double d -> [0.1, 0.2, 0.5, 1.5].collect { it * d } }, diagonal: { double d -> [0.1, 0.2, 0.45, 1.8, 5, 15].collect { it * d } }]
own = [:]
trained = NAMES.collectEntries { name ->
	def d = name == "diagonal" ? diagonalDimension : quadraticDimension, count = name == "diagonal" ? 5 * runs : runs
	def kind = Network.of(name), evolution = kind.powerLaw(d, exponent)
	own[name] = risks(name, d, withPeak(name, d, logarithmic(few[name](d)[0] / 1.4, few[name](d)[-1] * 1.4, points)), 1 / d)
	def settings = few[name](d).collectMany { asked ->
		int samples = Math.round(kind.samples(asked, d))
		double n = kind.effectiveSamples(samples, d)
		def best = tune(evolution, samples, Math.sqrt(n / d), evolution.solve(new Setting(samples, Math.sqrt(n / d), noiseVariance)))[0]
		[[1 / d, 0], [best, 1]].collect { decay, tuned -> [n: n, samples: samples, decay: decay, tuned: tuned] }
	}
	def jobs = settings.collectMany { setting -> (0..<count).collect { [setting, (seed * 1000003L + 7919L * next++) % 9007199254740991L] } }
	def found = inParallel(jobs) { [it[0], learn(name, d, it[0].samples, it[0].decay, it[1])] }
	def table = Columns.builder("tuned", "effectiveSamples", "weightDecay", "runs", "riskTheory", "riskMean", "riskStandardError", "prunedTheory", "prunedMean", "prunedStandardError")
	settings.each { setting ->
		def state = evolution.solve(new Setting(setting.samples, setting.decay, noiseVariance))
		def cells = (0..1).collectMany { k ->
			def values = found.findAll { it[0].is(setting) }.collect { it[1][k] }
			def mean = (values.sum() as double) / count
			[k == 0 ? state.risk() : evolution.prunedRisk(state), mean, Math.sqrt((values.sum { (it - mean) * (it - mean) } as double) / (count - 1) / count)]
		}
		table.row(*([setting.tuned, setting.n, setting.decay, count] + cells))
	}
	[name, table.metadata("dimension", d).build()]
}

plots = [NAMES.collect { name ->
	def table = theory[name], curves = Columns.builder("n", "small", "pruned", "tuned", "rate")
	def start = (0..<table.rows()).find { table.get("effectiveSamples", it) >= 100 }
	(0..<table.rows()).each { row -> def n = table.get("effectiveSamples", row)
		curves.row(n, table.get("small", row), table.get("pruned", row), table.get("tuned", row), n <= dimension ? 0.6 * table.get("tuned", start) * Math.pow(n / table.get("effectiveSamples", start), rate) : Double.NaN) }
	compute("PlotTable", table: curves.build(), x: "n", y: "small,pruned,tuned,rate", dashed: "rate", title: name.capitalize() + " network, theory, d = " + number(dimension), labelX: samplesLabel(name), labelY: "excess risk R",
		labels: "\u03BB = " + number(weightDecay) + ",the same pruned,optimal \u03BB,rate " + power(rate)).getOutput("plot")
}, NAMES.collect { name ->
	def points = Columns.builder("n", "smallMean", "smallStandardError", "prunedMean", "prunedStandardError", "tunedMean", "tunedStandardError", "tunedPrunedMean", "tunedPrunedStandardError")
	def lines = Columns.builder("n", "small", "pruned", "tuned", "tunedPruned")
	def table = trained[name], nan = Double.NaN
	(0..<table.rows()).each { row -> def values = ["riskMean", "riskStandardError", "prunedMean", "prunedStandardError"].collect { table.get(it, row) }
		points.row(*([table.get("effectiveSamples", row)] + (table.get("tuned", row) == 1 ? [nan] * 4 + values : values + [nan] * 4))) }
	(0..<own[name].rows()).each { row -> lines.row(*["effectiveSamples", "small", "pruned", "tuned", "tunedPruned"].collect { own[name].get(it, row) }) }
	compute("PlotTable", table: points.build(), theory: lines.build(), x: "n", y: "small,pruned,tuned,tunedPruned", errorBars: true, labelX: samplesLabel(name), labelY: "excess risk R",
		title: name.capitalize() + (name == "diagonal" ? " network, LASSO, d = " : " network, training, d = ") + number(table.metadata()["dimension"] as double),
		labels: "\u03BB = 1/d,the same pruned,optimal \u03BB,the same pruned,theory").getOutput("plot")
}]
figure = Panels.grid(plots)

// slopes over the first two decades, from n_eff = 30 on, and then
numbers = Columns.builder("network", "from", "to", "predicted", "small", "pruned", "tuned")
ranges = [[30d, 300d], [300d, Math.max(1000, dimension / 30)]]
NAMES.eachWithIndex { name, w -> ranges.each { from, to ->
	def grid = risks(name, dimension, logarithmic(from, to, 8), weightDecay)
	numbers.row(*([w, from, to, rate] + ["small", "pruned", "tuned"].collect { compute("FitExponent", table: grid, x: "effectiveSamples", y: it, from: from, to: to).getOutput("exponent") as double }))
} }
numbers = numbers.metadata("networks", NAMES.join(" ")).metadata("dimension", dimension).metadata("exponent", exponent).metadata("noiseVariance", noiseVariance).metadata("weightDecay", weightDecay).metadata("seed", seed).build()

compute("SavePlot", plot: figure, file: file(".png"))
NAMES.each { name ->
	compute("SaveTable", table: theory[name], file: file("_" + name + ".csv"))
	compute("SaveTable", table: own[name], file: file("_" + name + "_small.csv"))
	compute("SaveTable", table: trained[name], file: file("_" + name + "_trained.csv"))
}
compute("SaveTable", table: numbers, file: file("_numbers.csv"))

say("Pruning: gamma = %s, Delta = %s; theory in d = %s, small decay %s", number(exponent), number(noiseVariance), number(dimension), number(weightDecay))
NAMES.eachWithIndex { name, w ->
	say("%s network", name)
	say("  %10s %12s %12s %12s %16s", "n_eff", "small decay", "pruned", "tuned", "pruned / tuned")
	def table = risks(name, dimension, [30d, 300d, 3000d, 30000d].findAll { it <= dimension }, weightDecay)
	(0..<table.rows()).each { say("  %10.4g %12.4g %12.4g %12.4g %16.3f", *(["effectiveSamples", "small", "pruned", "tuned"].collect { y -> table.get(y, it) } + table.get("pruned", it) / table.get("tuned", it))) }
	(0..<numbers.rows()).findAll { numbers.get("network", it) == w }.each { row ->
		say("  slopes, n_eff from %s to %s: predicted %.4f / measured: pruned %.4f, tuned %.4f, small decay %.4f", number(numbers.get("from", row)), number(numbers.get("to", row)), rate, numbers.get("pruned", row), numbers.get("tuned", row), numbers.get("small", row)) }
	table = trained[name]
	say("  %s, d = %s, %s runs for each number of samples: predicted / measured", w == 0 ? "trained" : "LASSO", table.metadata()["dimension"], number(table.get("runs", 0)))
	say("  %10s %10s %30s %30s", "n_eff", "lambda", "risk as trained", "risk when pruned")
	(0..<table.rows()).each { row -> def value = { String column -> table.get(column, row) }
		say("  %10.4g %10.4g %30s %30s", value("effectiveSamples"), value("weightDecay"), *["risk", "pruned"].collect { String.format(Locale.ROOT, "%.4g / %.4g +- %.2g", value(it + "Theory"), value(it + "Mean"), value(it + "StandardError")) }) }
	def worse = (0..<table.rows()).findAll { table.get("tuned", it) == 1 && table.get("prunedMean", it) > table.get("riskMean", it) }.size()
	say("  pruning made %d of %d tuned fits worse", worse, table.rows().intdiv(2))
}
say("(Pruning restores a rate for n_eff far below d, it is no guarantee: in small dimensions it takes signal along with the noise and makes a fit worse")
say("whose decay was tuned. At d = 80, lambda = 1 the quadratic network's risk grows from .61 to .83 in theory, from .66 to .88 in training.")
say("Small quadratic networks have 10 to 20 %% more risk than the theory of large ones.)")
say("Figures and tables: %s", file("*").path)
