// Phase retrieval on a real image, from its spectrum to its learning curve.
//
// Measures the covariance spectrum of the image's patches and its power law, draws
// a teacher, learns by stochastic gradient descent from Gaussian inputs of that
// spectrum (many runs) and from the image's own patches (one pass), and compares
// both with theory: gradient flow, escape rate, phases, spectral tail, exponents.

#@ File (label="Image", description="Any image file, at least as large as a patch; the packaged picture of gravel if not given", style="open", required=false, persist=false) image
#@ Integer (label="Patch size", description="Side of the square patches in pixels, 4 to 32; its square is the dimension", min=4, max=32, value=23, persist=false) patchSize
#@ Integer (label="Patches", description="Patches to measure the spectrum on, and as many others to learn from, 100 to 2000000", min=100, max=2000000, value=70000, persist=false) patches
#@ Double (label="Learning rate", description="Greater than 0, to 0.1; clean curves want 0.003 or less", min=1e-9, max=0.1, value=2e-3, style="format:0.######", persist=false) learningRate
#@ Double (label="Noise variance", description="Variance of the label noise, 0 to 100", min=0, max=100, value=0, style="format:0.######", persist=false) noiseVariance
#@ Long (label="Steps", description="Of stochastic gradient descent on Gaussian inputs, 100 to 10^12", min=100, max=1000000000000, value=250000, persist=false) steps
#@ Integer (label="Runs", description="On Gaussian inputs, 2 to 10000", min=2, max=10000, value=20, persist=false) runs
#@ Integer (label="Records", description="Points of each curve, 20 to 10000", min=20, max=10000, value=120, persist=false) records
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 2", min=0, max=9007199254740990, value=1, persist=false) seed
#@ File (label="Folder", description="For figures (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus spectrumFigure
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import ij.ImagePlus
import ij.io.Opener
import javax.imageio.ImageIO
import org.scalinglaws.table.Columns

run = { String name, Object... inputs -> command.run("org.scalinglaws.command." + name, false, inputs).get() }

ImagePlus open(File file) {
	if (file == null) return new ImagePlus("gravel", ImageIO.read(Columns.getResource("/org/scalinglaws/images/gravel.png")))
	if (!file.isFile()) throw new IllegalArgumentException("image must be a file, was " + file)
	def opener = new Opener()
	opener.silentMode = true
	def picture = opener.openImage(file.path)
	if (picture == null) throw new IllegalArgumentException("image must be a picture that ImageJ can open, was " + file)
	return picture
}

Columns rowsWhere(Columns table, Closure<Boolean> keep) {
	def rows = Columns.builder(table.names())
	for (row in 0..<table.rows()) if (keep(row)) rows.row(table.row(row))
	return rows.build()
}

// 1. the spectrum, and the power law in it
picture = open(image)
measured = run("ImageSpectrum", "image", picture, "patchSize", patchSize, "patches", patches, "seed", seed)
spectrum = measured.getOutput("spectrum")
byRank = measured.getOutput("table")
fit = run("FitExponent", "table", byRank, "x", "rank", "y", "eigenvalue")
a = -fit.getOutput("exponent")
aError = fit.getOutput("standardError")
isPowerLaw = !Double.isNaN(a)
dimension = patchSize * patchSize

// 2. a teacher, a start, and stochastic gradient descent on Gaussian inputs
teacher = run("TeacherWeights", "spectrum", spectrum, "seed", seed).getOutput("teacher")
start = run("InitialWeights", "dimension", dimension, "seed", seed).getOutput("weights")
sgd = { Object... more -> run("SimulateSgd", *(["spectrum", spectrum, "teacher", teacher, "weights", start,
	"learningRate", learningRate, "noiseVariance", noiseVariance, "seed", seed, "records", records] + more.toList()))
	.getOutput("trajectory") }
simulation = sgd("steps", steps, "runs", runs)
summarized = run("SummarizeRuns", "table", simulation)
summary = summarized.getOutput("table")
diverged = summarized.getOutput("divergedRuns")
if (diverged == runs) throw new IllegalArgumentException("learningRate must be low enough for a run to end, was " + learningRate + ": all $runs runs diverged")

// 3. one pass over real patches, others than the spectrum was measured on
inputs = run("ProjectPatches", "image", picture, "basis", measured.getOutput("basis"), "mean", measured.getOutput("mean"),
	"patches", patches, "seed", seed + 1).getOutput("inputs")
labels = run("RetrievalLabels", "inputs", inputs, "teacher", teacher, "noiseVariance", noiseVariance, "seed", seed).getOutput("labels")
onPatches = sgd("inputs", inputs, "labels", labels, "steps", (long) patches)
inputs = null
// the same records on Gaussian inputs, for the spread that a single pass must have
likewise = run("SummarizeRuns", "table", sgd("steps", (long) patches, "runs", runs)).getOutput("table")

// 4. theory: gradient flow far beyond the simulation, its rate, phases and tail
endTime = 20 * Math.max(steps, (long) patches) * learningRate
integrate = { Object... more -> run("IntegrateFlow", *(["spectrum", spectrum, "teacher", teacher, "weights", start] + more.toList())) }
flowRun = integrate("endTime", endTime, "records", 400)
flow = flowRun.getOutput("trajectory")
sign = flowRun.getOutput("sign")
atRecords = integrate("times", summary.column("time")).getOutput("trajectory")
atPatches = integrate("times", onPatches.column("time")).getOutput("trajectory")
phases = run("FindPhases", "trajectory", flow)
rate = run("EscapeRate", "spectrum", spectrum, "teacher", teacher).getOutput("rate")
tiny = run("InitialWeights", "dimension", dimension, "norm", 1e-12d, "seed", seed).getOutput("weights")
early = run("IntegrateFlow", "spectrum", spectrum, "teacher", teacher, "weights", tiny, "endTime", 24 / rate).getOutput("trajectory")
measuredRate = early.get("overlapRate", early.rows() - 1) / early.get("overlap", early.rows() - 1)

T1 = phases.getOutput("escapeTime")
crossing = phases.getOutput("crossingTime")
T2 = phases.getOutput("convergenceTime")
tail = run("SpectralTail", "spectrum", spectrum, "teacher", teacher, "weights", start, "times", flow.column("time"), "sign", sign).getOutput("trajectory")
end = summary.rows() - 1

// 5. measured phases: of the mean over runs, with jackknife errors
found = run("FindPhases", "trajectory", simulation).getOutputs()
without = (0..<runs).collect { run("FindPhases", "trajectory", rowsWhere(simulation, { row -> simulation.get("run", row) != it })).getOutputs() }
jackknife = { String phase ->
	def values = without.collect { it[phase] }
	def middle = values.sum() / runs
	return Math.sqrt(values.sum { (it - middle) * (it - middle) } * (runs - 1) / runs)
}

// 6. the exponent of the loss in the last phase, as far as the simulation goes
windowEnd = summary.get("time", end)
windowStart = T2 < windowEnd / 2 ? T2 : windowEnd / 10
exponent = { Columns table -> run("FitExponent", "table", table, "y", "loss", "from", windowStart, "to", windowEnd) }
lossOfSgd = exponent(simulation)
lossOfFlow = exponent(flow)
lossOfTail = exponent(tail)

// 7. how far theory carries: the largest deviations from the escape on, and where
largest = { Columns table, double from, Closure<Double> value ->
	def rows = (1..<table.rows()).findAll { table.get("time", it) >= from } ?: [table.rows() - 1]
	return rows.collect { [value(it), table.get("time", it)] }.max { Math.abs(it[0]) }
}
deviation = { Columns one, Columns other, String y, double from -> largest(one, from, { 100 * (one.get(y, it) / other.get(y, it) - 1) }) }
inErrors = { String y -> largest(onPatches, T1, { (onPatches.get(y, it) - likewise.get(y + "Mean", it)) /
	(likewise.get(y + "StandardDeviation", it) * Math.sqrt(1 + 1 / (runs - diverged))) }) } // of one run against the mean
patchesEnded = onPatches.get("diverged", onPatches.rows() - 1) == 0

// figures
law = Columns.builder("rank", "eigenvalue")
if (isPowerLaw) {
	def eigenvalues = byRank.column("eigenvalue")
	def ranks = ((int) fit.getOutput("from"))..((int) fit.getOutput("to"))
	def constant = ranks.collect { Math.log(eigenvalues[it - 1]) + a * Math.log(it) }.sum() / ranks.size()
	for (rank in ranks) law.row(rank, Math.exp(constant - a * Math.log(rank)))
}
spectrumFigure = run("PlotTable", *(["table", byRank, "x", "rank", "y", "eigenvalue",
	"title", "Spectrum of the patches of " + picture.title] + (isPowerLaw ? ["theory", law.build(), "labels",
	String.format(Locale.ROOT, "eigenvalues, power law of exponent %.2f \u00b1 %.2f", a, aError)] : []))).getOutput("plot")

shownFrom = flow.get("time", 1)
shown = Columns.builder("time", "curve", "meanSquaredErrorMean", "meanSquaredErrorStandardError", "lossMean", "lossStandardError")
for (i in 0..end) if (summary.get("time", i) > shownFrom) shown.row(summary.get("time", i), 0, summary.get("meanSquaredErrorMean", i),
	summary.get("meanSquaredErrorStandardError", i), summary.get("lossMean", i), summary.get("lossStandardError", i))
for (i in 0..<onPatches.rows()) if (onPatches.get("time", i) > shownFrom && onPatches.get("diverged", i) == 0)
	shown.row(onPatches.get("time", i), 1, onPatches.get("meanSquaredError", i), Double.NaN, onPatches.get("loss", i), Double.NaN)
shownTo = 2 * Math.max(windowEnd, onPatches.column("time").max())
figure = run("PlotTable", "table", shown.build(), "y", "meanSquaredError, loss", "panels", true, "group", "curve",
	"theory", rowsWhere(flow, { flow.get("time", it) < shownTo }),
	"marks", Columns.builder("T1", "T1\u2032", "T2").row(T1, crossing, T2).build(),
	"labels", "SGD on Gaussian inputs (mean of $runs runs), SGD on patches (one pass), gradient flow".toString(),
	"title", "Learning curve on " + picture.title).getOutput("plot")

// results
byPatches = ["meanSquaredError", "loss"].collectEntries { [it, patchesEnded ? [deviation(onPatches, atPatches, it, T1), inErrors(it)] : [[Double.NaN] * 2] * 2] }
numbers = Columns.builder("exponent", "exponentStandardError", "escapeRatePredicted", "escapeRateMeasured",
	"escapeTimeFlow", "escapeTimeSgd", "crossingTimeFlow", "crossingTimeSgd", "convergenceTimeFlow", "convergenceTimeSgd",
	"endTime", "errorFlow", "errorSgd", "errorStandardError", "lossFlow", "lossSgd", "lossStandardError",
	"lossExponentTail", "lossExponentFlow", "lossExponentSgd", "lossExponentStandardError",
	"patchesErrorDeviation", "patchesErrorDeviationInErrors", "patchesLossDeviation", "patchesLossDeviationInErrors", "divergedRuns")
	.row(a, aError, rate, measuredRate, T1, found.escapeTime, crossing, found.crossingTime, T2, found.convergenceTime, windowEnd,
	atRecords.get("meanSquaredError", end), summary.get("meanSquaredErrorMean", end), summary.get("meanSquaredErrorStandardError", end),
	atRecords.get("loss", end), summary.get("lossMean", end), summary.get("lossStandardError", end),
	*[lossOfTail, lossOfFlow, lossOfSgd]*.getOutput("exponent"), lossOfSgd.getOutput("standardError"),
	*byPatches.meanSquaredError*.get(0), *byPatches.loss*.get(0), diverged).build()
file = { String name -> new File(folder, "image_learning_curve" + name) }
run("SavePlot", "plot", spectrumFigure, "file", file("_spectrum.png"))
run("SaveTable", "table", byRank, "file", file("_spectrum.csv"))
run("SavePlot", "plot", figure, "file", file(".png"))
run("SaveTable", "table", summary, "file", file(".csv"))
run("SaveTable", "table", onPatches, "file", file("_patches.csv"))
run("SaveTable", "table", flow, "file", file("_flow.csv"))
run("SaveTable", "table", numbers, "file", file("_numbers.csv"))

say = { String what, String predicted, String observed -> printf("%-58s %-16s %s%n", what, predicted, observed) }
number = { double value -> String.format(Locale.ROOT, "%.4g", value) }
range = { double value, double error -> String.format(Locale.ROOT, Double.isNaN(error) ? "%.4g (error unknown)" : "%.4g +- %.2g", value, error) }
ofPhase = { String phase -> Double.isNaN(found[phase]) ? "not reached" : range(found[phase], jackknife(phase)) }
compare = { String y -> range(summary.get(y + "Mean", end), summary.get(y + "StandardError", end)) +
	String.format(Locale.ROOT, "  (%+.2f %%)", 100 * (summary.get(y + "Mean", end) / atRecords.get(y, end) - 1)) }
where = { String unit, List<Double> error, List<Double> loss -> String.format(Locale.ROOT,
	"error %+.2f%s at t = %.3g, loss %+.2f%s at t = %.3g", error[0], unit, error[1], loss[0], unit, loss[1]) }
at = " at t = " + number(windowEnd)

println "Phase retrieval on $picture.title: $patchSize x $patchSize patches, dimension $dimension, " +
	"learning rate $learningRate, $runs runs of $steps steps" + (diverged > 0 ? ", $diverged of them diverged and left out" : "")
say("", "predicted", "measured (+- standard error)")
say("exponent a of the spectrum" + (isPowerLaw ? String.format(", ranks %.0f to %.0f", fit.getOutput("from"), fit.getOutput("to")) : ""), "",
	isPowerLaw ? range(a, aError) : "no power law")
say("escape rate: dispersion relation; flow from |w(0)| = 1e-12", String.format(Locale.ROOT, "%.6f", rate), String.format(Locale.ROOT, "%.6f", measuredRate))
say("T1, escape: flow; SGD", number(T1), ofPhase("escapeTime"))
say("T1', energy crosses s*/3: flow; SGD", number(crossing), ofPhase("crossingTime"))
say("T2, 1-|u| and 1-s within 0.05: flow; SGD", number(T2), ofPhase("convergenceTime"))
say("mean squared error" + at + ": flow; SGD", number(atRecords.get("meanSquaredError", end)), compare("meanSquaredError"))
say("loss" + at + ": flow; SGD", number(atRecords.get("loss", end)), compare("loss"))
say(String.format(Locale.ROOT, "exponent of the loss, t = %.3g to %.3g: flow; SGD", windowStart, windowEnd),
	number(lossOfFlow.getOutput("exponent")), range(lossOfSgd.getOutput("exponent"), lossOfSgd.getOutput("standardError")))
say("  the same: spectral tail (its own eigenvalues); flow", number(lossOfTail.getOutput("exponent")), number(lossOfFlow.getOutput("exponent")))
if (isPowerLaw && a > 1) say("  the same: endless power law, -(a-1)/a; flow", range(-(a - 1) / a, aError / (a * a)), number(lossOfFlow.getOutput("exponent")))
say("largest deviation of the flow from the tail, t >= " + String.format(Locale.ROOT, "%.3g", windowStart), "0",
	where(" %", deviation(flow, tail, "meanSquaredError", windowStart), deviation(flow, tail, "loss", windowStart)))
say("patches, largest deviation from the flow, t >= T1", "0",
	patchesEnded ? where(" %", byPatches.meanSquaredError[0], byPatches.loss[0]) : "diverged")
say("  the same from Gaussian inputs, in standard errors", "0 +- 1 each", patchesEnded ? where("", byPatches.meanSquaredError[1], byPatches.loss[1]) : "diverged")
println "An image's spectrum is no single power law and ends at rank $dimension: its own eigenvalues count, not the endless law."
println "Figures and tables: " + file("*").path
