// The U-turn on double descent (arXiv 2310.18988): the error of minimum-norm regression over the number
// of features rises to a peak at the number of samples and descends again. Against the effective
// parameters on unseen inputs the second descent folds back: what falls with ever more features is
// the number of parameters that the fit really has. Points: means of some draws; lines: closed forms
// for Gaussian features, elsewhere the points' order. Last, with a fixed number of
// principal components more features make no peak: it is where one axis ends and the other begins.

#@ Integer (label="Samples", description="10 to 1000", min=10, max=1000, value=100, persist=false) samples
#@ String (label="Features", description="Numbers of them, 1 to 10000 each, separated by semicolons", value="10; 20; 35; 50; 65; 80; 90; 95; 105; 110; 120; 140; 200; 300; 500; 1000", persist=false) features
#@ Integer (label="Inputs", description="Of the Fourier features, 1 to 1000", min=1, max=1000, value=5, persist=false) inputs
#@ String (label="Components", description="Fixed numbers of them, 1 to samples each, separated by semicolons", value="20; 50; 80", persist=false) components
#@ Double (label="Noise variance", description="Of the labels, 0 to 1e6", min=0, max=1e6, value=0.04, style="format:0.######", persist=false) noiseVariance
#@ Integer (label="Runs", description="Draws, 2 to 10000", min=2, max=10000, value=20, persist=false) runs
#@ Long (label="Seed", description="Of the draws, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

counts = s.wholeNumbers("features", features, 1, 10000)
fixed = s.wholeNumbers("components", components, 1, samples)
fit = { String kind, int used -> s.compute("EffectiveParameters", samples: samples, features: counts as double[], kind: kind, inputs: inputs, components: used, noiseVariance: noiseVariance, runs: runs, seed: seed).table }
s.steps("all components": 2, "fixed components": fixed.size(), figure: 1)
s.step("all components", 2)
kinds = ["gaussian", "fourier"]
fits = kinds.collect { fit(it, 0) }
s.step("fixed components", fixed.size())
some = fixed.collect { fit("fourier", it) } + [fits[1]]

s.step("figure", 7)
numbers = Columns.stack("kind", *fits)
closed = fits[0].select("features", "predictedTestParameters", "predictedTestError").renamed("predictedTestParameters", "testParameters").renamed("predictedTestError", "testError").where("testError is finite").with("kind", 0d)
plot = { Map inputs -> s.compute("PlotTable", *: inputs, errorBars: true).plot }
raw = plot(table: numbers, theory: closed, x: "features", y: "testError", group: "kind", labels: "Gaussian,Fourier,closed form", labelX: "features p", labelY: "test error", title: "Against features: n = " + samples)
branches = Columns.stack("branch", *fits.collectMany { [it.where("features < " + samples), it.where("features > " + samples)] }).select("branch", "testParameters", "testError", "testErrorStandardError")
folded = plot(table: branches, theory: branches.select("branch", "testParameters", "testError"), x: "testParameters", y: "testError", group: "branch", labels: "Gaussian: p < n,Gaussian: p > n,Fourier: p < n,Fourier: p > n,in order of p", labelX: "effective parameters on unseen inputs", labelY: "test error", title: "Against effective parameters")
counted = plot(table: numbers, theory: closed, x: "features", y: "testParameters", group: "kind", labels: "Gaussian,Fourier,closed form", labelX: "features p", labelY: "effective parameters on unseen inputs", title: "Effective parameters")
held = Columns.stack("used", *some)
apart = plot(table: held, theory: held.select("used", "features", "testError"), x: "features", y: "testError", group: "used", labels: (fixed.collect { "at most " + it + " components" } + "all" + "in order of p").join(","), labelX: "features p", labelY: "test error", title: "Fourier: components held fixed")
figure = s.panels([[raw, folded], [counted, apart]])
s.save(figure, "", "Test error against features and against effective parameters; these over features; the error with a fixed number of principal components")
s.save(numbers, "", "Gaussian (kind 0) and Fourier features (1), all components")
s.save(held, "_components", "Fourier features with fixed numbers of components, and all")

s.say("Effective parameters: n = %d, noise variance %.4g, %d draws", samples, noiseVariance, runs)
s.say("%-10s %-10s %-12s %-12s %-16s %s", "kind", "features", "components", "excess", "test parameters", "test error")
numbers.each { s.say("%-10s %-10d %-12d %-12d %-16.5g %.4g", kinds[(int) it.kind], (int) it.features, (int) it.components, (int) it.excess, it.testParameters, it.testError) }
fits[0].each { s.compare(s.text("effective parameters, Gaussian, p = %d", (int) it.features), it.testParameters, it.testParametersStandardError, it.predictedTestParameters) }
fits[0].each { s.compare(s.text("test error, Gaussian, p = %d", (int) it.features), it.testError, it.testErrorStandardError, it.predictedTestError) }
s.report()
