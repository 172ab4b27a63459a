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
#@ CommandService command
#@output ij.ImagePlus figure
#@output ij.ImagePlus diagonalFigure
#@output org.scalinglaws.table.Columns numbers

import net.imglib2.view.Views
import org.scalinglaws.figure.Panels
import org.scalinglaws.ground.ImageArrays
import org.scalinglaws.network.Network
import org.scalinglaws.network.weights.PooledWeights
import org.scalinglaws.table.Columns

import java.util.concurrent.Callable
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
file = { String name -> new File(folder, "weight_spectra" + name) }
number = { double value -> value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value as float) }
mean = { Collection<Double> values -> (values.sum() as double) / values.size() }
errorOf = { Collection<Double> values -> values.size() < 2 ? Double.NaN : Math.sqrt((values.sum { (it - mean(values)) * (it - mean(values)) } as double) / (values.size() - 1) / values.size()) }

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
	def target = compute("PowerLawTarget", network: network, dimension: setting.d, exponent: exponent, random: !diagonal, seed: run).getOutput("target")
	def data = compute("NetworkData", network: network, target: target, samples: setting.samples, noiseVariance: noiseVariance, seed: run)
	def inputs = [inputs: data.getOutput("inputs"), labels: data.getOutput("labels")]
	def solved = diagonal ? compute("SolveLasso", *: inputs, penalty: setting.decay * Math.sqrt(setting.d), tolerance: 1e-9)
		: compute("TrainNetwork", *: inputs, network: network, weightDecay: setting.decay, seed: run, tolerance: 1e-5)
	def weights = solved.getOutput("weights")
	double[] found = ImageArrays.matrix("weights", weights, setting.d), wanted = ImageArrays.matrix("target", target, setting.d)
	double sum = 0
	for (int i = 0; i < found.length; i++) sum += (found[i] - wanted[i]) * (found[i] - wanted[i])
	def values = diagonal ? found.collect { Math.abs(it) } : PooledWeights.quadratic([found] as double[][]).values().toList()
	[weights: weights, risk: diagonal ? sum : 2 * sum / setting.d, top: values.max(), learned: values.count { it > 1e-3 * values.max() }, unfinished: solved.getOutput("reason") == "converged" ? 0 : 1]
}

// a histogram under its law; bars in parts, so that one alone is as wide as the others, and each stretch of the law a run
plot = { String name, Map setting, double n, law ->
	def histogram = law.getOutput("histogram"), density = law.getOutput("table"), spikes = law.getOutput("spikes")
	def bars = Columns.builder("value", "density", "spike"), line = Columns.builder("run", "value", "density")
	def counts = (0..<histogram.rows()).findAll { histogram.get("count", it) > 0 }
	def one = counts.isEmpty() ? 1 : counts.collect { histogram.get("density", it) / histogram.get("count", it) }.min()
	int parts = 2 * Math.ceil(13 / Math.max(1, counts.size())) + 1
	counts.each { row -> (0..<parts).each { bars.row(histogram.get("value", row) + ((it + 0.5) / parts - 0.5) * histogram.get("width", row), histogram.get("density", row), Double.NaN) } }
	if (counts.isEmpty()) bars.row(0, 1, Double.NaN)
	(0..<spikes.rows()).each { bars.row(spikes.get("value", it), Double.NaN, 0.65 * one) }
	def run = 0, before = false
	(0..<density.rows()).each { row ->
		def shown = density.get("density", row) > 0.65 * one
		if (shown && !before) run++
		if (shown) line.row(run, density.get("value", row), density.get("density", row))
		before = shown
	}
	def percent = { String output -> String.format(Locale.ROOT, "%.1f %% at 0", 100 * (law.getOutput(output) as double)) }
	def texts = ["training: " + percent("zeroFraction")] + (spikes.rows() > 0 ? ["predicted spikes"] : []) + (run > 0 ? ["theory: " + percent("massAtZero")] : [])
	def edge = law.getOutput("bulkEdge") as double
	compute("PlotTable", table: bars.build(), *: (run > 0 ? [theory: line.build()] : [:]), x: "value", y: "density,spike", bars: "density", logX: false,
		*: (edge > 0 ? [marks: name == "diagonal" ? Columns.builder(" ", "bulk edge").row(-edge, edge).build() : Columns.builder("bulk edge").row(edge).build()] : [:]),
		title: setting.phase + ":  " + (name == "diagonal" ? "n = " : "n / d = ") + number(Math.round(10 * n) / 10d) + ", \u03BB = " + setting.text + ", d = " + setting.d,
		labels: texts.join(","), labelX: name == "diagonal" ? "weight \u03B8" : "eigenvalue of S", labelY: "density").getOutput("plot")
}

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

NAMES = ["quadratic", "diagonal"]
PHASES = ["Ia", "IV", "VIa", "Ib", "II", "III"]
numbers = Columns.builder("network", "phase", "dimension", "effectiveSamples", "weightDecay", "runs", "unfinished", "noiseLevel", "threshold", "distance", "massAtZero", "zeroFraction", "bulkEdge", "spikes",
	"topSpike", "topTrained", "topStandardError", "tailExponent", "tailStandardError", "overfitting", "underfitting", "approximation", "parts", "risk", "trainedRisk", "trainedRiskStandardError")
histograms = Columns.builder("network", "phase", "value", "density", "width", "count")
laws = Columns.builder("network", "phase", "value", "density")
outliers = Columns.builder("network", "phase", "value", "target", "overlap")
next = 0
figures = NAMES.withIndex().collect { name, w ->
	boolean diagonal = name == "diagonal"
	def d = diagonal ? diagonalDimension : quadraticDimension, runs = diagonal ? diagonalRuns : quadraticRuns
	def all = settings(diagonal, d, diagonal ? d.intdiv(4) : d.intdiv(2))
	// the most samples first, which keeps both ends of a parallel run busy; seeds do not depend on the order
	def jobs = all.collectMany { setting -> (0..<runs).collect { [setting, (seed * 1000003L + 7919L * next++) % 9007199254740991L] } }.sort { -it[0].samples * (double) it[0].d }
	def trained = inParallel(jobs) { [it[0].phase, learn(diagonal, it[0], it[1])] }
	def plots = all.withIndex().collect { setting, p ->
		def found = trained.findAll { it[0] == setting.phase }.collect { it[1] }
		def target = compute("PowerLawTarget", network: name, dimension: setting.d, exponent: exponent, random: false, seed: seed)
		def law = compute("WeightSpectrum", network: name, *: (diagonal ? [target: target.getOutput("target")] : [eigenvalues: target.getOutput("eigenvalues")]), samples: setting.samples as double,
			weightDecay: setting.decay, noiseVariance: noiseVariance, weights: Views.stack(found.collect { it.weights }), bins: Math.max(8, Math.min(diagonal ? 61 : 45, Math.round(3 * Math.sqrt(found.sum { it.learned })) as int)))
		def value = { String output -> law.getOutput(output) as double }
		def spikes = law.getOutput("spikes"), density = law.getOutput("table"), histogram = law.getOutput("histogram")
		def n = Network.of(name).effectiveSamples(setting.samples, setting.d)
		def parts = ["overfitting", "underfitting", "approximation"].collect(value)
		numbers.row(*([w, p, setting.d, n, setting.decay, runs, found.sum { it.unfinished }] + ["noiseLevel", "threshold", "distance", "massAtZero", "zeroFraction", "bulkEdge"].collect(value) +
			[spikes.rows(), spikes.rows() > 0 ? Math.abs(spikes.get("value", 0)) : Double.NaN, mean(found.top), errorOf(found.top), value("tailExponent"), value("tailStandardError")] + parts +
			[parts.sum(), value("risk"), mean(found.risk), errorOf(found.risk)]))
		(0..<histogram.rows()).each { histograms.row(*([w, p] + histogram.row(it).toList())) }
		(0..<density.rows()).each { laws.row(w, p, density.get("value", it), density.get("density", it)) }
		(0..<spikes.rows()).each { outliers.row(*([w, p] + spikes.row(it).toList())) }
		plot(name, setting, n, law)
	}
	Panels.grid(plots.collate(3))
}
(figure, diagonalFigure) = figures
numbers = numbers.metadata("networks", NAMES.join(" ")).metadata("phases", PHASES.join(" ")).metadata("exponent", exponent).metadata("noiseVariance", noiseVariance).metadata("seed", seed).build()

compute("SavePlot", plot: figure, file: file(".png"))
compute("SavePlot", plot: diagonalFigure, file: file("_diagonal.png"))
compute("SaveTable", table: numbers, file: file("_numbers.csv"))
compute("SaveTable", table: histograms.build(), file: file("_histograms.csv"))
compute("SaveTable", table: laws.build(), file: file("_laws.csv"))
compute("SaveTable", table: outliers.build(), file: file("_spikes.csv"))

say("Weight spectra: gamma = %s, Delta = %s; predicted / measured, the latter over pooled networks", number(exponent), number(noiseVariance))
dash = { double value, String format -> Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value) }
NAMES.eachWithIndex { name, w ->
	def rows = (0..<numbers.rows()).findAll { numbers.get("network", it) == w }
	say("%s network, %s", name, w == 0 ? "eigenvalues of ${quadraticRuns} trained networks" : "coordinates of ${diagonalRuns} solutions of the LASSO")
	say("  %-4s %5s %8s %8s %9s %19s %9s %22s %17s", "", "d", "n_eff", "lambda", "distance", "share at 0", "bulk edge", "top weight", "tail exponent")
	rows.each { row -> def value = { String column -> numbers.get(column, row) }
		say("  %-4s %5.0f %8.4g %8.4g %9.4f %9.4f / %7.4f %9.4f %22s %17s", PHASES[value("phase") as int], value("dimension"), value("effectiveSamples"), value("weightDecay"), value("distance"), value("massAtZero"),
			value("zeroFraction"), value("bulkEdge"), dash(value("topSpike"), "%.3f") + " / " + dash(value("topTrained"), "%.3f") + " +- " + dash(value("topStandardError"), "%.2g"),
			dash(value("tailExponent"), "%.2f") + " +- " + dash(value("tailStandardError"), "%.2g"))
	}
	say("  %-4s %12s %13s %14s %9s %9s %8s %22s", "", "overfitting", "underfitting", "approximation", "sum", "risk R", "sum / R", "measured risk")
	rows.each { row -> def value = { String column -> numbers.get(column, row) }
		say("  %-4s %12.4g %13.4g %14.4g %9.4g %9.4g %8.3f %22s", PHASES[value("phase") as int], value("overfitting"), value("underfitting"), value("approximation"), value("parts"), value("risk"), value("parts") / value("risk"),
			dash(value("trainedRisk"), "%.4g") + " +- " + dash(value("trainedRiskStandardError"), "%.2g"))
	}
	def steep = rows.find { PHASES[numbers.get("phase", it) as int] == "II" }
	say("  the target's own tail has the exponent 1 + 1/gamma = %.3f; trained weights of phase II keep it: %s", 1 + 1 / exponent, dash(numbers.get("tailExponent", steep), "%.3f") + " +- " + dash(numbers.get("tailStandardError", steep), "%.2g"))
	def unfinished = rows.sum { numbers.get("unfinished", it) }
	if (unfinished > 0) say("  %s networks ended before they had converged", number(unfinished))
}
say("(distance: Kolmogorov's. The diagonal network's parts of the risk are exact; the quadratic network's are its leading order for n_eff far below d,")
say("elsewhere right up to a factor only. With fewer than about sqrt(d)/2 effective samples and little decay, trained quadratic networks keep much")
say("of their start, which the theory of large networks does not tell.)")
say("Figures and tables: %s", file("*").path)
