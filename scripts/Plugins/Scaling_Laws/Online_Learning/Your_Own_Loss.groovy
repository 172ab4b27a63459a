// A problem of your own in any dimension: the link is a function written below, the loss one of those
// that there are (squared, halfSquared, logistic, huber). Lines: the prediction for SGD in d = 1e3, 1e5
// and 1e7 with every coordinate given, and in d = 1e9 on a spectral measure; points: the mean of some
// runs in the smallest dimension.

#@ Double (label="Exponent", description="Of the spectrum, 0 to 8", min=0, max=8, value=1.5, style="format:0.###", persist=false) exponent
#@ String (label="Dimensions", description="1 to 1e15 each, separated by semicolons; up to 1e7 with every coordinate", value="1e3; 1e5; 1e7; 1e9", persist=false) dimensions
#@ String (label="Loss", choices={"squared", "halfSquared", "logistic", "huber"}, value="halfSquared", persist=false) loss
#@ Double (label="Noise variance", description="Of the labels, 0 to 100; 0 with loss logistic", min=0, max=100, value=0, style="format:0.######", persist=false) noiseVariance
#@ Double (label="Learning rate", description="Greater than 0, to 1", min=1e-9, max=1, value=0.02, style="format:0.######", persist=false) learningRate
#@ Double (label="Start", description="Norm of the start, greater than 0, to 1000", min=1e-9, max=1000, value=1, style="format:0.######", persist=false) start
#@ Long (label="Steps", description="Of the prediction, 1000 to 1e12", min=1000, max=1000000000000, value=1000000, persist=false) steps
#@ Long (label="Steps of runs", description="1000 to 1e9, at most steps", min=1000, max=1000000000, value=20000, persist=false) stepsOfRuns
#@ Integer (label="Runs", description="Of SGD, 2 to 1000", min=2, max=1000, value=10, persist=false) runs
#@ Long (label="Seed", description="Of teachers, starts and samples, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

link = { z -> z + 0.5d * Math.sin(2 * z) } // your link: any continuous function of one number

sizes = s.numbers("dimensions", dimensions, 1, 1e15)
smallest = sizes[0]
if (smallest > 1e5) throw new IllegalArgumentException("dimensions must begin at 1e5 or less, as SGD is run in the first, was " + dimensions)
problem = s.compute("IndexProblem", link: "function", function: link, loss: loss, noiseVariance: noiseVariance).problem
arrays = { double dimension ->
	def spectrum = s.compute("PowerLawSpectrum", dimension: (int) dimension, exponent: exponent).spectrum
	[spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher, weights: s.compute("InitialWeights", dimension: (int) dimension, norm: start, seed: seed).weights]
}
given = sizes.collectEntries { [it, it <= 1e7 ? arrays(it) : [measure: s.compute("MeasureSpectrum", dimension: it, exponent: exponent, norm: start, random: true, seed: seed).measure]] }
learning = [problem: problem, learningRate: learningRate]
timed = { dimension ->
	def begin = System.nanoTime(), trajectory = s.compute("PredictSgd", *: given[dimension], *: learning, steps: steps, records: 60).trajectory
	[trajectory, (System.nanoTime() - begin) * 1e-9d]
}
answers = [sizes, s.parallel(sizes, timed)].transpose().collectEntries { it }
predictions = answers.collectEntries { [it.key, it.value[0]] }
simulated = s.compute("SummarizeRuns", by: "step", table: s.compute("SimulateSgd", *: given[smallest], *: learning, steps: Math.min(steps, stepsOfRuns), runs: runs, records: 30, seed: seed).trajectory).table
lines = Columns.stack("dimension", predictions).where("step > 0").select("dimension", "step", "loss", "overlapGap")
all = s.compute("PlotTable", table: lines, x: "step", y: "loss", group: "dimension", labels: sizes.collect { "d = " + s.number(it) }.join(","), labelX: "step", labelY: "loss",
	title: "A link of your own, loss " + loss + ", a = " + s.number(exponent)).plot
beside = s.compute("PlotTable", table: simulated.where("step > 0"), theory: predictions[smallest].where("step > 0"), x: "step", y: "loss", labels: "SGD,prediction", labelX: "step", labelY: "loss",
	title: "d = " + s.number(smallest) + ", mean of " + runs + " runs").plot
figure = s.panels([[all, beside]])
rows = Columns.builder("dimension", "loss", "overlap", "seconds")
predictions.each { dimension, curve -> rows.row(dimension, curve.last("loss"), curve.last("overlap"), answers[dimension][1]) }
numbers = rows.build()
s.save(figure, "")
s.save(lines, "_curves")
s.save(numbers, "")

s.say("Your own problem: loss %s, a = %.4g, learning rate %.4g, %d steps", loss, exponent, learningRate, steps)
s.say("%-12s %-14s %-14s %s", "dimension", "loss", "overlap", "prediction, s")
numbers.each { s.say("%-12s %-14.6g %-14.6g %.3g", s.number(it.dimension), it.loss, it.overlap, it.seconds) }
last = (long) simulated.last("step")
predicted = s.compute("PredictSgd", *: given[smallest], *: learning, steps: last, records: 2).trajectory.last("loss")
s.save(simulated, "_sgd")
s.say("SGD, d = %s, after %d steps: loss %.5g +- %.2g of %d runs, predicted %.5g", s.number(smallest), last, simulated.last("lossMean"), simulated.last("lossStandardError"), runs, predicted)
s.report()
