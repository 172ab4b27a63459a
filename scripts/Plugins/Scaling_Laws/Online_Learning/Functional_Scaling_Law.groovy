// What a schedule of learning rates does to linear regression with power laws (arXiv 2509.19189):
// the mean excess risk of SGD, exact (points) and by the functional scaling law (lines), against
// steps and against intrinsic time, the sum of the learning rates; then the final risk at the best
// learning rate for each number of steps, and its fitted slopes beside the predicted ones, which
// leave logarithms out.

#@ Double (label="Exponent", description="b of the features' variances j^-b, greater than 1, to 5", min=1.05, max=5, stepSize=0.25, value=2, persist=false) exponent
#@ Double (label="Source", description="s of the target j^-(s b + 1), greater than 0, to 5", min=0.01, max=5, stepSize=0.25, value=1, persist=false) source
#@ Integer (label="Features", description="1 to 10000", min=1, max=10000, value=200, persist=false) features
#@ Double (label="Noise variance", description="Of the labels, greater than 0, to 1e6", min=1e-12, max=1e6, value=1, style="format:0.######", persist=false) noiseVariance
#@ Double (label="Learning rate", description="Of the curves; greater than 0, to 1", min=1e-9, max=1, value=0.03, style="format:0.######", persist=false) learningRate
#@ Double (label="Largest rate", description="Of those tried for the final risks; greater than 0, to 1", min=1e-9, max=1, value=0.18, style="format:0.######", persist=false) largestRate
#@ Long (label="Steps", description="Of the curves, and the most steps of the final risks; 1000 to 1e7", min=1000, max=10000000, value=20000, persist=false) steps
#@ Integer (label="Data", description="Numbers of steps for the final risks, over a factor of 30; 3 to 100", min=3, max=100, value=4, persist=false) data
#@ Integer (label="Rates", description="Learning rates tried for each, over a factor of 300; 3 to 1000", min=3, max=1000, value=12, persist=false) rates
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

schedules = ["constant", "exponential", "warm-up-stable-decay"]
solve = { String schedule, double rate, long count, int records -> s.compute("FunctionalScalingLaw", exponent: exponent, source: source, features: features, noiseVariance: noiseVariance,
	learningRate: rate, steps: count, schedule: schedule, records: records, *: schedule == "constant" ? [:] : [finalLearningRate: rate / count]) }

laws = schedules.collectEntries { [it, solve(it, learningRate, steps, 60)] }
curves = Columns.stack("schedule", *laws.values()*.table)
against = { String x, String name -> s.compute("PlotTable", table: curves.select("schedule", x, "exact").renamed("exact", "risk"), theory: curves.select("schedule", x, "firstOrder").renamed("firstOrder", "risk"), x: x, y: "risk",
	group: "schedule", labels: (schedules + "functional scaling law").join(","), labelX: name, labelY: "excess risk", title: "b = " + s.number(exponent) + ", s = " + s.number(source) + ", M = " + features).plot }

counts = s.logarithmic(steps / 30, steps, data).collect { Math.round(it) }
tried = s.logarithmic(largestRate / 300, largestRate, rates)
jobs = [schedules, counts, tried].combinations()
risks = s.parallel(jobs) { schedule, count, rate -> solve(schedule, rate, count, 2).table.last("exact") }
ends = Columns.builder("schedule", "steps", "risk", "rate")
[schedules, counts].combinations().each { schedule, count ->
	def best = (0..<jobs.size()).findAll { jobs[it][0] == schedule && jobs[it][1] == count }.min { risks[it] }
	ends.row(schedules.indexOf(schedule), count, risks[best], jobs[best][2])
}
numbers = ends.build().sorted("schedule", "steps")
parts = schedules.indices.collect { k -> numbers.where("schedule = " + k) }
fits = schedules.indices.collect { k -> s.compute("FitExponent", table: parts[k], x: "steps", y: "risk", predicted: laws[schedules[k]].predictedExponent) }
lines = numbers.with("risk") { row -> // of the predicted slope, through the last point
	def k = (int) row.schedule
	parts[k].last("risk") * Math.pow(row.steps / parts[k].last("steps"), laws[schedules[k]].predictedExponent)
}
atBest = s.compute("PlotTable", table: numbers.without("rate"), theory: lines.without("rate"), x: "steps", y: "risk", group: "schedule", labels: (schedules + "predicted slope").join(","), labelX: "steps",
	labelY: "final excess risk", title: "At the best learning rate for each number of steps").plot
figure = s.panels([[against("step", "step"), against("time", "intrinsic time"), atBest]])
s.save(figure, "")
s.save(curves, "_curves")
s.save(numbers, "")

s.say("Functional scaling law: b = %.4g, s = %.4g (%s), %d features, noise variance %.4g", exponent, source, laws.constant.regime, features, noiseVariance)
s.say("%-22s %-12s %-12s %-12s %-26s %s", "schedule", "exact", "volterra", "firstOrder", "slope in steps", "predicted, logarithms left out")
schedules.eachWithIndex { name, k ->
	def curve = laws[name].table
	s.say("%-22s %-12.5g %-12.5g %-12.5g %-26s %.4f", name, curve.last("exact"), curve.last("volterra"), curve.last("firstOrder"), s.text("%.4f +- %.4f", fits[k].exponent, fits[k].standardError), laws[name].predictedExponent)
}
s.report()
