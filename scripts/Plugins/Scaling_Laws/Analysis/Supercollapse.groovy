// Learning curves of models of several sizes, each trained for the time that suits its size, are
// one curve in units of their ends, and more alike than seeds of one size are if the learning rate
// decays (supercollapse, arXiv 2507.02119). Here the models are linear: they see the first features
// of power-law data, and what they do not see acts as noise of the labels. Curves of SGD, raw and
// in units of their ends, and their differences beside the noise floor of the seeds; then the same
// of the mean curves, by the recursion of second moments.

#@ Double (label="Exponent", description="b of the features' variances j^-b, greater than 1, to 3", min=1.1, max=3, stepSize=0.25, value=1.5, persist=false) exponent
#@ Double (label="Source", description="s of the target j^-(s b + 1), 0.3 to 2", min=0.3, max=2, stepSize=0.1, value=0.6, persist=false) source
#@ String (label="Features", description="Sizes of the models, two or more, 4 to 1000 each", value="16; 32; 64; 128", persist=false) sizes
#@ Double (label="Horizon", description="Steps of a model of M features, in units of M^b; 1 to 1000", min=1, max=1000, value=8, persist=false) horizon
#@ Double (label="Learning rate", description="Of the first step, times the largest variance; greater than 0, to 0.5", min=1e-4, max=0.5, value=0.2, style="format:0.####", persist=false) rate
#@ Integer (label="Runs", description="Seeds of each model, 2 to 1000", min=2, max=1000, value=40, persist=false) runs
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import net.imglib2.view.Views
import org.scalinglaws.table.Columns

features = s.wholeNumbers("features", sizes, 4, 1000)
if (features.size() < 2) throw new IllegalArgumentException("features must be two sizes or more, was " + sizes)
s.steps("spectrum": 1, "constant rate": 6, "decay": 6, "mean curves": 2, "figures": 1)
s.step("spectrum", 2)
data = s.compute("PowerLawSpectrum", dimension: 1000000, exponent: exponent).spectrum
target = s.compute("TeacherWeights", spectrum: data, source: source, seed: seed).teacher
first = data.firstElement().get()

curves = { String schedule, String method, Closure more ->
	Columns.stack("features", features.collectEntries { size ->
		def seen = [data, target].collect { Views.interval(it, [0] as long[], [size - 1] as long[]) }
		def unseen = 1 - (0..<size).sum { seen[0].getAt(it).get() * seen[1].getAt(it).get() ** 2 } // of the labels' variance, which is 1
		def steps = Math.round(horizon * Math.pow(size, exponent))
		def problem = s.compute("IndexProblem", link: "linear", loss: "halfSquared", noiseVariance: unseen).problem
		def curve = s.compute(method, *: more(features.indexOf(size)), problem: problem, spectrum: seen[0], teacher: seen[1], weights: new double[size], learningRate: rate / first, steps: steps, schedule: schedule,
			*: schedule == "linear" ? [finalLearningRate: rate / first / steps] : [:]).trajectory
		[size, curve.where("step > 0").with("loss") { it.loss + unseen / 2 }]
	})
}
schedules = ["constant", "linear"]
collapse = { String name, Columns table -> s.compute("CollapseCurves", table: table, group: "features", floor: 0, title: ["Constant rate", "Decay to 0"][schedules.indexOf(name)]) }
measured = schedules.collectEntries {
	s.step(it == "constant" ? "constant rate" : "decay", features.size() + 1)
	[it, collapse(it, curves(it, "SimulateSgd") { [runs: runs, seed: seed, firstRun: runs * it, records: 200] })]
}
s.step("mean curves", 2 * features.size() + 2)
means = schedules.collectEntries { [it, collapse(it, curves(it, "PredictSgd") { [records: 200] }).deviation] } // without the noise of seeds
s.step("figures", 5)
figure = s.panels(schedules.collect { [measured[it].plot] })
s.save(figure, "", "Learning curves of models of several sizes: raw, in units of their ends, and their differences beside the noise floor of the seeds")
schedules.each { s.save(measured[it].deviation, "_" + it, "Deviation and noise floor, " + it + " schedule") }

near = { Columns all, double x -> all.where("x < 1").min { Math.abs(it.x - x) } }
rows = Columns.builder(["schedule"] + measured.constant.deviation.names() + ["independentEnds", "meanCurves"])
[schedules, [0.3, 0.5, 0.7, 0.9]].combinations { name, x ->
	def all = measured[name].deviation, row = near(all, x)
	rows.row(*[schedules.indexOf(name), *row.values(), Math.hypot(row.noiseFloor, all.last("noiseFloor")), near(means[name], x).deviation].collect { it as double })
}
numbers = rows.build().sorted("schedule", "x")
s.save(numbers, "", "At some places")

s.say("Supercollapse: b = %.4g, s = %.4g, M = %s, %.4g M^b steps, %d runs each", exponent, source, features.join(", "), horizon, runs)
s.say("%-10s %-6s %-20s %-20s %-20s %-22s %s", "schedule", "x", "deviation", "noise floor", "ratio", "for independent ends", "of mean curves")
numbers.each { row ->
	def pair = { s.text("%.4f +- %.4f", row[it], row[it + "StandardError"]) }
	s.say("%-10s %-6.3f %-20s %-20s %-20s %-22.4f %.4f", schedules[(int) row.schedule], row.x, pair("deviation"), pair("noiseFloor"), pair("ratio"), row.independentEnds, row.meanCurves)
}
schedules.each {
	def all = measured[it]
	s.say("%-10s supercollapse: %s (ratio over the last fifth %.3f +- %.3f); below the noise floor from x = %.3f on; horizon exponent %.4f, b = %.4g", it, all.supercollapse, all.lateRatio, all.lateRatioStandardError, all.collapseFrom, all.horizonExponent, exponent)
}
s.report()
