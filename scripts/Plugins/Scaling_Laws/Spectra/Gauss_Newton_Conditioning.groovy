// How well conditioned the Gauss-Newton matrix of a deep linear network is at its start (after arXiv
// 2411.02139): worse the deeper it is, better the wider, and better with skip connections. Points: the
// mean of some draws; lines: the bound, a convex combination over the layers, which two layers of white
// inputs reach. The largest of the layers is a looser bound. Last, a map over depth and width.

#@ Integer (label="Dimension", description="Of the inputs, 2 to 200; outputs x dimension at most 2000", min=2, max=200, value=30, persist=false) dimension
#@ Double (label="Exponent", description="Of the inputs' spectrum; 0 is white; 0 to 5", min=0, max=5, value=0, persist=false) exponent
#@ Integer (label="Outputs", description="1 to 200", min=1, max=200, value=10, persist=false) outputs
#@ String (label="Widths", description="Of all hidden layers, 1 to 2000 each, separated by semicolons", value="60; 200; 600", persist=false) widths
#@ String (label="Depths", description="Numbers of layers, 2 to 50 each, separated by semicolons", value="2; 3; 4; 5; 6; 8", persist=false) depths
#@ Double (label="Skip", description="Times the identity in each layer of the networks with skip connections, 0 to 10", min=0, max=10, value=1, persist=false) skip
#@ Double (label="Width from", description="Least width of the map, 1 to 2000", min=1, max=2000, value=30, style="format:0.###", persist=false) widthFrom
#@ Double (label="Width to", description="Greatest width of the map, greater than width from, to 2000", min=1, max=2000, value=480, style="format:0.###", persist=false) widthTo
#@ Integer (label="Resolution", description="Widths of the map, 2 to 100", min=2, max=100, value=9, persist=false) resolution
#@ Integer (label="Runs", description="Draws of each network, 2 to 1000", min=2, max=1000, value=3, persist=false) runs
#@ Long (label="Seed", description="Of the weights, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns conditions

import org.scalinglaws.table.Columns

wide = s.wholeNumbers("widths", widths, 1, 2000)
deep = s.wholeNumbers("depths", depths, 2, 50)
spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
condition = { int layers, int width, double b, int draws -> s.compute("GaussNewtonCondition", spectrum: spectrum, widths: [width] * (layers - 1) as double[], outputs: outputs, skip: b, runs: draws, seed: seed) }
pixels = [2..Math.max(3, deep.max()), s.logarithmic(widthFrom, widthTo, resolution)].combinations()
s.steps(curves: deep.sum() * wide.sum() / 200, map: pixels.size() / 8, figure: 4)
s.step("curves", 2 * wide.size() * deep.size())
rows = Columns.builder("skip", "width", "layers", "conditionMean", "conditionStandardError", "bound", "looseBound")
[[0d, skip], wide, deep].combinations().each { b, width, layers ->
	def found = condition(layers, width, b, runs).table
	def measured = s.compute("SummarizeRuns", table: found.with("layers", (double) layers), by: "layers").table
	rows.row(b, width, layers, measured.first("conditionMean"), measured.first("conditionStandardError"), measured.first("boundMean"), measured.first("looseBoundMean"))
}
conditions = rows.build().sorted("skip", "width", "layers")
s.step("map", pixels.size())
cells = Columns.builder("layers", "width", "condition", "status")
s.parallel(pixels) { layers, width -> condition(layers, (int) Math.round(width), 0, 1).table.first("condition") }.eachWithIndex { value, i -> cells.row(pixels[i][0], pixels[i][1], value, 0) }

s.step("figure", 8)
plot = { Map inputs -> s.compute("PlotTable", *: inputs, errorBars: true, x: "layers", y: inputs.y ?: "condition", group: "width", logX: false, labelX: "layers", labelY: inputs.labelY ?: "condition", fontSize: 7).plot }
names = wide.sort(false).collect { "m = " + it }
over = { double b, String title -> plot(table: conditions.where { it.skip == b }.select("width", "layers", "conditionMean", "conditionStandardError"), theory: conditions.where { it.skip == b }.select("width", "layers", "bound").renamed("bound", "condition"), labels: (names + "bound").join(","), title: title) }
tight = conditions.where { it.skip == 0 }.with("over") { it.bound / it.conditionMean }.with("looseOver") { it.looseBound / it.conditionMean }
compared = plot(table: tight.select("width", "layers", "over").renamed("over", "ratio"), theory: tight.select("width", "layers", "looseOver").renamed("looseOver", "ratio"), y: "ratio", labels: (names + "loose bound").join(","), labelY: "bound / condition", title: "How loose the bounds are")
map = s.compute("PlotMap", map: s.compute("SweepMap", table: cells.build(), x: "layers", y: "width", value: "condition", logY: true).map, logValues: true, labelX: "layers", labelY: "width", labelValues: "condition", title: "One draw for each depth and width", fontSize: 7).plot
figure = s.panels([[over(0d, "Without skip connections"), over(skip, "Skip connections: W + " + s.number(skip) + " I")], [compared, map]])
s.save(figure, "", "Condition over depth without and with skip connections, points, beside the bound, lines; the bound (points) and the loose bound (lines) over the condition; a map over depth and width")
s.save(conditions, "", "Means over the draws")
s.save(cells.build(), "_map", "Pixels of the map")

s.say("Gauss-Newton conditioning: %d inputs of exponent %.3g, %d outputs, %d draws", dimension, exponent, outputs, runs)
s.say("%-8s %-8s %-8s %-20s %-12s %s", "skip", "width", "layers", "condition", "bound", "loose bound")
conditions.each { s.say("%-8.3g %-8d %-8d %-20s %-12.4g %.4g", it.skip, (int) it.width, (int) it.layers, s.text("%.4g +- %.2g", it.conditionMean, it.conditionStandardError), it.bound, it.looseBound) }
wide.each { m -> // of two layers of white inputs, at large sizes
	def two = conditions.where { it.width == m && it.layers == 2 && it.skip == 0 }
	if (two.rows() > 0) s.compare("bound over condition, two layers of width " + m, two.first("bound") / two.first("conditionMean"), Double.NaN, exponent == 0 ? 1d : Double.NaN)
}
s.report()
