// Writes tables and a map, and beside each table the bits of its values, for check.py.

#@ String folder
#@ CommandService command

import org.scalinglaws.table.Columns

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
file = { String name -> new File(folder, name) }

save = { String name, Columns table ->
	compute("SaveTable", table: table, file: file(name + ".csv"))
	rows = (0..<table.rows()).collect { table.row(it).collect { Long.toHexString(Double.doubleToRawLongBits(it)) }.join(" ") }
	file(name + ".bits").setText((rows + "").join("\n"), "UTF-8")
}

builder = { Columns.builder("time", "loss", "empty", "step", "zero") }
random = new Random(1)
numbers = [0d, -0d, 0.1d + 0.2d, 1 / 3d, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -1e-300d, 2d**53, 1e15d,
	1e22d, 1e23d, 2e-3d, Math.PI, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY] +
	(1..2000).collect { Double.longBitsToDouble(random.nextLong()) }.findAll { !it.isNaN() }
special = builder().metadata("notANumber", Double.NaN).metadata("least", Double.NEGATIVE_INFINITY).metadata("one", 1d)
	.metadata("seed", 2L**53 - 1).metadata("canceled", false).metadata("text", "\u03b3 = 1, \"quoted\"\n\\ and <b>")
numbers.eachWithIndex { value, i -> special.row(value as double, random.nextDouble(), Double.NaN, i, 0) }
save("special", special.build())
save("one", builder().row(0.1d, Double.POSITIVE_INFINITY, Double.NaN, 1, -0d).build())
save("none", builder().build())

spectrum = compute("OpenTable", file: file("spectrum.csv")).getOutput("table").column("spectrum")
teacher = compute("TeacherWeights", spectrum: spectrum).getOutput("teacher")
weights = compute("InitialWeights", dimension: spectrum.length).getOutput("weights")
save("flow", compute("IntegrateFlow", spectrum: spectrum, teacher: teacher, weights: weights, endTime: 1e4, records: 50)
	.getOutput("trajectory"))

risk = compute("RiskDiagram", dimension: 100, samplesTo: 1e4, resolution: 16).getOutput("risk")
compute("SavePlot", plot: risk, file: file("risk.tif"))
save("risk", Columns.builder("risk").with { table -> risk.values().each { table.row(it) }; table }.build())
