// From the lazy to the rich regime (arXiv 2002.09277): which of the weights that fit a few samples gradient
// flow finds on diagonal networks, over the scale of its start. A large one gives the least Euclidean norm,
// which needs as many samples as dimensions; a small one the least sum of absolute values, which finds a
// sparse target from few. Errors over the start scale, with both limits as lines, and maps over start scale
// and samples, for depth 2 and a greater one.

#@ Integer (label="Dimension", description="10 to 5000", min=10, max=5000, value=100, persist=false) dimension
#@ Integer (label="Non-zeros", description="Of the target, which has length 1; 1 to dimension", min=1, max=5000, value=5, persist=false) nonZeros
#@ Integer (label="Depth", description="Of the deeper network, 3 to 100", min=3, max=100, value=3, persist=false) depth
#@ String (label="Samples", description="For the curves, 1 to 10000 each, separated by semicolons", value="20; 30; 40; 60", persist=false) samples
#@ Double (label="Start scale from", description="1e-8 to 1", min=1e-8, max=1, value=1e-3, style="format:0.##E0", persist=false) startScaleFrom
#@ Double (label="Start scale to", description="Greater than start scale from, to 100", min=1e-8, max=100, value=2, style="format:0.######", persist=false) startScaleTo
#@ Integer (label="Resolution", description="Of the maps along both axes, 3 to 500", min=3, max=500, value=11, persist=false) resolution
#@ Integer (label="Runs", description="Sets of samples for each pixel, 2 to 1000", min=2, max=1000, value=6, persist=false) runs
#@ Long (label="Seed", description="Of the samples of the first run, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.CalibratedImage
import org.scalinglaws.table.Columns
import org.scalinglaws.table.ImageAxis

if (!(startScaleTo > startScaleFrom)) throw new IllegalArgumentException("startScaleTo must be greater than startScaleFrom = " + startScaleFrom + ", was " + startScaleTo)
if (nonZeros > dimension) throw new IllegalArgumentException("nonZeros must be in [1, " + dimension + "], was " + nonZeros)
RICH = [startScale: 1e-5d, depth: 3]; LAZY = [startScale: 1e3d, depth: 2] // as good as the limits
counts = s.wholeNumbers("samples", samples, 1, 10000); grid = s.logarithmic(startScaleFrom, startScaleTo, resolution); depths = [2, depth]
target = (0..<dimension).collect { it < nonZeros ? (it % 2 == 0 ? 1 : -1) / Math.sqrt(nonZeros) : 0d } as double[]
few = Math.max(2, dimension.intdiv(10)); rows = (0..<resolution).collect { Math.round(few + it * (0.9 * dimension - few) / (resolution - 1)) as int }
all = (counts + rows).unique().sort()
s.steps(runs: all.size() * resolution * runs / 100, figure: 20)
s.step("runs", ImplicitBias: all.size() * runs * (2 * resolution + 2))
error = { Map data, Map setting -> s.compute("WeightRisk", target: target, weights: s.compute("ImplicitBias", inputs: data.inputs, labels: data.labels, method: "minimum", *: setting).weights).risk }
found = s.parallel([all, 0..<runs].combinations()) { n, run ->
	def data = s.compute("NetworkData", target: target, samples: n, noiseVariance: 0d, seed: seed + run)
	[n, run, error(data, RICH), error(data, LAZY), depths.collect { D -> grid.collect { error(data, [startScale: it, depth: D]) } }]
}
s.step("figure", 8)
mean = { List list -> list.sum() / list.size() }
errors = { int n, int k, int at -> found.findAll { it[0] == n }.collect { it[4][k][at] } }
about = "d = " + dimension + ", " + nonZeros + " non-zeros"
cells = Columns.builder("depth", "samples", "startScale", "run", "error")
found.each { n, run, rich, lazy, both -> both.eachWithIndex { list, k -> list.eachWithIndex { e, at -> cells.row(depths[k], n, grid[at], run, e) } } }
cells = cells.build()
both = Columns.builder("samples", "run", "rich", "lazy")
found.findAll { it[0] in counts }.each { both.row(it[0], it[1], it[2], it[3]) }
ends = s.compute("SummarizeRuns", table: both.build(), by: "samples").table
limits = Columns.builder("samples", "run", "startScale", "error") // two runs: two strokes
ends.each { row -> [row.richMean, row.lazyMean].eachWithIndex { e, k -> [grid[0], grid[-1]].each { limits.row(row.samples, k, it, e) } } }
curves = { int D -> Columns.stack("samples", counts.collectEntries { n -> [n, s.compute("SummarizeRuns", table: cells.where("depth = " + D + " and samples = " + n).select("startScale", "run", "error"), by: "startScale").table] }) }
image = { int k -> new CalibratedImage("error", rows.collectMany { n -> (0..<resolution).collect { mean(errors(n, k, it)) } } as double[], resolution, resolution, ImageAxis.logarithmic("startScale", grid[0], grid[-1]), ImageAxis.linear("samples", rows[0], rows[-1])) }
tables = depths.collect(curves); maps = [image(0), image(1)]
edge = { int k -> rows.inject(Columns.builder("x", "y")) { t, n -> def good = (0..<resolution).findAll { mean(errors(n, k, it)) <= 0.01 }; t.row(good ? grid[good[-1]] : Double.NaN, n) }.build() }
figure = s.panels([
	(0..1).collect { k -> s.compute("PlotTable", table: tables[k], theory: limits.build(), x: "startScale", y: "error", group: "samples", logY: false, errorBars: true, labels: (counts.collect { "n = " + it } + "limits").join(","),
		labelX: "start scale \u03B1", labelY: "|\u03B2 \u2212 \u03B2*|\u00B2", title: "Depth " + depths[k] + ": " + about).plot },
	(0..1).collect { k -> s.compute("PlotMap", map: maps[k], logValues: true, colourFrom: 1e-4d, colourTo: 1d, curves: edge(k), labels: "largest \u03B1 with error 0.01", labelX: "start scale \u03B1", labelY: "samples n", labelValues: "|\u03B2 \u2212 \u03B2*|\u00B2",
		title: "Depth " + depths[k] + ": lazy (right) to rich").plot }])
numbers = Columns.stack("depth", [depths, tables].transpose().collectEntries { D, t -> [D, t] })
s.save(figure, "", "Error over the start scale with its limits, the least sum of absolute values (left) and the least Euclidean norm (right), and maps over start scale and samples")
s.save(numbers, "", "Errors over the start scale: mean over sets of samples and its standard error")
s.save(cells, "_cells", "All runs")

s.say("From lazy to rich: %s, %d sets of samples for each number; error |beta - beta*|^2, mean", about, runs)
s.say("%-8s %-12s %-12s %-12s %-12s %s", "samples", "least 1-norm", "depth 2, " + s.number(grid[0]), "depth 2, " + s.number(grid[-1]), "least 2-norm", "depth " + depth + ", " + s.number(grid[0]))
ends.each { row -> def at = { int k, int place -> mean(errors((int) row.samples, k, place)) }
	s.say("%-8d %-12.4g %-12.4g %-12.4g %-12.4g %.4g", (int) row.samples, row.richMean, at(0, 0), at(0, resolution - 1), row.lazyMean, at(1, 0)) }
s.compare("error of the least 2-norm at n = " + (int) ends.last("samples") + ", 1 - n/d", ends.last("lazyMean"), ends.last("lazyStandardError"), Math.max(0, 1 - ends.last("samples") / dimension))
s.report()
