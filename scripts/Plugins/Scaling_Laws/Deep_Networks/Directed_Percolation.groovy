// Exponents that are known to six digits, measured as those of networks are: bond directed percolation
// in 1+1 dimensions, the class to which deep convolutional networks at their critical point are said to belong
// (arXiv 2307.02284). At the threshold from one active site and from a full row, whose survival and density
// are the same by symmetry; above it the density that stays; below it how long activity lasts; and
// whether the decay is one curve of time over the correlation time. Fits see groups of
// independent runs; those of one mean curve stand beside them.

#@ Integer (label="Steps", description="At the threshold, 1000 to 1000000", min=1000, max=1000000, value=5000, persist=false) steps
#@ Integer (label="Runs", description="From one site, 100 to 10000000", min=100, max=10000000, value=20000, persist=false) runs
#@ Integer (label="Size", description="Sites of a full row, 100 to 10000000; four times as many at the threshold", min=100, max=10000000, value=10000, persist=false) size
#@ Integer (label="Rows", description="Full rows at each probability, 2 to 10000", min=2, max=10000, value=8, persist=false) rows
#@ String (label="Distances", description="From the threshold, three or more over a decade, 1e-6 to 0.1 each, separated by semicolons", value="0.003; 0.0045; 0.0067; 0.01; 0.015; 0.022; 0.033", persist=false) distances
#@ Integer (label="Long steps", description="Above the threshold, 100 to 100000000", min=100, max=100000000, value=20000, persist=false) longSteps
#@ Long (label="Seed", description="Of the bonds, 0 to 2^53 - 1000", min=0, max=9007199254739992, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

critical = 0.644700185d
known = [survival: -0.159464, density: -0.159464, activeSites: 0.313686, meanSquareSpread: 1.26523, beta: 0.276486, parallel: -1.733847]
gaps = s.numbers("distances", distances, 1e-6, 0.1).sort(false)
horizon = { double gap, double nu -> longSteps / 5 * Math.pow(gaps[0] / gap, nu) }
near = gaps.findAll { horizon(it, 2.1) >= 20 } // whose curves reach their horizon with some records
if (gaps.size() < 3 || near.size() < 2) throw new IllegalArgumentException("distances must be three or more, two of them near enough for longSteps = " + longSteps + ", was " + distances)
percolate = { Map given -> s.compute("DirectedPercolation", *: [seed: seed, probability: critical] + given) }
fit = { Map given -> s.compute("FitExponent", *: [x: "time"] + given) }
s.steps("at the threshold": 5, above: 10, below: 8, fits: 5, collapse: 4, figure: 2)

s.step("at the threshold", 2)
seeds = percolate(start: "seed", steps: steps, runs: runs)
full = percolate(start: "full", steps: steps, runs: 2 * rows, size: 4 * size)
s.step("above", gaps.size())
above = gaps.collect { percolate(probability: critical + it, start: "full", steps: longSteps, runs: rows, size: size) }
s.step("below", 8 * gaps.size()) // eight times each, so that the fit sees how they scatter
jobs = [0..7, gaps].combinations()
below = Columns.builder("run", "distance", "correlationTime")
s.parallel(jobs) { run, gap -> [run, gap, percolate(probability: critical - gap, start: "seed", steps: 100000000, runs: runs / 20 as int, records: 2, seed: seed + run + 1).correlationTime] as double[] }.each { below.row(it) }

s.step("fits", 30)
stay = Columns.stack("distance", [gaps, above].transpose().collectEntries { gap, found -> [gap, found.groups.where("time = " + longSteps).without("time")] })
lasts = below.build()
sources = [survival: seeds, activeSites: seeds, meanSquareSpread: seeds, density: full]
fits = [:]
sources.each { y, source ->
	fits[y] = fit(table: source.groups, y: y, from: steps / 100, to: steps, predicted: known[y])
	def free = fit(table: source.groups, y: y, predicted: known[y]), mean = fit(table: source.table, y: y, predicted: known[y])
	s.compare("exponent of " + y + ", two decades", fits[y].exponent, fits[y].standardError, known[y])
	s.compare("exponent of " + y + ", window found: " + s.number(free.from) + " to " + s.number(free.to), free.exponent, free.standardError, known[y])
	s.compare("exponent of " + y + ", of the mean curve alone", mean.exponent, mean.standardError, known[y])
}
middle = gaps[(int) (gaps.size() / 2)]
[["beta: density that stays", stay, "density", "beta"], ["-nu parallel: correlation time", lasts, "correlationTime", "parallel"]].each { what, table, y, key ->
	[["", gaps[0], gaps[-1]], [", near", gaps[0], middle], [", far", middle, gaps[-1]]].each { part, from, to ->
		def found = fit(table: table, x: "distance", y: y, from: from, to: to)
		if (part == "") fits[key] = found
		s.compare(what + part, found.exponent, found.standardError, known[key])
	}
}
numbers = Columns.builder("quantity", "exponent", "standardError", "known", "deviation").with { b -> known.keySet().eachWithIndex { key, k -> b.row(k, fits[key].exponent, fits[key].standardError, known[key], (fits[key].exponent - known[key]) / fits[key].standardError) }; b.build() }

s.step("collapse", 10)
curves = Columns.stack("distance", [near, above.take(near.size())].transpose().collectEntries { gap, found -> [gap, found.table.where("time >= 10")] })
collapse = { double nu -> s.compute("CollapseCurves", table: curves.with("horizon") { horizon(it.distance, nu) }, x: "time", y: "density", group: "distance", horizon: "horizon", floor: 0) }
tried = [1d, 1.4d, 1.5d, 1.6d, 1.7d, 1.8d, 1.9d, 2d, 2.1d]
s.say("collapse of the mean density, deviation by nu parallel: %s", tried.collect { s.text("%.2f: %.4f", it, collapse(it).meanDeviation) }.join(", "))
one = collapse(-known.parallel)
s.say("at the known one: %.4f; %s", one.meanDeviation, one.reason)

s.step("figure", 8)
line = { Columns points, String x, String y, double slope -> points.with(y) { row -> points.last(y) * Math.pow(row[x] / points.last(x), slope) } }
plot = { Map given -> s.compute("PlotTable", *: [x: "time", labelX: "step t", errorBars: true] + given).plot }
late = { Columns table, String y -> table.where("time > 0").select("time", y, y + "StandardError") }
both = Columns.stack("start", late(seeds.table, "survival").renamed("survival", "share").renamed("survivalStandardError", "shareStandardError"), late(full.table, "density").renamed("density", "share").renamed("densityStandardError", "shareStandardError"))
decay = plot(table: both, theory: line(both.where("start = 1").select("start", "time", "share"), "time", "share", known.density), y: "share", group: "start", labels: "survival from a site,density from a full row,known exponent", labelY: "share", title: "At the threshold")
grown = Columns.stack("kind", late(seeds.table, "activeSites").renamed("activeSites", "grown").renamed("activeSitesStandardError", "grownStandardError"), late(seeds.table, "meanSquareSpread").renamed("meanSquareSpread", "grown").renamed("meanSquareSpreadStandardError", "grownStandardError"))
laws = Columns.stack("kind", *[0: known.activeSites, 1: known.meanSquareSpread].collect { k, slope -> line(grown.where("kind = " + k).select("time", "grown"), "time", "grown", slope) })
growth = plot(table: grown, theory: laws, y: "grown", group: "kind", labels: "active sites,mean square spread,known exponents", labelY: "from one site", title: "Growth from one site")
local = Columns.stack("kind", *fits.findAll { key, f -> sources[key] }.collect { key, f -> fit(table: sources[key].groups, y: key, from: 2, to: steps).details.select("time", "localExponent").with("ratio") { it.localExponent / known[key] } })
drift = plot(table: local.select("kind", "time", "ratio"), theory: local.where("kind = 0").select("kind", "time").with("ratio", 1d), y: "ratio", group: "kind", logY: false, labels: (sources.keySet() + "known").join(","), labelY: "local exponent / known", title: "Drift of local exponents")
measured = { Columns table, String y -> s.compute("SummarizeRuns", table: table, by: "distance").table.select("distance", y + "Mean", y + "StandardError").renamed(y + "Mean", "value").renamed(y + "StandardError", "valueStandardError") }
far = [measured(stay, "density"), measured(lasts, "correlationTime")]
stays = { int k, String y, String title, double slope -> plot(table: far[k], theory: line(far[k].select("distance", "value"), "distance", "value", slope), x: "distance", y: "value", labels: "simulation,known exponent", labelX: "distance from the threshold", labelY: y, title: title) }
together = plot(table: one.table.select("distance", "time", "density"), y: "density", group: "distance", labels: near.collect { s.number(it) }.join(","), labelX: "t / horizon", labelY: "density / its end", title: "One curve above the threshold")
figure = s.panels([[decay, growth, drift], [stays(0, "density", "What stays above", known.beta), stays(1, "correlation time", "What lasts below", known.parallel), together]])
s.save(figure, "", "Decay and growth at the threshold, local exponents, density above and correlation time below it, and the decay above it in units of the correlation time")
s.save(numbers, "", "Fitted exponents: survival (0), density (1), active sites (2), mean square spread (3), beta (4), -nu parallel (5)")
s.save(seeds.table, "_site", "From one site at the threshold")
s.save(full.table, "_row", "From full rows at the threshold")
s.report()
