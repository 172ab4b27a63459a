// The implicit bias of gradient descent and the learning curves of a perceptron that learns a perceptron
// (arXiv 2505.13230). The sharpness of the logistic loss, which is what the growing norm of the weights
// is, leads from Hebb's rule through an optimum close to the Bayes error to the largest margin. Lines: the
// saddle point at infinite size; points: training. The curves follow one early law at all loads, and
// fall on one curve in units of their optima, whose sharpness grows like the load and whose error
// falls like one over it. Last, gradient flow from zero weights: late it has forgotten its way.

#@ String (label="Loads", description="Samples over dimension, 0.05 to 1e5 each, separated by semicolons", value="4; 16; 64; 512", persist=false) loads
#@ String (label="Trained loads", description="Of the training at fixed norm, 0.05 to 1000 each, separated by semicolons", value="4; 16", persist=false) trainedLoads
#@ Double (label="Free load", description="Of gradient flow, 0.05 to 1000", min=0.05, max=1000, value=8, persist=false) freeLoad
#@ Integer (label="Dimension", description="Of the training, 10 to 2000", min=10, max=2000, value=150, persist=false) dimension
#@ Integer (label="Points", description="Values of sharpness along each line, 10 to 1000", min=10, max=1000, value=60, persist=false) points
#@ Integer (label="Optima", description="Loads at which the optimum is found, from 1 to 1000; 5 to 100", min=5, max=100, value=13, persist=false) optima
#@ Integer (label="Runs", description="Draws of the inputs, 2 to 1000", min=2, max=1000, value=8, persist=false) runs
#@ Long (label="Seed", description="Of the inputs, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

trained = s.numbers("trainedLoads", trainedLoads, 0.05, 1000).toUnique().toSorted()
all = (s.numbers("loads", loads, 0.05, 1e5) + trained).toUnique().toSorted()
few = s.logarithmic(0.03, 10, 8)
solve = { double load, List sharpness -> s.compute("PerceptronCurve", load: load, sharpness: sharpness as double[]) }
train = { double load, String protocol -> s.compute("TrainPerceptron", dimension: dimension, load: load, protocol: protocol, sharpness: few as double[], runs: runs, seed: seed).means.select("sharpness", "errorMean", "errorStandardError") }
s.steps(theory: 0.6, "fixed norm": (trained.sum() + freeLoad) / 20, "free norm": freeLoad / 4, "figure and fits": 3)
s.step("theory", all.size() + (trained + freeLoad).toUnique().size() + optima + 1)
curves = all.collectEntries { [it, solve(it, s.logarithmic(0.01, 20 * Math.max(it, 5d), points))] }
beside = solve(freeLoad, s.logarithmic(0.03, 10, points))
atPoints = (trained + freeLoad).toUnique().collectEntries { [it, solve(it, few)] }
best = Columns.builder("load", "optimalSharpness", "optimalError", "bayesError")
s.logarithmic(4, 4000, optima).each { double load ->
	def found = solve(load, [1d])
	best.row(load, found.optimalSharpness, found.optimalError, found.bayesError)
}
numbers = best.build()
s.step("fixed norm", TrainPerceptron: trained + (freeLoad in trained ? [] : [freeLoad]))
fixed = (trained + freeLoad).toUnique().collectEntries { [it, train(it, "fixedNorm")] }
s.step("free norm", 1)
free = train(freeLoad, "freeNorm")

s.step("figure and fits", 10)
// one column for each load, so that each has its colour: c0, c1, ...
spread = { Columns table, Collection some, String from, String ending -> some.inject(table) { t, load -> t.with("c" + all.indexOf(load) + ending) { it.load == load ? it.get(from + ending) : Double.NaN } } }
theory = Columns.stack("load", curves.collectEntries { load, curve -> [load, curve.table.with("collapsed") { it.error / curve.optimalError }.with("scaled") { it.sharpness / curve.optimalSharpness }.with("earlyLaw") { load == all.last() ? it.earlyLaw : Double.NaN }] })
measured = Columns.stack("load", fixed.subMap(trained).collectEntries { load, table -> [load, ["Mean", "StandardError"].inject(table.with("scaled") { it.sharpness / curves[load].optimalSharpness }) { t, ending ->
	t.with("relativeError" + ending) { it.get("error" + ending) / curves[load].hebbError }.with("collapsed" + ending) { it.get("error" + ending) / curves[load].optimalError } }] })
texts = trained.collect { "training at load " + s.number(it) } + "infinite size" + (all - trained).collect { "load " + s.number(it) }
plot = { Map inputs -> s.compute("PlotTable", errorBars: true, *: inputs).plot }
curve = { String x, String y, Map more -> plot(table: ["Mean", "StandardError"].inject(measured) { t, ending -> spread(t, trained, y, ending) }.select([x] + trained.collectMany { ["c" + all.indexOf(it) + "Mean", "c" + all.indexOf(it) + "StandardError"] }),
	theory: spread(theory, all, y, "").select([x, "earlyLaw"] + all.indices.collect { "c" + it }), x: x, y: (all.indices.collect { "c" + it } + more.dashed).findAll().join(","), *: more) }
raw = curve("sharpness", "relativeError", [dashed: "earlyLaw", labels: (texts + "early law").join(","), labelX: "sharpness \u03BB", labelY: "error over Hebb's", title: "One early law"])
collapsed = curve("scaled", "collapsed", [labels: texts.join(","), labelX: "sharpness over the optimal one", labelY: "error over the least one", title: "In units of the optimum"])
laws = numbers.with("proportional") { it.load * numbers.last("optimalSharpness") / numbers.last("load") }.with("inverse") { numbers.last("optimalError") * numbers.last("load") / it.load }
optimum = plot(table: numbers.without("bayesError"), theory: laws.without("optimalSharpness", "optimalError"), x: "load", y: "optimalSharpness,optimalError,bayesError,proportional,inverse", dashed: "proportional,inverse", labelX: "load",
	labels: "optimal sharpness,error there,Bayes error,slope 1,slope -1", labelY: "optimal sharpness and error", title: "The optimum")
ways = plot(table: fixed[freeLoad].renamed("errorMean", "fixedMean").renamed("errorStandardError", "fixedStandardError").join(free.renamed("errorMean", "freeMean").renamed("errorStandardError", "freeStandardError"), "sharpness"),
	theory: beside.table.select("sharpness", "error").renamed("error", "fixed"), x: "sharpness", y: "fixed,free", labels: "fixed norm,gradient flow,infinite size at fixed norm", labelX: "sharpness \u03BB, or length of the weights", labelY: "error", title: "Two ways at load " + s.number(freeLoad))
figure = s.panels([[raw, collapsed], [optimum, ways]])
s.save(figure, "", "Error over sharpness for several loads, raw and in units of the optimum; the optimum over load; gradient flow beside training at fixed norm")
s.save(theory, "_theory", "At infinite size")
s.save(Columns.stack("load", fixed), "_fixed", "Training at fixed norm")
s.save(free, "_free", "Gradient flow, load " + s.number(freeLoad))
s.save(numbers, "", "The optima")

s.say("Perceptron: dimension %d, %d runs; a finite dimension N takes about 1/N of the error away", dimension, runs)
s.say("%-10s %-16s %-16s %-16s %s", "load", "sharpness/load", "load x error", "over Bayes", "Bayes x load")
numbers.each { s.say("%-10.4g %-16.5f %-16.5f %-16.6f %.5f", it.load, it.optimalSharpness / it.load, it.load * it.optimalError, it.optimalError / it.bayesError, it.load * it.bayesError) }
[optimalSharpness: 1d, optimalError: -1d].each { name, slope ->
	def fit = s.compute("FitExponent", table: numbers, x: "load", y: name, predicted: slope)
	s.compare("exponent of " + (name == "optimalError" ? "the least error" : "the optimal sharpness"), fit.exponent, fit.standardError, slope)
}
fixed.each { load, table -> table.eachWithIndex { row, i -> s.compare(s.text("error at load %s, sharpness %.3g", s.number(load), row.sharpness), row.errorMean, row.errorStandardError, atPoints[load].table.get("error", i)) } }
free.eachWithIndex { row, i -> s.say("gradient flow at load %s, length %.3g: error %.5f +- %.5f, at fixed norm %.5f", s.number(freeLoad), row.sharpness, row.errorMean, row.errorStandardError, fixed[freeLoad].get("errorMean", i)) }
s.report()
