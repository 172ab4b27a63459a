// The edge of chaos in deep random networks as an absorbing phase transition (arXiv 2307.02284): where the
// slope of the map of distances is 1, two inputs stop to become one. Across the line the depth to which
// correlations reach diverges, and at it a distance falls like one over the layers. Then the exponents:
// beta of the distance that stays, nu of the depth, over the relative distance from the critical weight
// deviation. At any distance they differ from the 1 of mean-field theory, and come to it slowly.

#@ String (label="Activation", choices={"tanh", "erf", "sin"}, value="tanh", persist=false) activation
#@ Double (label="Bias deviation", description="Of the transition, 0.05 to 5", min=0.05, max=5, value=0.3, style="format:0.###", persist=false) biasDeviation
#@ Integer (label="Resolution", description="Pixels of the phase diagram along both axes, 8 to 1024", min=8, max=1024, value=96, persist=false) resolution
#@ Integer (label="Points", description="Weight deviations on each side of the transition, 12 to 1000", min=12, max=1000, value=41, persist=false) points
#@ Integer (label="Layers", description="Of the decays, 100 to 100000", min=100, max=100000, value=3000, persist=false) layers
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

s.steps("phase diagram": 2, transition: 2, decays: 1, figure: 3)
s.step("phase diagram", 2)
edge = { Map inputs -> s.compute("EdgeOfChaos", activation: activation, resolution: resolution, *: inputs) }
diagram = edge([:])
critical = edge(resolution: 2, biasDeviationFrom: biasDeviation, biasDeviationTo: biasDeviation).criticalLine
at = { double tau, int depth -> s.compute("SignalPropagation", activation: activation, weightDeviation: critical.first("weightDeviation") * (1 + tau), biasDeviation: biasDeviation, correlation: 0d, layers: depth) }

s.step("transition", 2 * points)
taus = s.logarithmic(1e-4, 0.1, points)
sides = [-1, 1].collect { sign ->
	def side = Columns.builder("tau", "weightDeviation", "depth", "distance", "lyapunov")
	taus.each { double tau ->
		def found = at(sign * tau, 1)
		side.row(tau, critical.first("weightDeviation") * (1 + sign * tau), found.correlationDepth, 1 - found.fixedCorrelation, Math.log(found.slope))
	}
	side.build()
}
numbers = Columns.stack("chaotic", *sides)

s.step("decays", 5)
near = [-0.02d, -0.002d, 0d, 0.002d, 0.02d]
decays = Columns.stack("tau", near.collectEntries { tau -> [tau, at(tau, layers).table.where("layer > 0").select("layer", "distance")] }).with("law") { it.tau == 0 ? 1 / (critical.first("curvature") * it.layer) : Double.NaN }

s.step("figure", 8)
fit = { int side, String y, double from, double to -> s.compute("FitExponent", table: sides[side], x: "tau", y: y, from: from, to: to) }
kinds = [["beta (chaotic)", 1, "distance", 1], ["nu (ordered)", 0, "depth", -1], ["nu (chaotic)", 1, "depth", -1]]
local = Columns.stack("kind", *kinds.collect { k -> fit(k[1], k[2], taus[0], taus[-1]).details.select("tau", "localExponent").with("exponent") { k[3] * it.localExponent }.where("exponent is finite and tau > 0.00015 and tau < 0.05") })
plot = { Map inputs -> s.compute("PlotTable", *: inputs).plot }
figure = s.panels([[diagram.plot,
	plot(table: numbers, x: "weightDeviation", y: "depth", group: "chaotic", logX: false, labels: "ordered,chaotic", marks: Columns.builder("critical").row(critical.first("weightDeviation")).build(), labelX: "weight deviation \u03C3w", labelY: "correlation depth in layers", title: "Depth of correlations")],
	[plot(table: decays.where("distance > 1e-5").select("tau", "layer", "distance"), theory: decays.where("tau = 0").select("tau", "layer", "law"), x: "layer", y: "distance,law", dashed: "law", group: "tau", labels: (near.collect { it == 0 ? "critical" : "\u03C4 = " + s.number(it) } + "1/(\u03BA layer)").join(","), labelX: "layer", labelY: "distance \u03C1", title: "Decay near the transition"),
	plot(table: local.select("kind", "tau", "exponent"), x: "tau", y: "exponent", group: "kind", logY: false, labels: kinds.collect { it[0] }.join(","), labelX: "relative distance |\u03C4| from the transition", labelY: "local exponent", title: "Drift of the exponents to 1")]])
s.save(figure, "", "Phase diagram; depth of correlations across the transition; decay of the distance near it; local exponents over the distance from it")
s.save(numbers, "", "Both sides of the transition: depth, fixed distance and Lyapunov exponent ln slope")
s.save(decays, "_decays", "Distances over layers")
s.save(diagram.criticalLine, "_line", "The critical line")

s.say("Edge of chaos: %s, bias deviation %s: critical weight deviation %.10f, q* = %.8f, kappa = %.8f", activation, s.number(biasDeviation), critical.first("weightDeviation"), critical.first("fixedPoint"), critical.first("curvature"))
windows = [[0.01, 0.04], [1e-3, 4e-3], [1e-4, 4e-4]]
windows.each { w -> kinds.each { k -> s.compare(s.text("%s, |tau| from %.4g to %.4g", k[0], w[0], w[1]), fit(k[1], k[2], w[0] * 0.999, w[1] * 1.001).exponent, Double.NaN, k[3]) } }
end = decays.where("tau = 0")
s.compare("decay at criticality, exponent", s.compute("FitExponent", table: end, x: "layer", y: "distance", from: layers / 10d, to: layers as double).exponent, Double.NaN, -1)
s.compare("curvature from 1/distance, last half", (1 / end.last("distance") - 1 / end.where("layer = " + layers.intdiv(2)).first("distance")) / (layers - layers.intdiv(2)), Double.NaN, critical.first("curvature"))
s.report()
