// The noise of SGD once it has come to rest (after arXiv 2306.03521). Drawn with replacement, its variance
// goes with the learning rate; in shuffled epochs with the third power, since the batches of an epoch add
// up to nothing. A Langevin sampler by batches gains the same way. Below: where the noise is not
// proportional to the Hessian, the state at rest has currents, which produce entropy; a path that
// produces S is exp(S) times as likely as its reverse, and the mean of exp(-S) is 1.

#@ Integer (label="Samples", description="10 to 1000", min=10, max=1000, value=40, persist=false) samples
#@ Integer (label="Batch size", description="Divides samples; 1 to 500", min=1, max=500, value=4, persist=false) batchSize
#@ Double (label="Rate from", description="Least learning rate, 1e-4 to 1", min=1e-4, max=1, value=0.002, style="format:0.######", persist=false) rateFrom
#@ Double (label="Rate to", description="Greatest learning rate, greater than rate from, to 1", min=1e-4, max=1, value=0.08, style="format:0.######", persist=false) rateTo
#@ Integer (label="Points", description="Learning rates, 6 to 100", min=6, max=100, value=9, persist=false) points
#@ Integer (label="Epochs", description="Of each run, 10 to 1e6", min=10, max=1000000, value=20000, persist=false) epochs
#@ Integer (label="Runs", description="2 to 1000", min=2, max=1000, value=8, persist=false) runs
#@ Double (label="Stiffness", description="Second eigenvalue of the Hessian, beside 1; 1 to 1000", min=1, max=1000, value=3, persist=false) stiffness
#@ Double (label="Correlation", description="Of the gradient's two components, -0.99 to 0.99, of variance 1 each", min=-0.99, max=0.99, value=0.6, persist=false) correlation
#@ Double (label="Time", description="Of a path; greater than 0, to 100", min=1e-3, max=100, value=1.2, style="format:0.######", persist=false) time
#@ Integer (label="Paths", description="1000 to 1e6", min=1000, max=1000000, value=40000, persist=false) paths
#@ Long (label="Seed", description="Of all draws, one more for each learning rate; 0 to 1e15", min=0, max=1000000000000000, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns variances

import org.scalinglaws.table.Columns

rates = s.logarithmic(rateFrom, rateTo, points)
kinds = ["with", "without"]
jobs = [[false, true], kinds, rates].combinations()
moments = [3, 10, 30, 100, 300]
s.steps("stationary runs": 1, paths: 4, figure: 2)
s.step("stationary runs", jobs.size())
found = s.parallel(jobs) { langevin, replacement, rate -> s.compute("StationarySgd", samples: samples, batchSize: batchSize, learningRate: langevin ? rate / samples : rate, replacement: replacement, langevin: langevin, epochs: epochs, runs: runs, seed: seed + rates.indexOf(rate)) }
rows = Columns.builder("langevin", "replacement", "learningRate", "share", "varianceMean", "varianceStandardError", "predicted", "posterior")
jobs.eachWithIndex { job, i -> rows.row(job[0] ? 1 : 0, kinds.indexOf(job[1]), job[0] ? job[2] / samples : job[2], job[2], found[i].variance, found[i].standardError, found[i].predictedVariance, found[i].posteriorVariance) }
variances = rows.build()
s.step("paths", EntropyProduction: moments)
entropies = moments.collectEntries { [it, s.compute("EntropyProduction", hessian: [[1, 0], [0, stiffness]] as double[][], noise: [[1, correlation], [correlation, 1]] as double[][], paths: paths, time: time, records: it, seed: seed)] }

s.step("figure", 9)
plot = { Map inputs -> s.compute("PlotTable", *: inputs, errorBars: true).plot }
drawn = { int langevin -> variances.where("langevin = " + langevin) }
descent = drawn(0).select("replacement", "share", "varianceMean", "varianceStandardError")
growth = plot(table: descent, theory: drawn(0).select("replacement", "share", "predicted").renamed("predicted", "variance"), x: "share", y: "variance", group: "replacement", labels: "with replacement,shuffled,closed form",
	labelX: "learning rate x curvature", labelY: "variance", title: "SGD at rest: N = " + samples + ", m = " + batchSize)
ratios = drawn(1).with("ratioMean") { it.varianceMean / it.posterior }.with("ratioStandardError") { it.varianceStandardError / it.posterior }.with("ratio") { it.predicted / it.posterior }
sampled = plot(table: ratios.select("replacement", "share", "ratioMean", "ratioStandardError"), theory: ratios.select("replacement", "share", "ratio"), x: "share", y: "ratio", group: "replacement", logY: false,
	labels: "with replacement,shuffled,closed form", labelX: "learning rate x samples x curvature", labelY: "variance / posterior variance", title: "Langevin sampling by batches")
finest = entropies[moments.last()]
histogram = finest.table
law = histogram.rows() > 0 ? plot(table: histogram.select("entropy", "logRatio", "standardError").renamed("logRatio", "logRatioMean").renamed("standardError", "logRatioStandardError"), theory: histogram.select("entropy").with("logRatio") { it.entropy }, x: "entropy", y: "logRatio", logX: false, logY: false,
	labels: "paths,slope 1", labelX: "entropy S", labelY: "ln P(S)/P(-S)", title: "Fluctuation theorem: " + paths + " paths") : null
seen = Columns.builder("spacing", "entropyRateMean", "entropyRateStandardError", "observed", "limit", "fluctuationMean", "fluctuationMeanStandardError")
entropies.each { count, one -> seen.row(time / count, one.meanRate, one.meanRateStandardError, one.observedRate, one.rate, one.fluctuationMean, one.standardError) }
produced = seen.build()
rate = plot(table: produced.select("spacing", "entropyRateMean", "entropyRateStandardError"), theory: produced.select("spacing", "observed", "limit").renamed("observed", "entropyRate"), x: "spacing", y: "entropyRate,limit", dashed: "limit", logY: false,
	labels: "paths,as seen,continuous path", labelX: "time between two looks", labelY: "entropy in a unit of time", title: "Entropy production")
figure = s.panels([[growth, sampled], [law ?: rate, rate]])
s.save(figure, "", "Variance at rest over the learning rate; of Langevin sampling over that of the posterior; the fluctuation theorem; the entropy produced, as seen at moments")
s.save(variances, "", "Variances measured and predicted: langevin 0 or 1, replacement 0 with, 1 without")
s.save(produced, "_entropy", "Entropy produced and the mean of exp(-S), over the time between two looks")
if (law) s.save(histogram, "_fluctuations", "Paths forward and backward")

s.say("SGD at rest: N = %d, m = %d, %d runs of %d epochs", samples, batchSize, runs, epochs)
kinds.eachWithIndex { kind, k ->
	def table = drawn(0).where("replacement = " + k)
	def fits = ["varianceMean", "predicted"].collect { s.compute("FitExponent", table: table, x: "learningRate", y: it) }
	s.compare(s.text("slope in the learning rate, %s replacement, beside that of the closed form (%d at small rates)", kind, 1 + 2 * k), fits[0].exponent, fits[0].standardError, fits[1].exponent)
}
variances.each { s.compare(s.text("variance, %s, %s replacement, rate %.4g", it.langevin ? "Langevin" : "SGD", kinds[(int) it.replacement], it.learningRate), it.varianceMean, it.varianceStandardError, it.predicted) }
s.say("Entropy: Hessian diag(1, %.4g), correlation %.3g: rate %.6g, area rate %.4g; %s", stiffness, correlation, finest.rate, finest.areaRate, histogram.metadata().state)
produced.each { row ->
	s.compare(s.text("mean of exp(-S), seen every %.3g", row.spacing), row.fluctuationMean, row.fluctuationMeanStandardError, 1d)
	s.compare(s.text("entropy rate, seen every %.3g", row.spacing), row.entropyRateMean, row.entropyRateStandardError, row.observed)
}
s.report()
