// The critical and the best learning rate over the exponent of the spectrum, for several links: as lines
// the rate from which on the error near the optimum has no finite variance, as points
// that of a grid below it with the least loss after a number of steps, both by the prediction.

#@ Integer (label="Dimension", description="10 to 100000", min=10, max=100000, value=200, persist=false) dimension
#@ String (label="Exponents", description="Of the spectrum, 0 to 8 each, separated by semicolons", value="0; 0.5; 1; 1.5; 2; 3", persist=false) exponents
#@ String (label="Links", description="square, linear, erf, relu, tanh, sigmoid, separated by semicolons; the last two take longer", value="linear; square; erf; relu", persist=false) links
#@ Double (label="Noise variance", description="Of the labels, 0 to 100", min=0, max=100, value=0.01, style="format:0.######", persist=false) noiseVariance
#@ Long (label="Steps", description="After which the loss counts, 100 to 1e9", min=100, max=1000000000, value=10000, persist=false) steps
#@ Integer (label="Rates", description="Tried for each, from a hundredth of the critical rate to nine tenths; 3 to 1000", min=3, max=1000, value=12, persist=false) rates
#@ Double (label="Start", description="Norm of the start, greater than 0, to 1000", min=1e-9, max=1000, value=1, style="format:0.######", persist=false) start
#@ Long (label="Seed", description="Of teachers and starts, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and table (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

names = links.split(";")*.trim()
jobs = [names.indices, s.numbers("exponents", exponents, 0, 8)].combinations()
s.steps(problems: 1, "learning rates": jobs.size() * rates / 20, figure: 1)
s.step("problems", names.size())
problems = names.collect { s.compute("IndexProblem", link: it, loss: "halfSquared", noiseVariance: noiseVariance).problem }
weights = s.compute("InitialWeights", dimension: dimension, norm: start, seed: seed).weights
s.step("learning rates", PredictSgd: jobs.size() * (1 + rates))
rows = Columns.builder("link", "exponent", "critical", "best", "loss", "startLoss")
s.parallel(jobs) { k, exponent ->
	def spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
	def given = [problem: problems[k], spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher, weights: weights, records: 2]
	def first = s.compute("PredictSgd", *: given, steps: 1L, learningRate: 1e-6d), critical = first.criticalLearningRate
	def tried = s.logarithmic(0.01 * critical, 0.9 * critical, rates)
	def ends = tried.collect { s.compute("PredictSgd", *: given, steps: steps, learningRate: it).trajectory }
	def losses = ends.collect { it.last("diverged") > 0 ? Double.POSITIVE_INFINITY : it.last("loss") }, least = losses.min()
	[k, exponent, critical, Double.isInfinite(least) ? Double.NaN : tried[losses.indexOf(least)], least, first.trajectory.first("loss")] as double[]
}.each { rows.row(it) }
s.step("figure", 4)
numbers = rows.build()
figure = s.compute("PlotTable", table: numbers.select("link", "exponent", "best"), theory: numbers.select("link", "exponent", "critical").renamed("critical", "best"), x: "exponent", y: "best", group: "link", logX: false,
	labels: (names.collect { it + ": best" } + "critical").join(","), labelX: "exponent a of the spectrum", labelY: "learning rate", title: "d = " + dimension + ", " + steps + " steps, noise variance " + s.number(noiseVariance)).plot
s.save(figure, "", "Best learning rate of a grid (points) below the critical one (lines), over the exponent of the spectrum")
s.save(numbers, "", "Critical and best learning rate, and the loss at the best")

s.say("Learning rates: d = %d, halfSquared, %d steps, noise variance %.4g", dimension, steps, noiseVariance)
s.say("%-10s %-10s %-14s %-14s %-12s %-12s %s", "link", "exponent", "critical", "best", "best/critical", "loss", "at the start")
numbers.each { s.say("%-10s %-10.4g %-14.5g %-14.5g %-12.3g %-12.4g %.4g", names[(int) it.link], it.exponent, it.critical, it.best, it.best / it.critical, it.loss, it.startLoss) }
s.report()
