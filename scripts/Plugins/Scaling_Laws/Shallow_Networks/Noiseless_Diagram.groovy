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
#@ CommandService command
#@output ij.ImagePlus figure
#@output ij.ImagePlus curvesFigure
#@output org.scalinglaws.table.Columns slopes
#@output org.scalinglaws.table.Columns laws

import groovy.transform.CompileStatic
import org.scalinglaws.figure.Panels
import org.scalinglaws.network.Network
import org.scalinglaws.network.risk.PhaseLaws
import org.scalinglaws.network.risk.RiskPhase
import org.scalinglaws.network.risk.StateEvolution.Setting
import org.scalinglaws.table.CalibratedImage
import org.scalinglaws.table.Columns
import org.scalinglaws.table.ImageAxis

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
file = { String name -> new File(folder, "noiseless_diagram" + name) }
number = { double value -> value == Math.rint(value) && Math.abs(value) < 1e5 ? String.valueOf((long) value)
	: new BigDecimal(value).round(new java.math.MathContext(6)).stripTrailingZeros().toString().replace("E+", "e").replace("E", "e").replaceFirst(/^0\.000(0*)1$/) { "1e-" + (4 + it[1].length()) } }
logarithmic = { double from, double to, int count -> (0..<count).collect { from * Math.exp(it / (count - 1) * Math.log(to / from)) } }

// the phases on a grid as fine as the picture
@CompileStatic
CalibratedImage finePhases(PhaseLaws laws, CalibratedImage map) {
	int size = 560
	double[][] at = [new double[size], new double[size]] as double[][]
	for (int k = 0; k < size; k++) for (int axis = 0; axis < 2; axis++) at[axis][k] = map.coordinate(axis, -0.5d + map.dimension(axis) * (k + 0.5d) / size)
	double[] codes = new double[size * size]
	for (int p = 0; p < codes.length; p++) codes[p] = laws.phase(at[0][p % size], at[1][p.intdiv(size) as int]).code()
	return new CalibratedImage("phase", codes, size, size, ImageAxis.logarithmic(map.axis(0).name(), at[0][0], at[0][size - 1]),
		ImageAxis.logarithmic(map.axis(1).name(), at[1][0], at[1][size - 1]))
}

// where theory has its boundaries: the edges between pixels of different phases
@CompileStatic
Columns boundaries(CalibratedImage phase) {
	Columns.Builder edges = Columns.builder("x", "y")
	for (int i = 0; i + 1 < phase.width(); i++) for (int j = 0; j + 1 < phase.height(); j++) {
		double x = phase.coordinate(0, i + 0.5d), y = phase.coordinate(1, j + 0.5d)
		if (phase.get(i, j) != phase.get(i + 1, j)) edges.row(x, phase.coordinate(1, j - 0.5d)).row(x, y).row(Double.NaN, Double.NaN)
		if (phase.get(i, j) != phase.get(i, j + 1)) edges.row(phase.coordinate(0, i - 0.5d), y).row(x, y).row(Double.NaN, Double.NaN)
	}
	return edges.build()
}

// a name in the middle of each phase
Columns names(CalibratedImage map, Closure text) {
	def middles = [:]
	RiskPhase.values().each { phase ->
		def at = middle(map, phase.code())
		if (at) middles[text(phase, at[0])] = at
	}
	return Columns.builder(middles.keySet() as List).row(*middles.values().collect { it[0] }).row(*middles.values().collect { it[1] }).build()
}

// null if there is too little for a name
@CompileStatic
List<Double> middle(CalibratedImage map, int code) {
	double x = 0, y = 0
	int count = 0
	for (int j = 0; j < map.height(); j++) for (int i = 0; i < map.width(); i++) if (map.get(i, j) == code) {
		x += i
		y += j
		count++
	}
	return count < 0.004d * map.width() * map.height() ? null : [map.coordinate(0, x / count), map.coordinate(1, y / count)]
}

NETWORKS = ["diagonal", "quadratic"]
DECAYS = ["1/d": 1 / dimension, "1": 1d, "sqrt(d)": Math.sqrt(dimension)]
samplesTo = 10 * Math.pow(dimension, exponent + 0.5) // where even a decay of 1 only shrinks

diagrams = NETWORKS.collectEntries { [it, compute("RiskDiagram", network: it, dimension: dimension, exponent: exponent, noiseVariance: 0d,
	samplesFrom: 3d, samplesTo: samplesTo, weightDecayFrom: 0.01 / dimension, weightDecayTo: 30 * Math.sqrt(dimension), resolution: resolution)] }
numeral = { RiskPhase phase -> phase.label().split(" ")[0] }
signed = { double value -> number(Math.round(100 * value) / 100d).replace("-", "\u2212") }
// with noise the phases have their names from overfitting; without, two are something else
NAMES = [1: "I zero estimator", 2: "II underfitting", 3: "III bias of the decay", 4: "IV interpolation"]
figure = Panels.grid(diagrams.collect { name, diagram ->
	def laws = new PhaseLaws(Network.of(name), dimension, exponent, false)
	def phase = finePhases(laws, diagram.getOutput("phase"))
	def lines = boundaries(phase)
	def plot = { Map inputs -> compute("PlotMap", *: inputs, labelX: "effective samples", labelY: "weight decay \u03BB").getOutput("plot") }
	[plot(map: phase, categories: NAMES.findAll { phase.values().contains((double) it.key) }.collect { it.key + "=" + it.value }.join(","),
		title: name.capitalize() + " network, d = " + number(dimension) + ", \u03B3 = " + number(exponent) + ", \u0394 = 0"),
	 plot(map: diagram.getOutput("risk"), logValues: true, curves: lines, labelValues: "excess risk R", title: "Excess risk", names: names(phase) { p, n -> numeral(p) }),
	 plot(map: diagram.getOutput("exponentInSamples"), curves: lines, colours: "diverging", colourFrom: -3d, colourTo: 3d, labelValues: "\u2202 log R / \u2202 log n",
		title: "Exponent in samples and the theory's", names: names(phase) { p, n -> numeral(p) + ": " + signed(laws.exponentInSamples(p, n)) }),
	 plot(map: diagram.getOutput("exponentInWeightDecay"), curves: lines, colours: "diverging", colourFrom: -3d, colourTo: 3d, labelValues: "\u2202 log R / \u2202 log \u03BB",
		title: "Exponent in weight decay and the theory's", names: names(phase) { p, n -> numeral(p) + ": " + signed(laws.exponentInWeightDecay(p)) })]
})

// with more samples than parameters the whole target is learned but for what the decay shrinks; exact once all of it is above noise level and threshold
exact = [diagonal: { double n, double decay -> n > dimension ? n * Math.pow(dimension * decay, 2) / Math.pow(n - dimension, 3) : Double.NaN },
	quadratic: { double n, double decay -> 2 * n > dimension ? n * Math.pow(dimension * decay, 2) / Math.pow(2 * n - dimension, 3) : Double.NaN }]
// with fewer: of the diagonal network the samples count by a logarithm less
counted = [diagonal: { double n -> n > 15 && n < dimension / 3 ? n / (2 * Math.log(dimension / n)) : Double.NaN }, quadratic: { double n -> n < dimension / 3 ? n : Double.NaN }]
// where the threshold lambda sqrt(d) / n (a quarter of it) cuts the target's spectrum
underfitting = [diagonal: { double n, double decay -> (1 + 1 / (2 * exponent - 1)) * Math.pow(decay * Math.sqrt(dimension) / n, 2 - 1 / exponent) },
	quadratic: { double n, double decay -> 2 * (1 + 1 / (2 * exponent - 1)) * Math.pow(decay * Math.sqrt(dimension) / (4 * n), 2 - 1 / exponent) }]

grid = (logarithmic(3, samplesTo, points) + [0.8, 0.9, 0.97, 1.03, 1.1, 1.25].collectMany { [it * dimension, it * dimension / 2] }).unique().sort()
curves = NETWORKS.collectEntries { name ->
	def kind = Network.of(name)
	def evolution = kind.powerLaw(dimension, exponent)
	def columns = DECAYS.values().collect { decay -> grid.collect { n -> evolution.solve(new Setting(kind.samples(n, dimension), decay, 0)).risk() } }
	def table = Columns.builder("effectiveSamples", "counted", "decay0", "decay1", "decay2", "interpolation", "underfitting1", "underfitting2", "exact0", "exact1")
	def middle = grid.findIndexOf { it >= Math.max(30, Math.pow(dimension, 0.55)) }
	grid.eachWithIndex { n, i ->
		def within = { int k -> n >= 5 * DECAYS.values()[k] * Math.sqrt(dimension) * (name == "diagonal" ? 1 : 0.25) && n <= 0.3 * DECAYS.values()[k] * Math.pow(dimension, exponent + 0.5) }
		def law = { int k -> within(k) ? underfitting[name](n, DECAYS.values()[k]) : Double.NaN }
		def bias = { int k -> n > 1.05 * dimension && n > 3 * DECAYS.values()[k] * Math.pow(dimension, exponent + 0.5) ? exact[name](n, DECAYS.values()[k]) : Double.NaN }
		table.row(n, counted[name](n), columns[0][i], columns[1][i], columns[2][i], columns[0][middle] * Math.pow(counted[name](n) / counted[name](grid[middle]), 1 - 2 * exponent),
			law(1), law(2), bias(0), bias(1))
	}
	[name, table.metadata("weightDecays", DECAYS.values().join(" ")).build()]
}
curvesFigure = Panels.grid([NETWORKS.collect { name ->
	def table = curves[name], lines = Columns.builder("n", "decay0", "decay1", "decay2", "interpolation", "underfitting", "exact")
	// a gap between the parts of a rate that hold for different decays
	grid.eachWithIndex { n, i -> lines.row(n, table.get("decay0", i), table.get("decay1", i), table.get("decay2", i), table.get("interpolation", i), Double.NaN, Double.NaN) }
	def more = { String column, String from -> grid.eachWithIndex { n, i -> lines.row(*(["n", "decay0", "decay1", "decay2", "interpolation", "underfitting", "exact"].collect { it == "n" ? n : it == column ? table.get(from, i) : Double.NaN })) } }
	more("underfitting", "underfitting1")
	more("exact", "exact0")
	def slope = { double value -> "n^" + number(Math.round(1000 * value) / 1000d).replace("-", "\u2212") }
	compute("PlotTable", table: lines.build(), x: "n", y: "decay0,decay1,decay2,interpolation,underfitting,exact", dashed: "interpolation,underfitting,exact",
		labels: ["\u03BB = 1/d", "\u03BB = 1", "\u03BB = \u221Ad", name == "diagonal" ? "(n / 2 log(d/n))^" + number(1 - 2 * exponent).replace("-", "\u2212") : slope(1 - 2 * exponent),
			"\u03BB = 1: " + slope(1 / exponent - 2), "\u03BB = 1/d: " + (name == "diagonal" ? "n d\u00B2\u03BB\u00B2 / (n \u2212 d)\u00B3" : "n d\u00B2\u03BB\u00B2 / (2n \u2212 d)\u00B3")].join(","),
		title: name.capitalize() + " network without noise, d = " + number(dimension) + ", \u03B3 = " + number(exponent), labelX: name == "diagonal" ? "samples n" : "effective samples n / d", labelY: "excess risk R").getOutput("plot")
}])

// predicted and measured slopes
windows = { String name -> [["interpolation, lambda = 1/d", "decay0", "counted", 30, 300, 1 - 2 * exponent], ["interpolation, lambda = 1/d", "decay0", "counted", 300, 3000, 1 - 2 * exponent],
	["underfitting, lambda = 1", "decay1", "effectiveSamples", 6 * Math.sqrt(dimension) * (name == "diagonal" ? 1 : 0.25), 0.1 * dimension * Math.sqrt(dimension) , 1 / exponent - 2],
	["bias, lambda = 1/d", "decay0", "effectiveSamples", 30 * dimension, samplesTo, -2]].findAll { it[3] >= 30 * dimension ? it[4] > 10 * it[3] : it[1] == "decay1" ? it[4] > 10 * it[3] : it[4] < dimension / 3 } }
rows = Columns.builder("network", "weightDecay", "from", "to", "predicted", "measured", "standardError")
texts = []
fine = { String name, double from, double to, int k ->
	def kind = Network.of(name), evolution = kind.powerLaw(dimension, exponent), table = Columns.builder("effectiveSamples", "counted", "decay" + k)
	logarithmic(from, to, 24).each { n -> table.row(n, counted[name](n), evolution.solve(new Setting(kind.samples(n, dimension), DECAYS.values()[k], 0)).risk()) }
	table.build()
}
NETWORKS.eachWithIndex { name, w -> windows(name).each { text, y, x, from, to, predicted ->
	def table = fine(name, from as double, to as double, y[-1] as int)
	def fit = compute("FitExponent", table: table, x: x, y: y, from: table.column(x)[0] * (1 - 1e-12), to: table.column(x)[-1] * (1 + 1e-12))
	rows.row(w, DECAYS.values()[y[-1] as int], from, to, predicted, fit.getOutput("exponent"), fit.getOutput("standardError"))
	texts << [name, text + (x == "counted" && name == "diagonal" ? ", in n / (2 log(d/n))" : "")]
} }
slopes = rows.metadata("networks", NETWORKS.join(" ")).metadata("dimension", dimension).metadata("exponent", exponent).build()

// the law beyond interpolation, without anything fitted
rows = Columns.builder("network", "effectiveSamples", "weightDecay", "predicted", "measured", "ratio")
NETWORKS.eachWithIndex { name, w -> [1.2, 2, 10, 1000].each { factor ->
	def n = factor * dimension, decay = 1 / dimension, kind = Network.of(name)
	def measured = kind.powerLaw(dimension, exponent).solve(new Setting(kind.samples(n, dimension), decay, 0)).risk()
	rows.row(w, n, decay, exact[name](n, decay), measured, measured / exact[name](n, decay))
} }
laws = rows.metadata("networks", NETWORKS.join(" ")).build()

compute("SavePlot", plot: figure, file: file(".png"))
compute("SavePlot", plot: curvesFigure, file: file("_curves.png"))
compute("SaveTable", table: slopes, file: file("_slopes.csv"))
compute("SaveTable", table: laws, file: file("_laws.csv"))
NETWORKS.each { name ->
	compute("SaveTable", table: curves[name], file: file("_" + name + "_curves.csv"))
	def quantities = ["risk", "exponentInSamples", "exponentInWeightDecay", "phase", "disagreement", "residual"]
	def maps = quantities.collect { diagrams[name].getOutput(it) }
	def pixels = Columns.builder(["effectiveSamples", "weightDecay"] + quantities)
	for (y in 0..<maps[0].height()) for (x in 0..<maps[0].width()) pixels.row(*([maps[0].coordinate(0, x), maps[0].coordinate(1, y)] + maps.collect { it.get(x, y) }))
	compute("SaveTable", table: pixels.build(), file: file("_" + name + ".csv"))
}

say("Noiseless diagram: d = %s, gamma = %s, Delta = 0", number(dimension), number(exponent))
say("  %-12s %-52s %18s %10s %20s", "slopes", "", "n_eff", "predicted", "measured")
texts.eachWithIndex { text, i -> say("  %-12s %-52s %18s %10.3f %20s", text[0], text[1], number(slopes.get("from", i)) + " to " + number(slopes.get("to", i)), slopes.get("predicted", i),
	String.format(Locale.ROOT, "%.3f +- %.2g", slopes.get("measured", i), slopes.get("standardError", i))) }
say("beyond interpolation at lambda = 1/d; predicted n d^2 lambda^2 / (n - d)^3 (diagonal), n d^2 lambda^2 / (2n - d)^3 (quadratic, n for n_eff; both exact where even the least of the target is above the noise)")
(0..<laws.rows()).each { say("  %-12s n_eff = %-8s predicted %.5g   measured %.5g   ratio %.5f", NETWORKS[laws.get("network", it) as int], number(laws.get("effectiveSamples", it)), laws.get("predicted", it), laws.get("measured", it), laws.get("ratio", it)) }
say("Figures and tables: %s", file("*").path)
