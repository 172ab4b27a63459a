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
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.figure.Panels
import org.scalinglaws.network.Network
import org.scalinglaws.network.risk.RiskCurves
import org.scalinglaws.network.risk.StateEvolution.Setting
import org.scalinglaws.table.Columns
import org.scalinglaws.table.ImageAxis
import org.scalinglaws.task.Progress

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
file = { String name -> new File(folder, "optimal_weight_decay" + name) }
number = { double value -> value == Math.rint(value) && Math.abs(value) < 1e5 ? String.valueOf((long) value)
	: new BigDecimal(value).round(new java.math.MathContext(4)).stripTrailingZeros().toString().replace("E+", "e").replace("E", "e") }
power = { double slope -> "n^" + String.format(Locale.ROOT, "%.3f", slope).replaceAll(/\.?0+$/, "").replace("-", "\u2212") }
logarithmic = { double from, double to, int count -> (0..<count).collect { from * Math.exp(it / (count - 1) * Math.log(to / from)) } }
if (!(samplesTo >= 10 * samplesFrom)) throw new IllegalArgumentException("samplesTo must be at least 10 x samplesFrom = " + 10 * samplesFrom + ", was " + samplesTo)

Columns sorted(Columns table) {
	def all = Columns.builder(table.names())
	(0..<table.rows()).collect { table.row(it) }.sort { it[0] }.each { all.row(it) }
	return all.build()
}

NETWORKS = ["diagonal", "quadratic"]
rate = -1 + 1 / (2 * exponent)
evolutions = NETWORKS.collectEntries { [it, Network.of(it).powerLaw(dimension, exponent)] }
risk = { String name, double n, double decay -> evolutions[name].solve(new Setting(Network.of(name).samples(n, dimension), decay, noiseVariance)).risk() }
// the factor of sqrt(n/d): universal threshold of the noise, or the edge of the noise's spectrum
factor = { String name, double n -> name == "quadratic" ? 4 * Math.sqrt(noiseVariance) : n < dimension / 3 ? Math.sqrt(2 * noiseVariance * Math.log(dimension / n)) : Double.NaN }

optima = NETWORKS.collectEntries { name ->
	def found = RiskCurves.optimum(Network.of(name), dimension, exponent, noiseVariance, ImageAxis.logarithmic("samples", samplesFrom, samplesTo).coordinates(points), Progress.NONE)
	def table = Columns.builder("effectiveSamples", "weightDecay", "factor", "predictedFactor", "risk", "bayesRisk", "riskOfSmallDecay")
	(0..<found.rows()).each { row ->
		def n = found.get("effectiveSamples", row), decay = found.get("weightDecay", row)
		table.row(n, decay, decay / Math.sqrt(n / dimension), factor(name, n), found.get("risk", row), found.get("bayesRisk", row), risk(name, n, 1 / dimension))
	}
	[name, table.metadata("dimension", dimension).metadata("exponent", exponent).metadata("noiseVariance", noiseVariance).build()]
}

// risk against decay at a few numbers of samples, and its least values
few = [0.4, 0.6, 0.8, 1.2].collect { Math.rint(Math.pow(dimension, it)) }
sweeps = NETWORKS.collectEntries { name ->
	def least = Columns.builder("weightDecay", "n0", "n1", "n2", "n3"), curves = Columns.builder("weightDecay", "n0", "n1", "n2", "n3")
	def decays = logarithmic(1 / dimension, 300 * Math.sqrt(few[3] / dimension), 2 * points)
	def risks = few.collect { n -> def state = null
		decays.reverse().collect { decay ->
			def setting = new Setting(Network.of(name).samples(n, dimension), decay, noiseVariance)
			state = state == null ? evolutions[name].solve(setting) : evolutions[name].solve(setting, state)
			state.risk()
		}.reverse() }
	decays.eachWithIndex { decay, i -> curves.row(*([decay] + risks.collect { it[i] })) }
	few.eachWithIndex { n, k ->
		def best = RiskCurves.optimum(Network.of(name), dimension, exponent, noiseVariance, [n] as double[], Progress.NONE)
		if (best.get("weightDecay", 0) > 0 && Double.isFinite(best.get("weightDecay", 0)))
			least.row(*([best.get("weightDecay", 0)] + (0..3).collect { it == k ? best.get("risk", 0) : Double.NaN }))
	}
	[name, [curves.build(), least.build()]]
}

plots = NETWORKS.collect { name ->
	def table = optima[name], title = name.capitalize() + " network, d = " + number(dimension)
	def positive = (0..<table.rows()).findAll { table.get("weightDecay", it) > 0 && Double.isFinite(table.get("weightDecay", it)) }
	def factors = Columns.builder("n", "optimum", "theory")
	positive.each { factors.row(table.get("effectiveSamples", it), table.get("factor", it), table.get("predictedFactor", it)) }
	def middle = (0..<table.rows()).find { table.get("effectiveSamples", it) >= 300 } ?: 0
	def risks = Columns.builder("n", "optimal", "small", "bayes", "rate")
	(0..<table.rows()).each { row -> def n = table.get("effectiveSamples", row)
		risks.row(n, table.get("risk", row), table.get("riskOfSmallDecay", row), table.get("bayesRisk", row),
			n <= dimension ? 1.6 * table.get("risk", middle) * Math.pow(n / table.get("effectiveSamples", middle), rate) : Double.NaN)
	}
	// the peak is narrow
	(logarithmic(samplesFrom, samplesTo, 2 * points) + Network.of(name).interpolation(dimension)).findAll { it <= samplesTo }.each { risks.row(it, Double.NaN, risk(name, it, 1 / dimension), Double.NaN, Double.NaN) }
	def samples = name == "diagonal" ? "samples n" : "effective samples n / d"
	def (curves, least) = sweeps[name]
	[compute("PlotTable", table: factors.build(), x: "n", y: "optimum,theory", dashed: "theory", logY: false, title: title + ": optimal decay", labelX: samples, labelY: "optimal \u03BB / \u221A(n_eff / d)",
		labels: "state evolution," + (name == "diagonal" ? "\u221A(2 \u0394 log(d / n))" : "4 \u221A\u0394")).getOutput("plot"),
	 compute("PlotTable", table: sorted(risks.build()), x: "n", y: "optimal,small,bayes,rate", dashed: "rate", title: title + ": least risk", labelX: samples, labelY: "excess risk R",
		labels: "optimal \u03BB,\u03BB = 1/d,Bayes-optimal,rate " + power(rate)).getOutput("plot"),
	 compute("PlotTable", table: least, theory: curves, x: "weightDecay", y: "n0,n1,n2,n3", errorBars: true, title: title + ": risk against decay", labelX: "weight decay \u03BB", labelY: "excess risk R",
		labels: few.collect { (name == "diagonal" ? "n = " : "n / d = ") + number(it) + ": optimum" }.join(",") + ",state evolution").getOutput("plot")]
}
figure = Panels.grid(plots)

// slopes while n_eff << d
from = Math.max(samplesFrom, 100); to = Math.min(samplesTo, Math.max(dimension / 10, 20 * from))
numbers = Columns.builder("network", "from", "to", "predicted", "optimal", "optimalStandardError", "bayes", "small", "decay")
NETWORKS.eachWithIndex { name, k ->
	def fit = { String y -> compute("FitExponent", table: optima[name], x: "effectiveSamples", y: y, from: from, to: to) }
	def best = fit("risk")
	numbers.row(k, from, to, rate, best.getOutput("exponent"), best.getOutput("standardError"), fit("bayesRisk").getOutput("exponent"), fit("riskOfSmallDecay").getOutput("exponent"), fit("weightDecay").getOutput("exponent"))
}
numbers = numbers.metadata("networks", NETWORKS.join(" ")).metadata("dimension", dimension).metadata("exponent", exponent).metadata("noiseVariance", noiseVariance).build()

compute("SavePlot", plot: figure, file: file(".png"))
NETWORKS.each { name ->
	compute("SaveTable", table: optima[name], file: file("_" + name + ".csv"))
	compute("SaveTable", table: sweeps[name][0].with(["effectiveSamples": few.join(" ")]), file: file("_" + name + "_curves.csv"))
}
compute("SaveTable", table: numbers, file: file("_numbers.csv"))

say("Optimal weight decay: d = %s, gamma = %s, Delta = %s", number(dimension), number(exponent), number(noiseVariance))
NETWORKS.each { name ->
	def table = optima[name]
	say("%s network; factor: optimal lambda / sqrt(n_eff / d), predicted %s", name, name == "diagonal" ? "sqrt(2 Delta log(d/n)), up to slower terms" : "just under 4 sqrt(Delta)")
	say("  %10s %11s %11s %12s %12s %12s %14s", "n_eff", "predicted", "measured", "risk", "Bayes risk", "risk / Bayes", "at lambda=1/d")
	(0..<table.rows()).findAll { it % Math.max(1, table.rows().intdiv(8)) == 0 }.each { row ->
		say("  %10.4g %11s %11.4f %12.4g %12.4g %12.3f %14.4g", table.get("effectiveSamples", row), Double.isNaN(table.get("predictedFactor", row)) ? "-" : String.format(Locale.ROOT, "%.4f", table.get("predictedFactor", row)),
			table.get("factor", row), table.get("risk", row), table.get("bayesRisk", row), table.get("risk", row) / table.get("bayesRisk", row), table.get("riskOfSmallDecay", row))
	}
}
say("slopes fitted for n_eff from %s to %s", number(from), number(to))
say("  %-12s %10s %22s %14s %16s %16s", "", "predicted", "at optimal lambda", "Bayes-optimal", "at lambda = 1/d", "optimal lambda")
NETWORKS.eachWithIndex { name, k ->
	say("  %-12s %10.4f %22s %14.4f %16.4f %16.4f", name, rate, String.format(Locale.ROOT, "%.4f +- %.2g", numbers.get("optimal", k), numbers.get("optimalStandardError", k)), numbers.get("bayes", k), numbers.get("small", k), numbers.get("decay", k))
}
say("(the diagonal network's rate carries a power of log(d/n); sqrt(n_eff / d) predicts a slope of 0.5 for optimal lambda, less by that log)")
say("Figures and tables: %s", file("*").path)
