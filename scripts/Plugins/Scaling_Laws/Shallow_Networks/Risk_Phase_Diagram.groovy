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
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output ij.ImagePlus mapsFigure
#@output org.scalinglaws.table.Columns phases
#@output org.scalinglaws.table.Columns peaks

import org.scalinglaws.network.risk.RiskPhase
import org.scalinglaws.table.CalibratedImage
import org.scalinglaws.table.Columns

networks = network == "both" ? ["diagonal", "quadratic"] : [network]
s.steps(diagrams: 4 * networks.size(), maps: networks.size(), peaks: 2, report: 6)
s.step("diagrams", RiskDiagram: networks.size())
diagrams = networks.collectEntries { [it, s.compute("RiskDiagram", network: it, dimension: dimension, exponent: exponent, noiseVariance: noiseVariance,
	samplesFrom: samplesFrom, samplesTo: samplesTo, weightDecayFrom: weightDecayFrom, weightDecayTo: weightDecayTo, resolution: resolution)] }
s.step("maps", PlotMap: 5 * networks.size())
axes = [labelX: "effective samples", labelY: "weight decay \u03BB"]

// phases, and over them what state evolution has for the optimal decay and the peak
phasePlots = diagrams.collect { name, diagram ->
	def lines = ["optimal decay": diagram.optimum.renamed("effectiveSamples", "x"), "peak of the risk": diagram.overfitting.renamed("peak", "x")]
		.collectEntries { text, line -> [text, line.renamed("weightDecay", "y").where { it.x > 0 && it.y > 0 && Double.isFinite(it.y) }.select("x", "y")] }.findAll { it.value.rows() > 1 }
	s.compute("PlotMap", map: diagram.phaseMap, categories: diagram.phaseMap.metadata().categories, curves: lines ? Columns.stack("series", *(lines.values() as List)) : null, labels: lines.keySet().join(","), *: axes,
		title: name.capitalize() + " network, d = " + s.number(dimension) + ", \u03B3 = " + s.number(exponent) + ", \u0394 = " + s.number(noiseVariance)).plot
}
maps = diagrams.collect { name, diagram ->
	def plot = { Map inputs -> s.compute("PlotMap", *: inputs, *: axes, curves: diagram.boundaries).plot }
	// where theory has a phase, its exponent
	def exponents = { String column -> diagram.laws.iterator().toList().inject(diagram.names) { names, law ->
		def numeral = diagram.names.names()[law.index()]
		names.renamed(numeral, numeral + ": " + s.typeset(Math.round(100 * law[column]) / 100d, 6)) } }
	[plot(map: diagram.risk, logValues: true, labelValues: "excess risk R", title: name.capitalize() + " network: excess risk", names: diagram.names),
	 plot(map: diagram.exponentInSamples, colours: "diverging", colourFrom: -2d, colourTo: 2d, labelValues: "\u2202 log R / \u2202 log n", title: "Exponent in samples and the theory's", names: exponents("exponentInSamples")),
	 plot(map: diagram.exponentInWeightDecay, colours: "diverging", colourFrom: -2d, colourTo: 2d, labelValues: "\u2202 log R / \u2202 log \u03BB", title: "Exponent in weight decay and the theory's", names: exponents("exponentInWeightDecay")),
	 plot(map: diagram.disagreement, colourFrom: 0d, colourTo: 1d, labelValues: "larger distance of an exponent", title: "Disagreement with the theory's exponents", names: diagram.names)]
}
figure = s.panels([phasePlots])
mapsFigure = s.panels(maps)

s.step("peaks", 4 * networks.size() + 4)
labels = RiskPhase.values().collectEntries { [it.code(), it.label()] }
names = "0 all; " + labels.collect { code, label -> code + " " + label }.join("; ")
phases = Columns.stack("network", *diagrams.values()*.agreement).with([networks: networks.join(" "), phases: names])
// the peak at n = d (diagonal) or d/4 (quadratic), as lambda falls: R lambda^(2/3) / Delta^(4/3) goes to a constant
peaks = Columns.stack("network", *networks.collect { s.compute("OptimalDecay", network: it, dimension: dimension, exponent: exponent, noiseVariance: noiseVariance, effectiveSamples: [dimension]).peak })
	.with([networks: networks.join(" ")])
s.save(figure, "", "Phases by the theory's boundaries, with the optimal decay and the peak of the risk")
s.save(mapsFigure, "_maps", "Risk, its exponents in samples and weight decay, and how far they are from the theory's")
s.save(phases, "_phases", "Agreement of the exponents in each phase")
s.save(peaks, "_peak", "Peak of the risk")
diagrams.each { name, diagram ->
	s.save(diagram.optimum, "_" + name + "_optimum", "Optimal decay, " + name + " network")
	if (diagram.overfitting.rows() > 0) s.save(diagram.overfitting, "_" + name + "_overfitting", "Overfitting, " + name + " network")
	s.save(CalibratedImage.table(["risk", "exponentInSamples", "exponentInWeightDecay", "phase", "disagreement", "residual"].collect { diagram[it] }).with([phases: names]), "_" + name, "Diagram of the " + name + " network")
}

s.say("Risk phase diagram: d = %s, gamma = %s, Delta = %s; %d x %d pixels", s.number(dimension), s.number(exponent), s.number(noiseVariance), resolution, resolution)
s.say("share of pixels whose two exponents are both that near to the theory's; interior: half a decade or more from any boundary")
percent = { double share -> Double.isNaN(share) ? "-" : s.text("%.1f %%", 100 * share) }
phases.groups("network").each { k, rows ->
	s.say("%-26s %8s %12s %12s %10s %12s %12s", networks[k as int], "pixels", "within 0.1", "within 0.2", "interior", "within 0.1", "within 0.2")
	rows.each { s.say("  %-24s %8.0f %12s %12s %10.0f %12s %12s", labels[it.phase as int] ?: "all", it.pixels, percent(it["within0.1"]), percent(it["within0.2"]), it.interiorPixels,
		percent(it["interiorWithin0.1"]), percent(it["interiorWithin0.2"])) }
}
s.say("peak, R lambda^(2/3) / Delta^(4/3) at n = d (diagonal) or d^2/4 (quadratic; its height is finite, for the target's mean moves the peak)")
s.say("  %-12s %10s  %s", "", "predicted", "measured at lambda = " + peaks.groups("weightDecay").keySet().collect { s.number(it) }.join(", "))
peaks.groups("network").each { k, rows -> s.say("  %-12s %10.4f  %s", networks[k as int], rows.first("predicted"), rows.collect { s.text("%.4f", it.constant) }.join(", ")) }
s.say("optimal weight decay / sqrt(n_eff / d); predicted: sqrt(2 Delta log(d/n)) up to a slow factor (diagonal, n << d), below 4 sqrt(Delta) = %.3f (quadratic)", 4 * Math.sqrt(noiseVariance))
diagrams.each { name, diagram -> diagram.optimum.where { it.effectiveSamples >= 20 && it.effectiveSamples <= dimension / 10 && Double.isFinite(it.weightDecay) }.findAll { it.index() % 3 == 0 }.each {
	s.say("  %-12s n_eff = %-10.4g predicted %7.3f   measured %7.3f", name, it.effectiveSamples, it.predictedFactor, it.factor)
} }
s.step("report")
s.report()
