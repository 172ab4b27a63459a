// The steps of Show.java without a display; each number must be the same to the last digit.

#@ String picture
#@ String folder
#@ CommandService command

import ij.io.Opener

run = { String name, Object... inputs -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
compare = { String name, table ->
	def lines = new File(folder, name + ".csv").readLines()
	def expected = [table.names().join(",")] + (0..<table.rows()).collect { table.row(it).toList().join(",") }
	if (lines != expected) throw new IllegalArgumentException("$name must have the same numbers as in ImageJ, first other line: " +
		[lines, expected].transpose().find { it[0] != it[1] })
	println "$name: ${table.rows()} x ${table.names().size()} numbers the same"
}

spectrum = run("ImageSpectrum", "image", new Opener().openImage(picture), "patchSize", 8, "patches", 5000).getOutput("spectrum")
teacher = run("TeacherWeights", "spectrum", spectrum).getOutput("teacher")
weights = run("InitialWeights", "dimension", 64).getOutput("weights")
flow = run("IntegrateFlow", "spectrum", spectrum, "teacher", teacher, "weights", weights, "endTime", 1e4d).getOutput("trajectory")
compare("flow", flow)
compare("sgd", run("SimulateSgd", "spectrum", spectrum, "teacher", teacher, "weights", weights, "learningRate", 0.002d,
	"steps", 200000L, "runs", 3).getOutput("trajectory"))
compare("details", run("FitExponent", "table", flow, "y", "meanSquaredError", "from", 100d, "to", 5000d).getOutput("details"))
