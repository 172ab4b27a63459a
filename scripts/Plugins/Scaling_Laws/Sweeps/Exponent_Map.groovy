// The exponent with which the final risk of SGD falls with the number of samples, at the best
// constant learning rate for each, over the exponent of the spectrum and the source of the target
// (arXiv 2509.19189): a sweep of exact recursions, a fit for each pixel, beside the law
// -s/(1 + s). A source is easy above 1 - 1/b (the line), hard below.

#@ Double (label="Exponent from", description="Least b of the features' variances j^-b, greater than 1, to 5", min=1.05, max=5, value=1.25, style="format:0.###", persist=false) exponentFrom
#@ Double (label="Exponent to", description="Greatest b, greater than exponent from, to 5", min=1.05, max=5, value=3, style="format:0.###", persist=false) exponentTo
#@ Double (label="Source from", description="Least s of the target j^-(s b + 1), greater than 0, to 5", min=0.05, max=5, value=0.25, style="format:0.###", persist=false) sourceFrom
#@ Double (label="Source to", description="Greatest s, greater than source from, to 5", min=0.05, max=5, value=1.25, style="format:0.###", persist=false) sourceTo
#@ Integer (label="Resolution", description="Pixels along both axes, 3 to 200", min=3, max=200, value=8, persist=false) resolution
#@ Integer (label="Features", description="10 to 10000", min=10, max=10000, value=200, persist=false) features
#@ Long (label="Steps", description="The most samples, 1000 to 1e7", min=1000, max=10000000, value=20000, persist=false) steps
#@ Integer (label="Data", description="Numbers of samples for each fit, over a factor of 30; 3 to 100", min=3, max=100, value=4, persist=false) data
#@ Integer (label="Rates", description="Learning rates tried for each, over a factor of 300; 3 to 1000", min=3, max=1000, value=10, persist=false) rates
#@ Integer (label="Threads", description="0 for as many as there are processors", min=0, max=1024, value=0, persist=false) threads
#@ File (label="Folder", description="For figure, tables and the cells of the sweep", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns pixels

import org.scalinglaws.table.Columns

s.steps(recursions: 20, fits: 2, figures: 1)
s.step("recursions")
sweep = s.compute("Sweep", command: "FunctionalScalingLaw", grid: s.text("exponent = %s : %s : %d; source = %s : %s : %d; steps = %d : %d : %d : log; learningRate = 6e-4 : 0.18 : %d : log; features = %d; records = 2",
	exponentFrom, exponentTo, resolution, sourceFrom, sourceTo, resolution, (long) (steps / 30), steps, data, rates, features), threads: threads, folder: s.file("_cells"))

s.step("fits", resolution * resolution)
rows = Columns.builder("exponent", "source", "slope", "standardError", "law")
sweep.table.groups("exponent").each { b, column -> column.groups("source").each { source, cells ->
	def best = Columns.builder("steps", "risk") // at the best learning rate for each number of samples
	cells.groups("steps").each { n, tried -> best.row(n, tried.min("exact")) }
	def fit = s.compute("FitExponent", table: best.build(), x: "steps", y: "risk")
	rows.row(b, source, fit.exponent, fit.standardError, cells.first("predictedExponent"))
} }
pixels = rows.metadata("features", features).metadata("steps", steps).build().with("deviation") { it.slope - it.law }

s.step("figures")
edge = Columns.builder("x", "y") // of the hard sources
(0..100).collect { exponentFrom + it * (exponentTo - exponentFrom) / 100 }.each { edge.row(it, 1 - 1 / it >= sourceFrom && 1 - 1 / it <= sourceTo ? 1 - 1 / it : Double.NaN) }
plot = { Map inputs, String value -> s.compute("PlotMap", *: inputs, map: s.compute("SweepMap", table: pixels.with("status", 0d), x: "exponent", y: "source", value: value).map, curves: edge.build(),
	labels: "easy sources above", labelX: "exponent b of the spectrum", labelY: "source s of the target").plot }
figure = s.panels([[plot("slope", colourFrom: -0.7d, colourTo: -0.1d, labelValues: "slope in samples", title: "Exact, best constant rate"),
	plot("law", colourFrom: -0.7d, colourTo: -0.1d, labelValues: "\u2212s/(1 + s)", title: "Law"),
	plot("deviation", colours: "diverging", colourFrom: -0.1d, colourTo: 0.1d, labelValues: "slope \u2212 law", title: "Difference")]])
s.save(figure, "", "Exponent of the final risk in samples at the best constant learning rate, the law, and their difference")
s.save(pixels, "", "Pixels: fitted slope beside the law")

s.say("Exponent map: %d x %d pixels of %d x %d recursions each: %d cells, %d taken from the folder, %d failed", resolution, resolution, data, rates, sweep.table.rows(), sweep.resumed, sweep.failed)
near = { double distance -> pixels.where { Math.abs(it.deviation) <= distance }.rows() }
s.say("pixels within 0.02 of the law: %d, within 0.05: %d of %d", near(0.02), near(0.05), pixels.rows())
corners = pixels.groups("exponent").values()
[corners[0], corners[-1]].each { table -> [table.iterator().next(), table.iterator().toList()[-1]].each { s.compare(s.text("slope at b = %.3g, s = %.3g", it.exponent, it.source), it.slope, it.standardError, it.law) } }
s.report()
