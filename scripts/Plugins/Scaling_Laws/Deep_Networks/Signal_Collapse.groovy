// Distances of two inputs in deep random networks fall on common curves (arXiv 2307.02284). First at infinite
// width: three activations near their critical points, each with one number of its own, the metric factor
// kappa. In units of ln slope and kappa all follow the logistic law (lines). Then networks of finite width
// at criticality: distances over layers of several widths, and the same times the width over layers per
// width. Deep networks are then not like wide ones: their mean falls faster, and most fall faster still.

#@ Double (label="Bias deviation", description="0.05 to 5", min=0.05, max=5, value=0.3, style="format:0.###", persist=false) biasDeviation
#@ String (label="Distances", description="From the critical weight deviation, relative, 1e-5 to 0.1, separated by semicolons", value="0.0005; 0.002; 0.008", persist=false) distances
#@ String (label="Activation", description="Of the networks of finite width", choices={"tanh", "erf", "sin"}, value="tanh", persist=false) activation
#@ String (label="Widths", description="4 to 2000, separated by semicolons", value="25; 50; 100; 200", persist=false) widths
#@ Integer (label="Depth", description="Layers per width, 1 to 100", min=1, max=100, value=6, persist=false) depth
#@ Integer (label="Runs", description="Networks of each width, 2 to 100000", min=2, max=100000, value=400, persist=false) runs
#@ Long (label="Seed", description="Of the networks, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

taus = s.numbers("distances", distances, 1e-5, 0.1).collectMany { [-it, it] }
sizes = s.wholeNumbers("widths", widths, 4, 2000).toUnique().toSorted()
names = ["tanh", "erf", "sin"]
s.steps("infinite width": 2, "finite width": sizes.sum { it * it } * depth * runs / 5e6, figure: 3)
s.step("infinite width", names.size() * (1 + taus.size()) + 2)
critical = names.collectEntries { [it, s.compute("EdgeOfChaos", activation: it, resolution: 2, biasDeviationFrom: biasDeviation, biasDeviationTo: biasDeviation).criticalLine] }
run = { String name, double tau, Map more -> s.compute("SignalPropagation", activation: name, weightDeviation: critical[name].first("weightDeviation") * (1 + tau), biasDeviation: biasDeviation, correlation: 0d, *: more) }
kept = s.logarithmic(1, 20000, 45).collect { Math.round(it) as int }.toSet()
wide = Columns.stack("name", *names.collect { name -> Columns.stack("tau", taus.collectEntries { tau ->
	def found = run(name, tau, [layers: 20000])
	[tau, found.table.where { (int) it.layer in kept }.with("time") { it.layer * Math.abs(Math.log(found.slope)) }.with("scaled") { it.distance * found.curvature / Math.abs(Math.log(found.slope)) }] }) })
inside = wide.where("scaled > 0.001 and time < 12 and layer > 20").with("side") { it.name + (it.tau > 0 ? 0 : 3) }
laws = Columns.builder("side", "time", "scaled")
s.logarithmic(inside.min("time"), 12, 200).each { laws.row(0, it, -1 / Math.expm1(-it)); if (it < 7) laws.row(3, it, 1 / Math.expm1(it)) }

s.step("finite width", SignalPropagation: sizes.collect { it * it })
finite = Columns.stack("width", sizes.collectEntries { n -> [n, run(activation, 0, [layers: depth * n, width: n, runs: runs, seed: seed]).table] })
kappa = critical[activation].first("curvature")
numbers = finite.where("layer > 0").with("depthPerWidth") { it.layer / it.width }.with("scaledMean") { it.width * it.distance }.with("scaledStandardError") { it.width * it.distanceStandardError }.with("typical") { it.width * it.typicalDistance }.with("meanField") { it.width / (kappa * it.layer) }
limit = run(activation, 0, [layers: depth * sizes[-1]]).table.where("layer > 0")

s.step("figure", 5)
few = { Columns table -> table.where { r -> (1..40).any { r.layer == Math.max(1, Math.round(r.width * depth * Math.pow(it / 40d, 2))) } } }
plot = { Map inputs -> s.compute("PlotTable", errorBars: true, *: inputs).plot }
shown = few(numbers)
figure = s.panels([[plot(table: wide.where("layer > 0 and distance > 1e-5").where { Math.abs(it.tau) == taus[-1] }.with("side") { it.name + (it.tau > 0 ? 0 : 3) }.select("side", "layer", "distance"), x: "layer", y: "distance", group: "side", labels: (names.collect { it + " chaotic" } + names.collect { it + " ordered" }).join(","), labelX: "layer", labelY: "distance \u03C1", title: "Infinite width at \u03C4 = \u00B1" + s.number(taus[-1])),
	plot(table: inside.select("side", "time", "scaled"), theory: laws.build(), x: "time", y: "scaled", group: "side", labels: (names.collect { it + " chaotic" } + names.collect { it + " ordered" } + "logistic law").join(","), labelX: "layer \u00D7 |ln slope|", labelY: "\u03BA \u03C1/|ln slope|", title: "With the metric factor: all \u03C4")],
	[plot(table: shown.select("width", "layer", "distance", "distanceStandardError").renamed("distance", "distanceMean"), theory: limit.with("width", sizes[-1] as double).with("limit") { it.distance }.select("width", "layer", "limit"), x: "layer", y: "distance,limit", group: "width", labels: (sizes.collect { "width " + it } + "infinite width").join(","), labelX: "layer", labelY: "mean distance \u03C1", title: "At criticality: " + activation),
	plot(table: shown.where("depthPerWidth > 0.1").select("width", "depthPerWidth", "scaledMean", "scaledStandardError"), theory: numbers.where("depthPerWidth > 0.1 and width = " + sizes[-1]).select("width", "depthPerWidth", "meanField", "typical"), x: "depthPerWidth", y: "scaled,typical,meanField", dashed: "meanField", group: "width", labels: (sizes.collect { "mean at width " + it } + "geometric mean" + "1/(\u03BA layer)").join(","), labelX: "layers per width", labelY: "width \u00D7 distance", title: "Times the width")]])
s.save(figure, "", "Distances near the transition at infinite width, and with the metric factor; distances at criticality for several widths, and times the width over layers per width")
s.save(wide, "_infinite", "Infinite width (name: 0 tanh, 1 erf, 2 sin)")
s.save(numbers, "", "Networks of finite width at criticality")

s.say("Signal collapse: bias deviation %s", s.number(biasDeviation))
names.each { s.say("%-6s critical weight deviation %.8f, kappa %.8f", it, critical[it].first("weightDeviation"), critical[it].first("curvature")) }
inside.where("time > 1 and time < 6").groups("tau").each { tau, at -> at.groups("name").each { name, table ->
	s.compare(s.text("scaled distance over its law, %s, tau = %s", names[name as int], s.number(tau)), table.iterator().collect { it.scaled / (tau > 0 ? -1 / Math.expm1(-it.time) : 1 / Math.expm1(it.time)) }.average(), Double.NaN, 1)
} }
[0.5, 1, 2, 4, 6].findAll { it <= depth }.each { x -> sizes.each { n ->
	def row = numbers.where("width = " + n + " and layer = " + Math.round(x * n)), widest = numbers.where("width = " + sizes[-1] + " and layer = " + Math.round(x * sizes[-1]))
	s.say("layers/width %-4s width %-5d width x distance: mean %.3f +- %.3f, median %.3f, typical %.3f, mean field %.3f", s.number(x), n, row.first("scaledMean"), row.first("scaledStandardError"), n * row.first("medianDistance"), row.first("typical"), row.first("meanField"))
	if (n < sizes[-1]) s.compare(s.text("width x distance at %s layers per width, width %d beside %d", s.number(x), n, sizes[-1]), row.first("scaledMean"), Math.hypot(row.first("scaledStandardError"), widest.first("scaledStandardError")), widest.first("scaledMean"))
} }
s.report()
