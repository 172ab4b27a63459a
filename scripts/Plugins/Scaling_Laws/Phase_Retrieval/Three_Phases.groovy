// The three phases of phase retrieval under power-law data (arXiv 2511.18661, figure 2):
// gradient descent on the population loss at a finite step (points) against the gradient
// flow (lines), with the times T1, T1' and T2 that part the phases.

#@ Integer (label="Dimension", description="Number of coordinates, 2 to 10000000", min=2, max=10000000, value=1000, persist=false) dimension
#@ Double (label="Exponent", description="Decay of the eigenvalues with their rank, greater than 1 to 20", min=1.000001, max=20, stepSize=0.5, value=2, persist=false) exponent
#@ Double (label="Learning rate", description="Flow time per step of the descent, greater than 0", min=1e-12, max=1e6, stepSize=0.01, value=0.01, persist=false) learningRate
#@ Double (label="End time", description="Flow time of the descent and the flow, at least one step", min=1e-6, max=1e12, value=1e5, persist=false) endTime
#@ Double (label="Delta", description="Part of the optimum that ends phase I at T1, between 0 and 1", min=0, max=1, aboveMin=true, belowMax=true, value=0.1, persist=false) delta
#@ Double (label="Epsilon", description="Distance to the optimum that ends phase II at T2, between 0 and 1", min=0, max=1, aboveMin=true, belowMax=true, value=0.05, persist=false) epsilon
#@ Long (label="Seed", description="Of teacher and start, 0 to 9007199254740991", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="Where figure and tables are saved", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns phases

import org.scalinglaws.retrieval.phases.PowerLawTail
import org.scalinglaws.table.Columns

steps = Math.round(endTime / learningRate)
if (steps < 1) throw new IllegalArgumentException("endTime must be at least the learning rate " + learningRate + ", was " + endTime)

s.steps(problem: 1, flow: 1, "gradient descent": 1, "phases and figure": 5)
s.step("problem", 5)
spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
teacher = s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher
weights = s.compute("InitialWeights", dimension: dimension, seed: seed).weights
// a few hundred nodes that stand for all coordinates: ten million steps take seconds
measure = s.compute("MeasureSpectrum", spectrum: spectrum, teacher: teacher, weights: weights).measure
rate = s.compute("EscapeRate", measure: measure).rate
// the flow from the first step on, like the descent, and from well before the escape
times = [0d] + s.logarithmic(Math.min(learningRate, 0.02 / rate), steps * learningRate, 401).unique(false)
s.step("flow")
flow = s.compute("IntegrateFlow", measure: measure, times: times).trajectory
s.step("gradient descent")
descent = s.compute("DescendGradient", measure: measure, learningRate: learningRate, steps: steps, records: 400).trajectory
s.step("phases and figure", 9)
(descentTimes, flowTimes) = [descent, flow].collect { curve ->
	s.compute("FindPhases", trajectory: curve, delta: delta, epsilon: epsilon).with { [escapeTime, crossingTime, convergenceTime] as double[] }
}

names = ["T1", "T1'", "T2"]
phases = Columns.builder(names).row(descentTimes).row(flowTimes).metadata("row 0", "descent").metadata("row 1", "flow")
	.metadata("delta", delta).metadata("epsilon", epsilon).build()
// relative to the optimum, and without the sign that the flow chooses
curves = { Columns curve -> curve.renamed("meanSquaredError", "mean squared error").with("overlap |u|/s*") { 1 - it.overlapGap }.with("energy s/s*") { 1 - it.energyGap }
	.select("time", "mean squared error", "overlap |u|/s*", "energy s/s*") }
figure = s.compute("PlotTable", table: curves(descent), theory: curves(flow), marks: Columns.builder(names).row(flowTimes).build(),
	y: "mean squared error,overlap |u|/s*,energy s/s*", labelY: "error, overlap, energy", labels: "mean squared error,overlap |u|/s*,energy s/s*,gradient flow",
	title: "Three phases (a = " + s.number(exponent) + ", d = " + dimension + ")").plot
s.save(figure, "", "Error, overlap and energy of gradient descent (points) on gradient flow (lines), with the times that part the phases")
s.save(descent, "", "Gradient descent")
s.save(flow, "_flow", "Gradient flow")
s.save(phases, "_times", "Times of the phases: descent, flow")

s.say("Three phases: d = %d, a = %s, learning rate %s, %d steps to t = %.6g", dimension, exponent, learningRate, steps, steps * learningRate)
if (descent.max("diverged") > 0) s.say("the descent diverged at step %.0f: the learning rate is too large", descent.last("step"))
s.say("%-48s %12s %12s %12s", "time", "descent", "flow", "difference")
["T1   escape: |u|/s* and s/s* reach " + delta, "T1'  crossing: s stays above s*/3", "T2   convergence: both within " + epsilon].eachWithIndex { text, k ->
	s.say("%-48s %12.6g %12.6g %11.2f%%", text, descentTimes[k], flowTimes[k], 100 * (descentTimes[k] / flowTimes[k] - 1))
}
// a step multiplies by 1 + rate learningRate where the flow multiplies by exp(rate learningRate)
s.say("%-48s %12s %12s %11.2f%%", "     delay of the escape by the finite step", "", "", 100 * (rate * learningRate / Math.log1p(rate * learningRate) - 1))
s.say("%-48s %12.4g %12.4g", "T1 / log d", descentTimes[0] / Math.log(dimension), flowTimes[0] / Math.log(dimension))

// Proposition 4: up to T2 the error stays close to |w*|^2/d
end = flowTimes[2]
if (end.isNaN()) s.say("T2 is not reached up to t = %.6g: no plateau to compare with Proposition 4", steps * learningRate)
else {
	error = s.compute("IntegrateFlow", measure: measure, times: end > 0 ? [0d, end] : [0d]).trajectory
	plateau = teacher.sum { it.get() * it.get() } / dimension
	distance = Math.abs(error.last("meanSquaredError") - plateau)
	bound = new PowerLawTail(dimension, exponent).plateauBound(epsilon)
	s.say("%-48s %12.4g", "|w*|^2/d", plateau)
	s.say("%-48s %12.4g", "mean squared error at T2 (flow)", error.last("meanSquaredError"))
	s.say("%-48s %12.4g", "its distance from |w*|^2/d", distance)
	s.say("%-48s %12.4g", "its change from t = 0 to T2", Math.abs(error.last("meanSquaredError") - error.first("meanSquaredError")))
	s.say("%-48s %12.4g  (ratio %.3g)", "Proposition 4 bound, up to a constant", bound, distance / bound)
}
s.report()
