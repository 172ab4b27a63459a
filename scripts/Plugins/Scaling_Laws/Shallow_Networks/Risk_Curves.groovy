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
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.figure.Panels
import org.scalinglaws.ground.ImageArrays
import org.scalinglaws.network.Network
import org.scalinglaws.network.risk.StateEvolution.Setting
import org.scalinglaws.table.Columns

import java.util.stream.Collectors

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
file = { String name -> new File(folder, "risk_curves" + name) }
number = { double value -> value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value as float) }
power = { double slope -> "n^" + String.format(Locale.ROOT, "%.3f", slope).replaceAll(/\.?0+$/, "").replace("-", "\u2212") }
logarithmic = { double from, double to, int count -> (0..<count).collect { from * Math.exp(it / (count - 1) * Math.log(to / from)) } }

List<Integer> parse(String name, String text) {
	try {
		def values = text.trim().split(/[;,\s]+/).collect { new BigDecimal(it).intValueExact() }.unique().sort()
		values.each { if (it < 20 || it > 10000) throw new IllegalArgumentException("each of " + name + " must be in [20, 10000], was " + it) }
		return values
	}
	catch (NumberFormatException | ArithmeticException exc) {
		throw new IllegalArgumentException(name + " must be whole numbers separated by semicolons, was " + text)
	}
}

double[] vector(image) {
	return ImageArrays.matrix("weights", image, (int) image.dimension(0))
}

lines = parse("dimensions", dimensions)
DECAYS = ["1/d": { double d -> 1 / d }, "1": { double d -> 1d }, "sqrt(d)": { double d -> Math.sqrt(d) }]

// the excess risk of one network, trained or as the convex problem that it is equal to
risk = { String solver, int d, int samples, double decay, long run ->
	def network = solver == "quadratic" ? "quadratic" : "diagonal"
	def target = compute("PowerLawTarget", network: network, dimension: d, exponent: exponent, random: network == "quadratic", seed: run).getOutput("target")
	def data = compute("NetworkData", network: network, target: target, samples: samples, noiseVariance: noiseVariance, seed: run)
	def inputs = [inputs: data.getOutput("inputs"), labels: data.getOutput("labels")]
	def solved = solver == "lasso" ? compute("SolveLasso", *: inputs, penalty: decay * Math.sqrt(d), tolerance: 1e-7)
		: compute("TrainNetwork", *: inputs, network: network, weightDecay: decay, seed: run, tolerance: 1e-6)
	double[] found = vector(solved.getOutput("weights")), wanted = vector(target)
	double sum = 0
	for (int i = 0; i < found.length; i++) sum += (found[i] - wanted[i]) * (found[i] - wanted[i])
	[network == "diagonal" ? sum : 2 * sum / d, solved.getOutput("reason") == "converged" ? 0 : 1]
}

// mean and standard error over runs; every point has seeds of its own, so that deviations do not come together
next = 0
simulate = { String solver, int d, double from, double to ->
	def kind = Network.of(solver == "quadratic" ? "quadratic" : "diagonal")
	def table = Columns.builder("decay", "dimension", "effectiveSamples", "samples", "weightDecay", "riskMean", "riskStandardError", "stateEvolution", "unfinished")
	def evolution = kind.powerLaw(d, exponent)
	DECAYS.values().eachWithIndex { decay, k ->
		logarithmic(from, to, points).collect { Math.round(kind.samples(it, d)) as int }.unique().each { n ->
			def all = (0..<runs).collect { (seed * 1000003L + 7919L * next++) % 9007199254740991L }.parallelStream().map { risk(solver, d, n, decay(d), it) }.collect(Collectors.toList())
			def mean = (all.sum { it[0] } as double) / runs
			def error = Math.sqrt((all.sum { (it[0] - mean) * (it[0] - mean) } as double) / (runs - 1) / runs)
			table.row(k, d, kind.effectiveSamples(n, d), n, decay(d), mean, error, evolution.solve(new Setting(n, decay(d), noiseVariance)).risk(), all.sum { it[1] })
		}
	}
	table.build()
}
simulations = [diagonal: [simulate("diagonal", diagonalDimension, 10, 30d * diagonalDimension), simulate("lasso", lassoDimension, 10, 8d * lassoDimension)],
	quadratic: [simulate("quadratic", quadraticDimension, 2, 3d * quadraticDimension)]]

// state evolution along each line, a solution being the start for the next
evolve = { String name, int d, List<Double> grid ->
	def kind = Network.of(name)
	def evolution = kind.powerLaw(d, exponent)
	DECAYS.values().collect { decay ->
		def state = null
		grid.collect { n ->
			def setting = new Setting(kind.samples(n, d), decay(d), noiseVariance)
			state = state == null ? evolution.solve(setting) : evolution.solve(setting, state)
			[n, state.risk()]
		}
	}
}

// the rates that hold for each decay in the largest dimension, with their ranges: label, slope, n -> R
rates = { String name, int k, int d, double atTen, double atEnd ->
	boolean diagonal = name == "diagonal"
	def whole = 1 + 1 / (2 * exponent - 1)
	def underfitting = diagonal ? { double n -> whole * Math.pow(DECAYS.values()[k](d) * Math.sqrt(d) / n, 2 - 1 / exponent) }
		: { double n -> 2 * whole * Math.pow(DECAYS.values()[k](d) * Math.sqrt(d) / (4 * n), 2 - 1 / exponent) }
	def classical = [diagonal ? "\u0394 d/n" : power(-1), { double n -> diagonal ? noiseVariance * d / n : atEnd * 40 * d / n }, 4d * d, 40d * d]
	if (k == 0) return [[power(1 / (2 * exponent) - 1), { double n -> atTen * Math.pow(n / 10, 1 / (2 * exponent) - 1) }, 4d, Math.max(40d, d / 8d)], classical]
	if (k == 1) return [[power(1 / exponent - 2), underfitting, 3 * Math.sqrt(d) * (diagonal ? 1 : 0.5), d as double]]
	return [[power(1 / exponent - 2), underfitting, 3d * d * (diagonal ? 1 : 0.5), 40d * d]]
}

evolutions = Columns.builder("network", "decay", "dimension", "effectiveSamples", "risk")
plots = simulations.collect { name, tables ->
	def own = tables.collect { it.get("dimension", 0) as int }
	def all = (lines + own).unique().sort()
	def largest = all.max()
	def from = name == "diagonal" ? 4d : 1d
	def grid = (logarithmic(from, 40d * largest, 120) + all.collect { Network.of(name).interpolation(it) }).findAll { it >= from }.unique().sort() // with the peaks
	def curves = all.collectEntries { d -> [d, evolve(name, d, grid)] }
	curves.each { d, three -> three.eachWithIndex { curve, k -> curve.each { evolutions.row(name == "diagonal" ? 0 : 1, k, d, it[0], it[1]) } } }
	DECAYS.keySet().withIndex().collect { label, k ->
		def at = { double n -> Network.of(name).powerLaw(largest, exponent).solve(new Setting(Network.of(name).samples(n, largest), DECAYS[label](largest), noiseVariance)).risk() }
		def dashed = rates(name, k, largest, at(10), at(40d * largest))
		def columns = all.collect { "d" + it }, dashes = (0..<dashed.size()).collect { "rate" + it }
		def theory = Columns.builder(["effectiveSamples"] + columns + dashes)
		grid.eachWithIndex { n, i ->
			theory.row(*([n] + all.collect { curves[it][k][i][1] } + dashed.collect { n >= it[2] && n <= it[3] ? it[1](n) : Double.NaN }))
		}
		def measured = Columns.builder(["effectiveSamples"] + own.unique(false).sort().collectMany { ["d" + it + "Mean", "d" + it + "StandardError"] })
		own.unique(false).sort().eachWithIndex { d, c ->
			tables.findAll { it.get("dimension", 0) == d }.each { table ->
				(0..<table.rows()).findAll { table.get("decay", it) == k }.each { row ->
					def cells = own.unique(false).collectMany { [Double.NaN, Double.NaN] }
					cells[2 * c] = table.get("riskMean", row)
					cells[2 * c + 1] = table.get("riskStandardError", row)
					measured.row(*([table.get("effectiveSamples", row)] + cells))
				}
			}
		}
		def how = { int d -> (tables.findIndexOf { it.get("dimension", 0) == d } == 1 ? "LASSO" : "training") + " d = " + d }
		def texts = own.unique(false).sort().collect(how) + ["state evolution"] + all.findAll { !own.contains(it) }.collect { "d = " + it } + dashed.collect { "rate " + it[0] }
		compute("PlotTable", table: measured.build(), theory: theory.build(), x: "effectiveSamples", y: (columns + dashes).join(","), dashed: dashes.join(","), errorBars: true,
			labels: texts.join(","), labelX: name == "diagonal" ? "samples n" : "effective samples n / d", labelY: "excess risk R",
			title: name.capitalize() + " network, \u03BB = " + label.replace("sqrt(d)", "\u221Ad") + ", \u0394 = " + number(noiseVariance) + ", \u03B3 = " + number(exponent)).getOutput("plot")
	}
}
figure = Panels.grid(plots)

// simulation against state evolution in the same dimension; where nearly all runs learn nothing, their spread is no error
errorOf = { Columns table, int row -> Math.max(table.get("riskStandardError", row), 1e-3 * table.get("stateEvolution", row)) }
numbers = Columns.builder("network", "lasso", "dimension", "decay", "points", "meanDeviationPercent", "standardErrorPercent", "largestDeviationInErrors", "unfinished")
simulations.eachWithIndex { name, tables, w ->
	tables.eachWithIndex { table, lasso ->
		DECAYS.keySet().eachWithIndex { label, k ->
			def rows = (0..<table.rows()).findAll { table.get("decay", it) == k }
			def predicted = rows.collect { table.get("stateEvolution", it) }, errors = rows.collect { errorOf(table, it) }
			def relative = rows.withIndex().collect { row, i -> table.get("riskMean", row) / predicted[i] - 1 }
			numbers.row(w, lasso, table.get("dimension", 0), k, rows.size(), 100 * (relative.sum() as double) / rows.size(),
				100 * Math.sqrt(errors.withIndex().sum { error, i -> Math.pow(error / predicted[i], 2) } as double) / rows.size(),
				rows.withIndex().collect { row, i -> relative[i] * predicted[i] / errors[i] }.max { Math.abs(it) }, rows.sum { table.get("unfinished", it) })
		}
	}
}
numbers = numbers.metadata("runs", runs).metadata("seed", seed).build()

compute("SavePlot", plot: figure, file: file(".png"))
compute("SaveTable", table: simulations.diagonal[0], file: file("_diagonal.csv"))
compute("SaveTable", table: simulations.diagonal[1], file: file("_lasso.csv"))
compute("SaveTable", table: simulations.quadratic[0], file: file("_quadratic.csv"))
compute("SaveTable", table: evolutions.build(), file: file("_state_evolution.csv"))
compute("SaveTable", table: numbers, file: file("_numbers.csv"))

say("Risk curves: gamma = %s, Delta = %s; %d runs for each point; predicted: state evolution in the same dimension", number(exponent), number(noiseVariance), runs)
say("(errors from few runs are uncertain themselves, and a small dimension adds 10 to 20 %% to the quadratic network's risk)")
simulations.eachWithIndex { name, tables, w -> tables.eachWithIndex { table, lasso -> DECAYS.keySet().eachWithIndex { label, k ->
	say("%s", lasso ? "LASSO, d = $lassoDimension, lambda = $label" : "trained $name network, d = ${table.get('dimension', 0) as int}, lambda = $label")
	say("  %10s %12s %26s %11s %10s", "n_eff", "predicted", "measured", "deviation", "in errors")
	(0..<table.rows()).findAll { table.get("decay", it) == k }.each { row ->
		def predicted = table.get("stateEvolution", row), mean = table.get("riskMean", row), error = table.get("riskStandardError", row)
		say("  %10.4g %12.5g %26s %+9.1f %% %+10.1f", table.get("effectiveSamples", row), predicted, String.format(Locale.ROOT, "%.5g +- %.2g", mean, error), 100 * (mean / predicted - 1), (mean - predicted) / errorOf(table, row))
	}
	def row = (0..<numbers.rows()).find { numbers.get("network", it) == w && numbers.get("lasso", it) == lasso && numbers.get("decay", it) == k }
	say("  mean of %s points: %+.1f %% +- %.1f %%, that is %+.1f standard errors", number(numbers.get("points", row)), numbers.get("meanDeviationPercent", row),
		numbers.get("standardErrorPercent", row), numbers.get("meanDeviationPercent", row) / numbers.get("standardErrorPercent", row))
	if (numbers.get("unfinished", row) > 0) say("  %s of the runs ended before they had converged", number(numbers.get("unfinished", row)))
} } }
say("Figures and tables: %s", file("*").path)
