// The phases of the excess risk of shallow networks over effective samples and weight decay
// (arXiv 2509.24882, figure 1): phases by the theory's boundaries with optimal decay and
// interpolation peak; the risk itself by state evolution; its exponents, which are exact
// derivatives, and how far they are from the theory's. Effective samples are the samples n
// of the diagonal network, n/d of the quadratic one.

#@ String (label="Network", description="both, diagonal or quadratic", choices={"both", "diagonal", "quadratic"}, value="both", persist=false) network
#@ Double (label="Dimension", description="d, 100 to 1e9", min=100, max=1e9, value=1e5, style="format:0.##E0", persist=false) dimension
#@ Double (label="Exponent", description="gamma of the target i^-gamma, 0.55 to 5", min=0.55, max=5, stepSize=0.25, value=1, persist=false) exponent
#@ Double (label="Noise variance", description="Delta of the labels, 1e-6 to 1e6", min=1e-6, max=1e6, value=0.5, style="format:0.######", persist=false) noiseVariance
#@ Double (label="Samples from", description="Least effective samples, 1 to 1e20", min=1, max=1e20, value=3, style="format:0.##E0", persist=false) samplesFrom
#@ Double (label="Samples to", description="Most effective samples, greater than samples from", min=1, max=1e20, value=1e12, style="format:0.##E0", persist=false) samplesTo
#@ Double (label="Weight decay from", description="Least lambda, 1e-8 to 1e20", min=1e-8, max=1e20, value=1e-4, style="format:0.##E0", persist=false) weightDecayFrom
#@ Double (label="Weight decay to", description="Greatest lambda, greater than weight decay from", min=1e-8, max=1e20, value=1e6, style="format:0.##E0", persist=false) weightDecayTo
#@ Integer (label="Resolution", description="Pixels along both axes, 8 to 1024", min=8, max=1024, value=72, persist=false) resolution
#@ File (label="Folder", description="Where figures and tables are saved", style="directory", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output ij.ImagePlus mapsFigure
#@output org.scalinglaws.table.Columns phases
#@output org.scalinglaws.table.Columns peaks

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
file = { String name -> new File(folder, "risk_phase_diagram" + name) }
number = { double value -> value == Math.rint(value) && Math.abs(value) < 1e5 ? String.valueOf((long) value)
	: new BigDecimal(value).round(new java.math.MathContext(6)).stripTrailingZeros().toString().replace("E+", "e").replace("E", "e").replaceFirst(/^0\.000(0*)1$/) { "1e-" + (4 + it[1].length()) } }

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

// columns of tables as curves over a map
Columns curves(List<List<double[]>> lines) {
	def all = Columns.builder("x", "y", "series")
	lines.eachWithIndex { line, k -> line[0].eachWithIndex { x, i -> if (x > 0 && line[1][i] > 0 && Double.isFinite(line[1][i])) all.row(x, line[1][i], k) } }
	return all.build()
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

// pixels so far inside their phase that half a decade around them is of the same
@CompileStatic
boolean[] interior(CalibratedImage map) {
	int width = map.width(), height = map.height()
	int reachX = (int) Math.ceil(0.5 * (width - 1) / Math.log10(map.axis(0).to() / map.axis(0).from()))
	int reachY = (int) Math.ceil(0.5 * (height - 1) / Math.log10(map.axis(1).to() / map.axis(1).from()))
	double[] code = map.values()
	boolean[] inside = new boolean[width * height]
	for (int p = 0; p < inside.length; p++) {
		boolean same = true
		for (int x = Math.max(0, p % width - reachX); same && x <= Math.min(width - 1, p % width + reachX); x++)
			for (int y = Math.max(0, p.intdiv(width) - reachY); same && y <= Math.min(height - 1, p.intdiv(width) + reachY); y++)
				same = code[y * width + x] == code[p]
		inside[p] = same
	}
	return inside
}

networks = network == "both" ? ["diagonal", "quadratic"] : [network]
diagrams = networks.collectEntries { [it, compute("RiskDiagram", network: it, dimension: dimension, exponent: exponent, noiseVariance: noiseVariance,
	samplesFrom: samplesFrom, samplesTo: samplesTo, weightDecayFrom: weightDecayFrom, weightDecayTo: weightDecayTo, resolution: resolution)] }
numeral = { RiskPhase phase -> phase.label().split(" ")[0] }
signed = { double value -> number(Math.round(100 * value) / 100d).replace("-", "\u2212") }

// phases, and over them what state evolution has for the optimal decay and the peak
fine = diagrams.collectEntries { name, diagram -> [name, finePhases(new PhaseLaws(Network.of(name), dimension, exponent, true), diagram.getOutput("phase"))] }
phasePlots = diagrams.collect { name, diagram ->
	def optimum = diagram.getOutput("optimum"), overfitting = diagram.getOutput("overfitting")
	def lines = ["optimal decay": [optimum.column("effectiveSamples"), optimum.column("weightDecay")], "peak of the risk": [overfitting.column("peak"), overfitting.column("weightDecay")]]
		.findAll { curves([it.value]).rows() > 1 }
	compute("PlotMap", map: fine[name], categories: RiskPhase.values().findAll { fine[name].values().contains((double) it.code()) }.collect { it.code() + "=" + it.label() }.join(","),
		curves: lines ? curves(lines.values() as List) : null, labels: lines.keySet().join(","), labelX: "effective samples", labelY: "weight decay \u03BB",
		title: name.capitalize() + " network, d = " + number(dimension) + ", \u03B3 = " + number(exponent) + ", \u0394 = " + number(noiseVariance)).getOutput("plot")
}
pictures = diagrams.collect { name, diagram ->
	def laws = new PhaseLaws(Network.of(name), dimension, exponent, true)
	def phase = fine[name]
	def lines = boundaries(phase)
	def plot = { Map inputs -> compute("PlotMap", *: inputs, labelX: "effective samples", labelY: "weight decay \u03BB", curves: lines).getOutput("plot") }
	[plot(map: diagram.getOutput("risk"), logValues: true, labelValues: "excess risk R", title: name.capitalize() + " network: excess risk",
		names: names(phase) { p, n -> numeral(p) }),
	 plot(map: diagram.getOutput("exponentInSamples"), colours: "diverging", colourFrom: -2d, colourTo: 2d, labelValues: "\u2202 log R / \u2202 log n", title: "Exponent in samples and the theory's",
		names: names(phase) { p, n -> numeral(p) + ": " + signed(laws.exponentInSamples(p, n)) }),
	 plot(map: diagram.getOutput("exponentInWeightDecay"), colours: "diverging", colourFrom: -2d, colourTo: 2d, labelValues: "\u2202 log R / \u2202 log \u03BB", title: "Exponent in weight decay and the theory's",
		names: names(phase) { p, n -> numeral(p) + ": " + signed(laws.exponentInWeightDecay(p)) }),
	 plot(map: diagram.getOutput("disagreement"), colourFrom: 0d, colourTo: 1d, labelValues: "larger distance of an exponent", title: "Disagreement with the theory's exponents",
		names: names(phase) { p, n -> numeral(p) })]
}
figure = Panels.grid([phasePlots])
mapsFigure = Panels.grid(pictures)

// how many pixels agree, phase by phase, and those inside of a phase
rows = Columns.builder("network", "phase", "pixels", "within0.1", "within0.2", "interiorPixels", "interiorWithin0.1", "interiorWithin0.2")
diagrams.eachWithIndex { name, diagram, k ->
	def code = diagram.getOutput("phase").values(), distance = diagram.getOutput("disagreement").values(), deep = interior(diagram.getOutput("phase"))
	def add = { int of, List all ->
		def inside = all.findAll { deep[it] }
		def share = { List pixels, double within -> pixels ? pixels.count { distance[it] <= within } / (double) pixels.size() : Double.NaN }
		rows.row(k, of, all.size(), share(all, 0.1), share(all, 0.2), inside.size(), share(inside, 0.1), share(inside, 0.2))
	}
	RiskPhase.values().each { phase ->
		def all = (0..<code.length).findAll { code[it] == phase.code() }
		if (all) add(phase.code(), all)
	}
	add(0, (0..<code.length).toList())
}
phases = rows.metadata("networks", networks.join(" ")).metadata("phases", "0 all; " + RiskPhase.values().collect { it.code() + " " + it.label() }.join("; ")).build()

// the peak at n = d (diagonal) or d/4 (quadratic), as lambda falls: R lambda^(2/3) / Delta^(4/3) goes to a constant
constants = [diagonal: Math.pow(Math.sqrt(2 * Math.PI) / 8, 2 / 3d), quadratic: Math.pow(3 * Math.PI / 32, 2 / 3d)]
rows = Columns.builder("network", "weightDecay", "samples", "risk", "constant", "predicted")
networks.eachWithIndex { name, k ->
	def kind = Network.of(name)
	def evolution = kind.powerLaw(dimension, exponent)
	[1e-1, 1e-2, 1e-3, 1e-4, 1e-5].each { decay ->
		def samples = kind.samples(kind.interpolation(dimension), dimension)
		def risk = evolution.solve(new Setting(samples, decay, noiseVariance)).risk()
		rows.row(k, decay, samples, risk, risk * Math.pow(decay, 2 / 3d) / Math.pow(noiseVariance, 4 / 3d), constants[name])
	}
}
peaks = rows.metadata("networks", networks.join(" ")).build()

compute("SavePlot", plot: figure, file: file(".png"))
compute("SavePlot", plot: mapsFigure, file: file("_maps.png"))
compute("SaveTable", table: phases, file: file("_phases.csv"))
compute("SaveTable", table: peaks, file: file("_peak.csv"))
diagrams.each { name, diagram ->
	compute("SaveTable", table: diagram.getOutput("optimum"), file: file("_" + name + "_optimum.csv"))
	if (diagram.getOutput("overfitting").rows() > 0) compute("SaveTable", table: diagram.getOutput("overfitting"), file: file("_" + name + "_overfitting.csv"))
	def quantities = ["risk", "exponentInSamples", "exponentInWeightDecay", "phase", "disagreement", "residual"]
	def maps = quantities.collect { diagram.getOutput(it) }
	def pixels = Columns.builder(["effectiveSamples", "weightDecay"] + quantities)
	for (y in 0..<maps[0].height()) for (x in 0..<maps[0].width()) pixels.row(*([maps[0].coordinate(0, x), maps[0].coordinate(1, y)] + maps.collect { it.get(x, y) }))
	compute("SaveTable", table: pixels.metadata("phases", phases.metadata().get("phases")).build(), file: file("_" + name + ".csv"))
}

say("Risk phase diagram: d = %s, gamma = %s, Delta = %s; %d x %d pixels", number(dimension), number(exponent), number(noiseVariance), resolution, resolution)
say("share of pixels whose two exponents are both that near to the theory's; interior: half a decade or more from any boundary")
networks.eachWithIndex { name, k ->
	say("%-26s %8s %12s %12s %10s %12s %12s", name, "pixels", "within 0.1", "within 0.2", "interior", "within 0.1", "within 0.2")
	def percent = { double share -> Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share) }
	(0..<phases.rows()).findAll { phases.get("network", it) == k }.each { row ->
		def code = phases.get("phase", row) as int
		say("  %-24s %8.0f %12s %12s %10.0f %12s %12s", code == 0 ? "all" : RiskPhase.values()[code - 1].label(), phases.get("pixels", row), percent(phases.get("within0.1", row)),
			percent(phases.get("within0.2", row)), phases.get("interiorPixels", row), percent(phases.get("interiorWithin0.1", row)), percent(phases.get("interiorWithin0.2", row)))
	}
}
say("peak, R lambda^(2/3) / Delta^(4/3) at n = d (diagonal) or d^2/4 (quadratic; its height is finite, for the target's mean moves the peak)")
say("  %-12s %10s  %s", "", "predicted", "measured at lambda = " + (0..<5).collect { number(peaks.get("weightDecay", it)) }.join(", "))
networks.eachWithIndex { name, k -> say("  %-12s %10.4f  %s", name, constants[name], (0..<5).collect { String.format(Locale.ROOT, "%.4f", peaks.get("constant", 5 * k + it)) }.join(", ")) }
say("optimal weight decay / sqrt(n_eff / d); predicted: sqrt(2 Delta log(d/n)) up to a slow factor (diagonal, n << d), below 4 sqrt(Delta) = %.3f (quadratic)", 4 * Math.sqrt(noiseVariance))
networks.each { name ->
	def optimum = diagrams[name].getOutput("optimum")
	(0..<optimum.rows()).findAll { optimum.get("effectiveSamples", it) >= 20 && optimum.get("effectiveSamples", it) <= dimension / 10 && Double.isFinite(optimum.get("weightDecay", it)) }.collate(3).collect { it[0] }.each { row ->
		def n = optimum.get("effectiveSamples", row)
		say("  %-12s n_eff = %-10.4g predicted %7.3f   measured %7.3f", name, n, name == "diagonal" ? Math.sqrt(2 * noiseVariance * Math.log(dimension / n)) : 4 * Math.sqrt(noiseVariance),
			optimum.get("weightDecay", row) / Math.sqrt(n / dimension))
	}
}
say("Figures and tables: %s", file("*").path)
