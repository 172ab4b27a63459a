// How long a two-layer network waits on its plateau (arXiv 2410.09005): as many students as teachers,
// link erf, on spectra with 1, 2, 4, ... distinct eigenvalues of a power law. The more there are, the
// shorter the plateau, until there is none, and the slower the end. Lines: the prediction; points: the
// mean of some runs of SGD. On the plateau all students are alike, and what differs between them grows
// at the rate that PlateauEscape gives in closed form.

#@ Integer (label="Dimension", description="A multiple of each number of distinct eigenvalues, 2 to 1000000", min=2, max=1000000, value=1024, persist=false) dimension
#@ String (label="Distinct", description="Numbers of distinct eigenvalues, separated by semicolons", value="1; 2; 4; 8; 16; 32", persist=false) distinct
#@ Double (label="Beta", description="Distinct eigenvalues fall like rank^-(1 + beta); 0 to 10", min=0, max=10, value=1, persist=false) beta
#@ Integer (label="Teachers", description="And as many students, 2 to 4", min=2, max=4, value=2, persist=false) teachers
#@ Double (label="Learning rate", description="Of the gradient of half the squared error; greater than 0, to 1", min=1e-9, max=1, value=0.1, style="format:0.######", persist=false) learningRate
#@ Double (label="Start", description="Standard deviation of the students' components at the start; greater than 0, to 1", min=1e-9, max=1, value=0.01, style="format:0.######", persist=false) start
#@ Double (label="End", description="Steps/dimension, 10 to 1e9", min=10, max=1e9, value=1e4, style="format:0.##E0", persist=false) end
#@ String (label="Simulated", description="Numbers of distinct eigenvalues for which SGD is run, too", value="32", persist=false) simulated
#@ Double (label="End of runs", description="Of SGD, in steps/dimension; 1 to 1e9, at most end", min=1, max=1e9, value=400, style="format:0.##E0", persist=false) endOfRuns
#@ Integer (label="Runs", description="Of SGD, 1 to 1000", min=1, max=1000, value=4, persist=false) runs
#@ Long (label="Seed", description="Of teachers, start and samples, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

counts = s.wholeNumbers("distinct", distinct, 1, dimension)
counts.each { if (dimension % it != 0) throw new IllegalArgumentException("each of distinct must divide dimension = " + dimension + ", was " + it) }
problem = s.compute("IndexProblem", link: "erf", loss: "halfSquared", students: teachers, teachers: teachers).problem
students = s.compute("InitialWeights", dimension: dimension, norm: start * Math.sqrt(dimension), runs: teachers, seed: seed).weights
settings = counts.collectEntries { count ->
	def levels = s.compute("PowerLawSpectrum", dimension: count, exponent: 1 + beta).spectrum.collect { it.get() }
	def spectrum = (0..<dimension).collect { levels[(int) (it * (long) count / dimension)] * count / dimension } as double[]
	[count, [spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, teachers: teachers, seed: seed).teacher, weights: students, problem: problem, learningRate: learningRate]]
}
shown = { Columns table -> table.where("step > 0").with("perDimension") { it.step / dimension } }
difference = { Math.abs(it.overlap11 - it.overlap12 - it.overlap21 + it.overlap22) } // of the students: what grows on the plateau, to 2
predictions = counts.collectEntries { [it, shown(s.compute("PredictSgd", *: settings[it], steps: Math.round(end * dimension), records: 1000).trajectory).with("difference", difference)] }
sampled = s.wholeNumbers("simulated", simulated, 1, dimension).findAll { it in counts } ?: [counts.last()]
means = sampled.collectEntries { count -> [count, shown(s.compute("SummarizeRuns", by: "step", table: s.compute("SimulateSgd", *: settings[count],
	steps: Math.round(Math.min(end, endOfRuns) * dimension), runs: runs, records: 40, seed: seed).trajectory).table)] }

rows = Columns.builder("distinct", "inverse", "escapeTime", "growthTime", "length", "lossOnPlateau")
counts.each { count ->
	def curve = predictions[count], grows = curve.where("difference > 0.01 and difference < 0.1"), left = curve.where("difference > 1"), few = grows.rows() < 2
	rows.row(count, teachers * teachers / count, s.compute("PlateauEscape", spectrum: settings[count].spectrum, teachers: teachers, learningRate: learningRate).escapeTime,
		few ? Double.NaN : (grows.last("perDimension") - grows.first("perDimension")) / Math.log(grows.last("difference") / grows.first("difference")),
		left.rows() == 0 ? Double.NaN : left.first("perDimension"), few ? Double.NaN : grows.first("loss"))
}
numbers = rows.build()
lines = Columns.stack("distinct", predictions)
points = Columns.stack("distinct", means)
names = counts.collect { it + (it == 1 ? " eigenvalue" : " eigenvalues") }
losses = s.compute("PlotTable", table: lines.where("loss > 1e-6 and perDimension > 0.1").select("distinct", "perDimension", "loss"), x: "perDimension", y: "loss", group: "distinct", labels: names.join(","),
	labelX: "steps / dimension", labelY: "loss", title: "As many students as teachers: M = " + teachers).plot
beside = s.compute("PlotTable", table: points.renamed("lossMean", "loss").select("distinct", "perDimension", "loss"), theory: lines.select("distinct", "perDimension", "loss").where { sampled.contains((int) it.distinct) }, x: "perDimension", y: "loss",
	group: "distinct", labels: (sampled.collect { "SGD with " + it + (it == 1 ? " eigenvalue" : " eigenvalues") } + "prediction").join(","), labelX: "steps / dimension", labelY: "loss", title: "Mean of " + runs + " runs").plot
growth = s.compute("PlotTable", table: lines.select("distinct", "perDimension", "difference"), x: "perDimension", y: "difference", group: "distinct", logX: false, labels: names.join(","),
	labelX: "steps / dimension", labelY: "difference of the students", title: "d = " + dimension).plot
times = s.compute("PlotTable", table: numbers.select("inverse", "growthTime", "length"), theory: numbers.select("inverse", "escapeTime").renamed("escapeTime", "growthTime"), x: "inverse", y: "growthTime,length",
	labels: "grows e times,length of the plateau,escape time in closed form", labelX: "M\u00B2 / distinct eigenvalues", labelY: "steps / dimension", title: "learning rate " + s.number(learningRate)).plot
figure = s.panels([[losses, growth], [times, beside]])
s.save(figure, "")
s.save(lines, "_curves")
s.save(points, "_sgd")
s.save(numbers, "")

s.say("Plateaus of two-layer networks: M = %d, beta = %.4g, d = %d, learning rate %.4g; times in steps/dimension", teachers, beta, dimension, learningRate)
s.say("%-10s %-12s %-14s %-14s %-20s %-12s %s", "distinct", "M^2/L", "grows e times", "closed form", "loss there", "length", "length / escape time")
numbers.each { s.say("%-10d %-12.4g %-14.5g %-14.5g %-20.5g %-12.5g %.3g", (int) it.distinct, it.inverse, it.growthTime, it.escapeTime, it.lossOnPlateau, it.length, it.length / it.escapeTime) }
means.each { count, mean ->
	def last = mean.last("step"), predicted = s.compute("PredictSgd", *: settings[count], steps: (long) last, records: 2).trajectory.last("loss")
	s.say("SGD, %d distinct eigenvalues, after %.4g steps: loss %.5g +- %.2g of %d runs, predicted %.5g", count, last, mean.last("lossMean"), mean.last("lossStandardError"), runs, predicted)
}
s.report()
