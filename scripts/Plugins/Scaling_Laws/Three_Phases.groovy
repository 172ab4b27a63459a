// The three phases of phase retrieval under power-law data (arXiv 2511.18661, figure 2):
// gradient descent on the population loss at a finite step (points) against the gradient
// flow (lines), with the times T1, T1' and T2 that part the phases.

#@ Integer (label="Dimension", description="Number of coordinates, 2 to 10000000", min=2, max=10000000, value=1000, persist=false) dimension
#@ Double (label="Exponent", description="Decay of the eigenvalues with their rank, greater than 1 to 20", min=1.000001, max=20, stepSize=0.5, value=2, persist=false) exponent
#@ Double (label="Learning rate", description="Flow time per step of the descent, greater than 0", min=1e-12, max=1e6, stepSize=0.01, value=0.01, persist=false) learningRate
#@ Double (label="End time", description="Flow time of the descent and the flow, at least one step", min=1e-6, max=1e12, value=1e5, persist=false) endTime
#@ Double (label="Delta", description="Part of the optimum that ends phase I at T1, between 0 and 1", min=0, max=1, value=0.1, persist=false) delta
#@ Double (label="Epsilon", description="Distance to the optimum that ends phase II at T2, between 0 and 1", min=0, max=1, value=0.05, persist=false) epsilon
#@ Long (label="Seed", description="Of teacher and start, 0 to 9007199254740991", min=0, max=9007199254740991, value=1, persist=false) seed
#@ String (label="Folder", description="Where figure and tables are saved", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns phases

import org.scalinglaws.retrieval.phases.PowerLawTail
import org.scalinglaws.table.Columns

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }

// what is shown: relative to the optimum, and without the sign that the flow chooses
curves = { Columns trajectory ->
	def rows = Columns.builder("time", "mean squared error", "overlap |u|/s*", "energy s/s*")
	for (row in 0..<trajectory.rows())
		rows.row(trajectory.get("time", row), trajectory.get("meanSquaredError", row), 1 - trajectory.get("overlapGap", row),
			1 - trajectory.get("energyGap", row))
	trajectory.metadata().each { key, value -> rows.metadata(key, value) }
	rows.build()
}
timesOf = { Columns trajectory ->
	def found = compute("FindPhases", trajectory: trajectory, delta: delta, epsilon: epsilon)
	["escapeTime", "crossingTime", "convergenceTime"].collect { found.getOutput(it) as double }
}

plain = { double value -> value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value) }

steps = Math.round(endTime / learningRate)
if (steps < 1) throw new IllegalArgumentException("endTime must be at least the learning rate " + learningRate + ", was " + endTime)
spectrum = compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).getOutput("spectrum")
teacher = compute("TeacherWeights", spectrum: spectrum, seed: seed).getOutput("teacher")
weights = compute("InitialWeights", dimension: dimension, seed: seed).getOutput("weights")
// a few hundred nodes that stand for all coordinates: ten million steps take seconds
measure = compute("MeasureSpectrum", spectrum: spectrum, teacher: teacher, weights: weights).getOutput("measure")
rate = compute("EscapeRate", measure: measure).getOutput("rate") as double
// the flow from the first step on, like the descent, and from well before the escape
first = Math.min(learningRate, 0.02 / rate)
times = [0d] + (0..400).collect { first * Math.exp(it / 400 * Math.log(steps * learningRate / first)) }.unique()
flow = compute("IntegrateFlow", measure: measure, times: times).getOutput("trajectory")
flowTimes = timesOf(flow)
descent = compute("DescendGradient", measure: measure, learningRate: learningRate, steps: steps, records: 400)
	.getOutput("trajectory")
descentTimes = timesOf(descent)

names = ["T1", "T1'", "T2"]
phases = Columns.builder(names).row(descentTimes as double[]).row(flowTimes as double[]).metadata("row 0", "descent")
	.metadata("row 1", "flow").metadata("delta", delta).metadata("epsilon", epsilon).build()
marks = Columns.builder(names).row(flowTimes as double[]).build()
figure = compute("PlotTable", table: curves(descent), theory: curves(flow), marks: marks,
	y: "mean squared error,overlap |u|/s*,energy s/s*", labelY: "error, overlap, energy",
	labels: "mean squared error,overlap |u|/s*,energy s/s*,gradient flow",
	title: "Three phases (a = " + plain(exponent) + ", d = " + dimension + ")").getOutput("plot")

compute("SavePlot", plot: figure, file: new File(folder, "three_phases.png"))
compute("SaveTable", table: descent, file: new File(folder, "three_phases.csv"))
compute("SaveTable", table: flow, file: new File(folder, "three_phases_flow.csv"))
compute("SaveTable", table: phases, file: new File(folder, "three_phases_times.csv"))

say("Three phases: d = %d, a = %s, learning rate %s, %d steps to t = %.6g", dimension, exponent, learningRate, steps,
	steps * learningRate)
if (descent.column("diverged").toList().max() > 0) say("the descent diverged at step %.0f: the learning rate is too large",
	descent.column("step")[-1])
say("%-48s %12s %12s %12s", "time", "descent", "flow", "difference")
["T1   escape: |u|/s* and s/s* reach " + delta, "T1'  crossing: s stays above s*/3",
	"T2   convergence: both within " + epsilon].eachWithIndex { text, k ->
	say("%-48s %12.6g %12.6g %11.2f%%", text, descentTimes[k], flowTimes[k], 100 * (descentTimes[k] / flowTimes[k] - 1))
}
// a step multiplies by 1 + rate learningRate where the flow multiplies by exp(rate learningRate)
say("%-48s %12s %12s %11.2f%%", "     delay of the escape by the finite step", "", "", 100 * (rate * learningRate / Math.log1p(
	rate * learningRate) - 1))
say("%-48s %12.4g %12.4g", "T1 / log d", descentTimes[0] / Math.log(dimension), flowTimes[0] / Math.log(dimension))

// Proposition 4: up to T2 the error stays close to |w*|^2/d
end = flowTimes[2]
if (end.isNaN()) say("T2 is not reached up to t = %.6g: no plateau to compare with Proposition 4", steps * learningRate)
else {
	errors = compute("IntegrateFlow", measure: measure, times: end > 0 ? [0d, end] : [0d]).getOutput("trajectory").column("meanSquaredError")
	teacherNorm = 0d
	teacher.each { teacherNorm += it.get() * it.get() }
	plateau = teacherNorm / dimension
	distance = Math.abs(errors[-1] - plateau)
	bound = new PowerLawTail(dimension, exponent).plateauBound(epsilon)
	say("%-48s %12.4g", "|w*|^2/d", plateau)
	say("%-48s %12.4g", "mean squared error at T2 (flow)", errors[-1])
	say("%-48s %12.4g", "its distance from |w*|^2/d", distance)
	say("%-48s %12.4g", "its change from t = 0 to T2", Math.abs(errors[-1] - errors[0]))
	say("%-48s %12.4g  (ratio %.3g)", "Proposition 4 bound, up to a constant", bound, distance / bound)
}
