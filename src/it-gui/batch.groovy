// The tour without a display; each number must be the same to the last digit.

#@ String picture
#@ String folder
#@ CommandService command

import ij.IJ
import ij.io.Opener

run = { String name, Object... inputs -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
compare = { String name, table ->
	def saved = run("OpenTable", "file", new File(folder, name + ".csv")).getOutput("table")
	if (saved.names() != table.names() || saved.rows() != table.rows()) throw new IllegalArgumentException("$name differs in shape")
	for (row in 0..<table.rows()) if (!Arrays.equals(saved.row(row), table.row(row)))
		throw new IllegalArgumentException("$name must have the same numbers as in ImageJ, first other row: " + [saved.row(row), table.row(row)])
	println "$name: ${table.rows()} x ${table.names().size()} numbers the same"
}

spectrum = run("ImageSpectrum", "image", new Opener().openImage(picture), "patchSize", 8).getOutput("spectrum")
teacher = run("TeacherWeights", "spectrum", spectrum, "seed", 1L).getOutput("teacher")
weights = run("InitialWeights", "dimension", 64, "seed", 1L).getOutput("weights")
data = ["spectrum", spectrum, "teacher", teacher, "weights", weights]
flow = run("IntegrateFlow", *data, "endTime", 1e4d).getOutput("trajectory")
sgd = run("SimulateSgd", *data, "learningRate", 0.002d, "steps", 500000L, "runs", 4, "seed", 1L).getOutput("trajectory")
fit = run("FitExponent", "table", sgd, "x", "time", "y", "meanSquaredError")
phases = run("FindPhases", "trajectory", flow)
compare("flow", flow)
compare("sgd", sgd)
compare("details", fit.getOutput("details"))
numbers = ["escapeTime", "crossingTime", "convergenceTime"]
numbers += numbers.collect { it + "StandardError" }
saved = run("OpenTable", "file", new File(folder, "phases.csv")).getOutput("table")
if (saved.names() != numbers || !Arrays.equals(saved.row(0), numbers.collect { phases.getOutput(it) } as double[]))
	throw new IllegalArgumentException("phases must be the same as in ImageJ, were ${saved.row(0)}")
println "phases: the same"
expected = [IJ.d2s(fit.getOutput("exponent"), -16), fit.getOutput("kind"), IJ.d2s(phases.getOutput("escapeTime"), -16)]
found = new File(folder, "numbers.txt").readLines()
if (expected != found) throw new IllegalArgumentException("numbers must be the same as in ImageJ, were $found, not $expected")
println "single numbers the same: $found"
