// Linear regression under power laws (arXiv 2502.09106), by a student with squared weights and by a
// linear one: risk over time, SGD as points over gradient flow as lines; the final risk for each number
// of steps; how many coordinates have been learned; and by how much the predicted exponents of SGD
// differ, over a (variances i^-a) and b (explained variance i^-b), with slopes of the flow written in.

#@ Double (label="Exponent", description="a of the inputs' variances i^-a, 0.5 to 6", min=0.5, max=6, stepSize=0.25, value=3, persist=false) exponent
#@ Double (label="Target exponent", description="b of what coordinate i explains, i^-b; greater than 1, to 6", min=1.05, max=6, stepSize=0.25, value=2, persist=false) targetExponent
#@ Integer (label="Dimension", description="Of the flow, 1000 to 1e7", min=1000, max=10000000, value=300000, persist=false) dimension
#@ Integer (label="Dimension of SGD", description="10 to 10000", min=10, max=10000, value=300, persist=false) sgdDimension
#@ Double (label="Start scale", description="Of the squared weights' roots, 1e-6 to 1", min=1e-6, max=1, value=0.1, style="format:0.######", persist=false) startScale
#@ Double (label="Learning rate", description="Of SGD, 1e-6 to 1", min=1e-6, max=1, value=0.05, style="format:0.######", persist=false) learningRate
#@ Double (label="Noise variance", description="Of the labels of SGD, 0 to 1e6", min=0, max=1e6, value=0.01, style="format:0.######", persist=false) noiseVariance
#@ Long (label="Steps", description="Of the longest runs of SGD, 1000 to 1e8", min=1000, max=100000000, value=64000, persist=false) steps
#@ Integer (label="Runs", description="2 to 10000", min=2, max=10000, value=8, persist=false) runs
#@ Integer (label="Resolution", description="Of the map of exponents, 5 to 500", min=5, max=500, value=25, persist=false) resolution
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.CalibratedImage
import org.scalinglaws.table.Columns
import org.scalinglaws.table.ImageAxis

learn = { double a, double b, int d, Map more ->
	def spectrum = s.compute("PowerLawSpectrum", dimension: d, exponent: a).spectrum
	def teacher = s.compute("TeacherWeights", spectrum: spectrum, random: false, source: (b - 1) / a).teacher
	s.compute("QuadraticParametrization", spectrum: spectrum, target: teacher.collect { Math.abs(it.realDouble) }, startScale: startScale, *: more)
}
BOTH = ["risk", "linearRisk"]; LABELS = "squared weights: SGD,linear: SGD,gradient flow"
s.steps(SGD: 2, flow: 5, map: resolution * resolution / 800, figure: 1)
counts = s.logarithmic(steps / 64, steps, 7).collect { Math.round(it) }
s.step("SGD", QuadraticParametrization: counts.size() + 1)
sgd = { long count -> learn(exponent, targetExponent, sgdDimension, [method: "sgd", learningRate: learningRate, steps: count, noiseVariance: noiseVariance, runs: runs, records: 40]) }
summary = { Columns table, String by -> s.compute("SummarizeRuns", table: table, by: by).table }
trained = counts.collect { sgd(it) }
finals = summary(Columns.stack("budget", [counts, trained*.trajectory].transpose().collectEntries { count, t -> [count, t.where("step = " + count)] }), "budget")
curve = summary(trained[-1].trajectory.where("step > 0"), "time")
near = learn(exponent, targetExponent, sgdDimension, [endTime: curve.last("time"), records: 200]).trajectory.where { it.time >= curve.first("time") }

s.step("flow", QuadraticParametrization: 5)
pairs = [[exponent, targetExponent], [3d, 2d], [3d, 1.5d], [4d, 2d], [2.5d, 1.5d]].unique()
flows = pairs.collect { a, b -> learn(a, b, dimension, [endTime: 1e6d, records: 100]) }
width = flows[0].trajectory.where { it.time >= 10 && it.learnedWidth > 0 }
anchor = { double power -> { row -> 0.5 * Math.pow(row.time, power) } }
fronts = width.select("time", "learnedWidth").with("squared", anchor(2 / (exponent + targetExponent))).with("linear", anchor(1 / exponent))
slope = { Columns table, String x, String y, double from, double to -> s.compute("FitExponent", table: table, x: x, y: y, from: from, to: to) }
rows = Columns.builder("a", "b", "measured", "predicted", "linearMeasured", "linearPredicted")
pairs.eachWithIndex { pair, k -> rows.row(*pair, slope(flows[k].trajectory, "time", "risk", 100, 1e6).exponent, flows[k].predictedExponent, slope(flows[k].trajectory, "time", "linearRisk", 100, 1e6).exponent, flows[k].predictedLinearExponent) }
numbers = rows.build()

s.step("map", QuadraticParametrization: resolution * resolution)
axes = [ImageAxis.linear("a", 1, 5), ImageAxis.linear("b", 1.05, 4)]
values = s.parallel([axes[1].coordinates(resolution) as List, axes[0].coordinates(resolution) as List].combinations().sort { x, y -> x[0] <=> y[0] ?: x[1] <=> y[1] }) { b, a ->
	def found = learn(a, b, 30, [method: "sgd", steps: 1L, records: 2]); found.predictedLinearExponent - found.predictedExponent }
gap = new CalibratedImage("gap", values as double[], resolution, resolution, axes[0], axes[1])
equal = Columns.builder("x", "y", "series").row(1.05d, 1.05d, 0).row(4, 4, 0).build()
texts = numbers.where { it.a >= 1 && it.a <= 5 && it.b <= 4 }.collect { [s.text("%.3f", it.linearMeasured - it.measured), it.a, it.b] }.unique { it[0] }
names = Columns.builder(texts*.get(0)).row(texts*.get(1) as double[]).row(texts*.get(2) as double[]).build()

s.step("figure", 6)
about = "a = " + s.number(exponent) + " and b = " + s.number(targetExponent)
rates = finals.with("squared") { finals.first("riskMean") * Math.pow(it.budget / counts[0], trained[0].predictedExponent) }.with("linear") { finals.first("linearRiskMean") * Math.pow(it.budget / counts[0], trained[0].predictedLinearExponent) }
figure = s.panels([[
	s.compute("PlotTable", table: curve, theory: near, x: "time", y: "risk,linearRisk", errorBars: true, labels: LABELS, labelX: "time: sum of learning rates", labelY: "risk", title: about + ", d = " + sgdDimension).plot,
	s.compute("PlotTable", table: rates, x: "budget", y: "risk,linearRisk,squared,linear", dashed: "squared,linear", errorBars: true, labels: "squared weights,linear,T^" + s.typeset(trained[0].predictedExponent, 3) + ",T^" + s.typeset(trained[0].predictedLinearExponent, 3),
		labelX: "steps T", labelY: "final risk", title: "SGD with decaying steps").plot], [
	s.compute("PlotTable", table: fronts, x: "time", y: "learnedWidth,squared,linear", dashed: "squared,linear", labels: "squared weights,t^2/(a+b),t^1/a", labelX: "time", labelY: "coordinates learned", title: about + ", flow at d = " + s.number(dimension, 4)).plot,
	s.compute("PlotMap", map: gap, curves: equal, labels: "a = b", names: names, labelX: "a of the variances", labelY: "b of what they explain", labelValues: "linear slope \u2212 squared slope", title: "Gap of exponents, flow's written in").plot]])
s.save(figure, "", "Risk over time, final risk over steps, learned width, and the gap of the predicted exponents over a and b")
s.save(finals, "_sgd", "Final risks of SGD for each number of steps: mean over runs and its standard error")
s.save(flows[0].trajectory, "_flow", "Gradient flow")
s.save(numbers, "", "Slopes of the flow, measured from time 100 to 1e6 and predicted")

s.say("Squared weights against linear ones: %s; flow at d = %d, SGD at d = %d with noise variance %.4g, learning rate %.4g, %d runs", about, dimension, sgdDimension, noiseVariance, learningRate, runs)
numbers.each { s.compare(s.text("flow, a = %.3g, b = %.3g: squared", it.a, it.b), it.measured, Double.NaN, it.predicted); s.compare(s.text("flow, a = %.3g, b = %.3g: linear", it.a, it.b), it.linearMeasured, Double.NaN, it.linearPredicted) }
[["riskMean", "squared", trained[0].predictedExponent], ["linearRiskMean", "linear", trained[0].predictedLinearExponent]].each { column, name, predicted ->
	def fit = slope(finals, "budget", column, counts[1], counts[-1]); s.compare("SGD, final risk over steps: " + name, fit.exponent, fit.standardError, predicted) }
s.say("(the slopes of SGD are those of these numbers of steps: logarithms, noise and the end of the dimension are still in them)")
s.report()
