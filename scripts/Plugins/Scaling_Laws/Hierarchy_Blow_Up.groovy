// The infinite hierarchy of moments u^(k) = w'Q^k w*, s^(k) = w'Q^k w, truncated at K moments:
// each truncation leaves the flow at a time of about 0.05 K and blows up soon after. Beside it
// the Volterra equation of the escape, which holds while s is small.

#@ Integer (label="Dimension", description="2 to 100000", min=2, max=100000, value=1000, persist=false) dimension
#@ Double (label="Exponent", description="Of the spectrum, 0 to 20", min=0, max=20, value=2, style="format:0.###", persist=false) exponent
#@ String (label="Moments", description="K, 1 to 128 each, separated by semicolons", value="4; 8; 16; 32; 64; 128", persist=false) moments
#@ Double (label="End time", description="Flow time, greater than 0", min=1e-3, max=1e3, value=8, style="format:0.###", persist=false) endTime
#@ Integer (label="Records", description="Of each curve, 20 to 10000", min=20, max=10000, value=400, persist=false) records
#@ Long (label="Seed", description="Of teacher and start, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ String (label="Folder", description="For figures (PNG) and tables (CSV)", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.figure.sheet.Panels
import org.scalinglaws.table.Columns

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
file = { String name -> new File(folder, "hierarchy_blow_up" + name) }

List<Integer> parse(String name, String text) {
	try {
		return text.trim().split(/[;,\s]+/).collect { it as int }.unique().sort()
	}
	catch (NumberFormatException exc) {
		throw new IllegalArgumentException(name + " must be whole numbers separated by semicolons, was " + text)
	}
}

spectrum = compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).getOutput("spectrum")
problem = [spectrum: spectrum, teacher: compute("TeacherWeights", spectrum: spectrum, seed: seed).getOutput("teacher"),
	weights: compute("InitialWeights", dimension: dimension, seed: seed).getOutput("weights")]
truncated = parse("moments", moments).collectEntries { [it, compute("TruncateHierarchy", *: problem, moments: it, endTime: endTime, records: records)] }
first = truncated.values()[0]
flow = compute("IntegrateFlow", *: problem, times: (0..<records).collect { endTime * it / (records - 1) } as double[]).getOutput("trajectory")
sign = Math.signum(flow.column("overlap")[-1])

// how good each truncation is: up to where, and when it is lost
rows = Columns.builder("moments", "usefulTime", "blowUpTime")
truncated.each { k, module ->
	def table = module.getOutput("trajectory")
	def bad = (0..<table.rows()).find { !(Math.abs(table.get("overlapError", it)) <= 0.01) }
	rows.row(k, bad == null ? table.column("time")[-1] : table.get("time", bad), module.getOutput("blowUpTime"))
}
numbers = rows.build()

// curves, cut off where they leave the picture
curves = Columns.builder("moments", "time", "overlap")
for (row in 0..<flow.rows()) curves.row(0, flow.get("time", row), sign * flow.get("overlap", row))
truncated.each { k, module ->
	def table = module.getOutput("trajectory")
	for (row in 0..<table.rows()) if (Math.abs(sign * table.get("overlap", row) - 0.6) < 1) curves.row(k, table.get("time", row), sign * table.get("overlap", row))
}
pictures = [compute("PlotTable", table: curves.build(), y: "overlap", group: "moments", logX: false, logY: false,
		labels: (["gradient flow"] + truncated.keySet().collect { "K = " + it }).join(","), labelX: "time", labelY: "overlap u", title: "Hierarchy cut off at K moments, d = " + dimension + ", a = " + exponent).getOutput("plot"),
	compute("PlotTable", table: numbers, x: "moments", y: "blowUpTime,usefulTime", labels: "blow-up,error of u beyond 0.01 s*", labelX: "moments K", labelY: "time",
		title: "How long a truncation lasts").getOutput("plot")]
figure = Panels.grid([pictures])

compute("SavePlot", plot: figure, file: file(".png"))
compute("SaveTable", table: numbers, file: file(".csv"))
compute("SaveTable", table: first.getOutput("volterra"), file: file("_volterra.csv"))
truncated.each { k, module -> compute("SaveTable", table: module.getOutput("trajectory"), file: file("_" + k + ".csv")) }
say("Truncated hierarchy: d = %d, a = %.4g", dimension, exponent)
say("%-10s %-28s %s", "moments K", "error of u below 0.01 s* to", "blow-up")
for (row in 0..<numbers.rows()) say("%-10.0f %-28.3f %.4f", *["moments", "usefulTime", "blowUpTime"].collect { numbers.get(it, row) })
say("Volterra equation of the escape: largest error while |u|, s < 0.1 s*: %.3g; Duhamel's formula along the flow: residual %.3g", first.getOutput("volterraError"), first.getOutput("duhamelResidual"))
say("Figure and tables: %s", file("*").path)
