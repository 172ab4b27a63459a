// Training as a power series (arXiv 2302.00205): what gradient descent changes in the output of a layer
// of tanh units is an exact series in the step of its weights, whose first order is lazy training. Each
// order leaves less; in the end errors fall by the same factor with each order, the longest step over its
// radius of convergence, and a step beyond it makes them grow. Over the width h order K is to leave
// h^-ceil(K/2), as terms of even order average out over the units; of the high orders a few units decide.

#@ String (label="Widths", description="Numbers of hidden units, 1 to 100000 each, separated by semicolons", value="16; 32; 64; 128; 256; 512; 1024; 2048; 4096", persist=false) widths
#@ String (label="Shown", description="Those of the widths whose errors are shown over the order", value="16; 64; 256; 1024; 4096", persist=false) shown
#@ String (label="Orders", description="Whose error is shown over the width, 1 to 100 each, separated by semicolons", value="1; 2; 3; 4; 5; 6; 7; 8", persist=false) orders
#@ Integer (label="Fit from", description="The width from which exponents are fitted, 1 to 100000", min=1, max=100000, value=256, persist=false) fitFrom
#@ Integer (label="Last order", description="Of the errors shown over the order, 8 to 100", min=8, max=100, value=40, persist=false) lastOrder
#@ Integer (label="Inputs", description="d, 1 to 1000", min=1, max=1000, value=5, persist=false) inputs
#@ Integer (label="Samples", description="n, 1 to 1000", min=1, max=1000, value=40, persist=false) samples
#@ Double (label="Learning rate", description="Greater than 0, to 1000", min=1e-9, max=1000, value=0.2, style="format:0.######", persist=false) learningRate
#@ Integer (label="Steps", description="Of gradient descent, 1 to 1000000", min=1, max=1000000, value=200, persist=false) steps
#@ Integer (label="Runs", description="Draws of each width, 2 to 1000", min=2, max=1000, value=8, persist=false) runs
#@ Long (label="Seed", description="Of the first draw, 0 to 2^53 - 1001", min=0, max=9007199254739991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

hs = s.wholeNumbers("widths", widths, 1, 100000).toSorted()
ks = s.wholeNumbers("orders", orders, 1, 100).toSorted()
few = s.wholeNumbers("shown", shown, 1, 100000).findAll { it in hs } ?: [hs.last()]
far = hs.findAll { it >= fitFrom }
if (far.size() < 3) throw new IllegalArgumentException("widths must have 3 numbers or more from fitFrom = " + fitFrom + " on, was " + widths)
series = { int h, int order, long draw -> s.compute("WeightSeries", width: h, order: order, inputs: inputs, samples: samples, learningRate: learningRate, steps: steps, seed: seed + draw) }
s.steps("over the width": runs * hs.sum() / 4000, "over the order": few.sum() / 2000, exponents: runs / 4, figure: 2)
s.step("over the width", WeightSeries: (0..<runs).collectMany { hs })
found = s.parallel((0..<runs).collectMany { draw -> hs.collect { [draw, it] } }) { draw, h -> series(h, ks.last(), draw) }.collate(hs.size())
all = Columns.stack("run", *found.collect { Columns.stack("width", [hs, it*.table].transpose().collectEntries()) })
s.step("over the order", WeightSeries: few)
second = few.collectEntries { [it, series(it, lastOrder, 1)] }

s.step("exponents", FitExponent: runs * (ks.size() + 1))
slope = { Columns table, String y, int run -> s.compute("FitExponent", table: table.where("run = $run and width >= $fitFrom"), x: "width", y: y, from: far.first(), to: far.last()).exponent }
slopes = Columns.builder("order", "run", "exponent")
ks.each { k -> runs.times { slopes.row(k, it, slope(all.where("order = $k"), "error", it)) } }
runs.times { slopes.row(0, it, slope(all.where("order = " + ks.first()), "convergence", it)) }
exponents = s.compute("SummarizeRuns", table: slopes.build(), by: "order").table
logs = all.with("logError") { Math.log10(it.error) }.with("logStep") { Math.log10(it.convergence) }
numbers = Columns.stack("order", ks.collectEntries { [it, s.compute("SummarizeRuns", table: logs.where("order = $it").without("order", "predictedExponent"), by: "width").table] })

s.step("figure", 7)
curves = Columns.stack("width", second.collectEntries { [it.key, it.value.table] })
laws = curves.with("relativeError") { Math.pow(it.convergence, it.order) }
falls = { String y, double at, Columns table, double exponent -> table.with(y) { at + exponent * Math.log10(it.width / hs.last()) } }
of = { int k -> numbers.where("order = $k") }
drawn = ks.findAll { it < 3 || it % 2 == 0 }
predicted = Columns.stack("order", drawn.collectEntries { k -> [k, falls("logError", of(k).last("logErrorMean"), of(k).where("width >= $fitFrom").without("order"), -Math.ceil(k / 2)).select("width", "logError")] })
figure = s.panels([[s.compute("PlotTable", table: curves.select("width", "order", "relativeError"), theory: laws.select("width", "order", "relativeError"), x: "order", y: "relativeError", group: "width", logX: false,
	labels: (few.collect { "h = " + it } + "longest step^K").join(","), labelX: "order K (1: lazy training)", labelY: "error / change of f", title: "Error over the order, one draw").plot,
	s.compute("PlotTable", table: Columns.stack("order", drawn.collectEntries { [it, of(it).select("width", "logErrorMean", "logErrorStandardError")] }), theory: predicted, x: "width", y: "logError", group: "order", logY: false, errorBars: true,
		labels: (drawn.collect { it == 1 ? "K = 1: lazy" : "K = " + it } + "slope -ceil(K/2)").join(","), labelX: "width h", labelY: "log10 of the error, mean", title: "Error over the width, " + runs + " draws").plot],
	[s.compute("PlotTable", table: exponents.where("order > 0").select("order", "exponentMean", "exponentStandardError"), theory: all.where("run = 0 and width = " + hs.last()).select("order", "predictedExponent").renamed("predictedExponent", "exponent"), x: "order", y: "exponent", logX: false, logY: false, errorBars: true,
		labels: "fitted,-ceil(K/2)", labelX: "order K", labelY: "exponent in the width", title: "Exponents, from h = " + far.first()).plot,
	s.compute("PlotTable", table: of(ks.first()).select("width", "logStepMean", "logStepStandardError"), theory: falls("logStep", of(ks.first()).last("logStepMean"), of(ks.first()), -0.5).select("width", "logStep").with("limit", 0d), x: "width", y: "logStep,limit", dashed: "limit", logY: false, errorBars: true,
		labels: "longest step,typical: slope -1/2,radius of convergence", labelX: "width h", labelY: "log10 of step / radius, mean", title: "The longest step").plot]])
s.save(figure, "", "Error of each order over the order and over the width; its exponents; the longest step over the radius of convergence")
s.save(numbers, "", "Means over the draws, by order and width")
s.save(curves, "_orders", "One draw of each width, to a high order")

s.say("A tanh layer of h units: d = %d, n = %d, learning rate %s, %d steps, %d draws", inputs, samples, s.number(learningRate), steps, runs)
s.say("%-8s %-10s %-14s %s", "width", "order", "10^mean log10", "longest step / radius")
numbers.each { s.say("%-8d %-10d %-14.3g %.3f", (int) it.width, (int) it.order, Math.pow(10, it.logErrorMean), it.convergenceMean) }
exponents.where("order > 0").each { s.compare(s.text("exponent of order %d", (int) it.order), it.exponentMean, it.exponentStandardError, -Math.ceil(it.order / 2)) }
exponents.where("order = 0").each { s.say("exponent of the longest step: %.3f +- %.3f; a typical step has -1/2, and the longest is that of ever more units", it.exponentMean, it.exponentStandardError) }
second.each { h, one -> s.say("h = %d, draw 2: %s", h, one.reason) }
s.report()
