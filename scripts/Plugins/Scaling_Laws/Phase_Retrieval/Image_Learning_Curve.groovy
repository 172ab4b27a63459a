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
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus spectrumFigure
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import ij.ImagePlus
import ij.io.Opener
import javax.imageio.ImageIO
import org.scalinglaws.table.Columns

ImagePlus open(File file) {
	if (file == null) return new ImagePlus("gravel", ImageIO.read(Columns.getResource("/org/scalinglaws/images/gravel.png")))
	if (!file.isFile()) throw new IllegalArgumentException("image must be a file, was " + file)
	def picture = new Opener(silentMode: true).openImage(file.path)
	if (picture == null) throw new IllegalArgumentException("image must be a picture that ImageJ can open, was " + file)
	return picture
}

s.steps(spectrum: patches / 1e4, "runs of SGD": runs * steps / 5e5, "real patches": patches / 5e3, theory: 2, figures: 8)

// 1. the spectrum, and the power law in it
s.step("spectrum", ImageSpectrum: [5], FitExponent: [1])
picture = open(image)
measured = s.compute("ImageSpectrum", image: picture, patchSize: patchSize, patches: patches, seed: seed)
spectrum = measured.spectrum
fit = s.compute("FitExponent", table: measured.table, x: "rank", y: "eigenvalue")
a = -fit.exponent
isPowerLaw = !Double.isNaN(a)
dimension = patchSize * patchSize

// 2. a teacher, a start, and stochastic gradient descent on Gaussian inputs
s.step("runs of SGD", SimulateSgd: 1)
teacher = s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher
problem = [spectrum: spectrum, teacher: teacher, weights: s.compute("InitialWeights", dimension: dimension, seed: seed).weights]
sgd = { Map more -> s.compute("SimulateSgd", *: problem, learningRate: learningRate, noiseVariance: noiseVariance, seed: seed, records: records, *: more).trajectory }
simulation = sgd(steps: steps, runs: runs)
summarized = s.compute("SummarizeRuns", table: simulation)
summary = summarized.table
diverged = summarized.divergedRuns
if (diverged == runs) throw new IllegalArgumentException("learningRate must be low enough for a run to end, was " + learningRate + ": all $runs runs diverged")

// 3. one pass over real patches, others than the spectrum was measured on, and as many Gaussian inputs for its spread
s.step("real patches", ProjectPatches: [14], RetrievalLabels: [1], SimulateSgd: [1, 3])
inputs = s.compute("ProjectPatches", image: picture, basis: measured.basis, mean: measured.mean, patches: patches, seed: seed + 1).inputs
labels = s.compute("RetrievalLabels", inputs: inputs, teacher: teacher, noiseVariance: noiseVariance, seed: seed).labels
onPatches = sgd(inputs: inputs, labels: labels, steps: (long) patches)
inputs = null
likewise = s.compute("SummarizeRuns", table: sgd(steps: (long) patches, runs: runs)).table

// 4. theory: gradient flow far beyond the simulation, its rate, phases and tail
s.step("theory", 10)
flowRun = s.compute("IntegrateFlow", *: problem, endTime: 20 * Math.max(steps, (long) patches) * learningRate, records: 400)
flow = flowRun.trajectory
flowAt = { Columns other -> s.compute("IntegrateFlow", *: problem, times: other.column("time")).trajectory }
phases = s.compute("FindPhases", trajectory: flow)
rate = s.compute("EscapeRate", spectrum: spectrum, teacher: teacher).rate
tiny = s.compute("InitialWeights", dimension: dimension, norm: 1e-12d, seed: seed).weights
early = s.compute("IntegrateFlow", *: problem, weights: tiny, endTime: 24 / rate).trajectory
tail = s.compute("SpectralTail", *: problem, times: flow.column("time"), sign: flowRun.sign).trajectory

// 5. phases and the exponent of the loss, as far as the simulation goes
found = s.compute("FindPhases", trajectory: simulation)
T1 = phases.escapeTime
T2 = phases.convergenceTime
windowEnd = summary.last("time")
windowStart = T2 < windowEnd / 2 ? T2 : windowEnd / 10
(ofSgd, ofFlow, ofTail) = [simulation, flow, tail].collect { s.compute("FitExponent", table: it, y: "loss", from: windowStart, to: windowEnd) }

// 6. how far theory carries: the largest deviations from the escape on, and where
quantities = ["meanSquaredError", "loss"]
compared = { Columns one, Columns other -> one.select(["time"] + quantities).join(quantities.inject(other.select(["time"] + quantities)) { table, q -> table.renamed(q, q + "Theory") }, "time") }
largest = { Columns table, double from, Closure<Double> value ->
	def late = table.where { it.index() > 0 && it.time >= from }
	(late.rows() > 0 ? late : table.where { it.time == table.last("time") }).collect { [value(it), it.time] }.max { Math.abs(it[0]) }
}
percent = { Columns table, double from -> quantities.collect { q -> largest(table, from) { 100 * (it[q] / it[q + "Theory"] - 1) } } }
patchesEnded = onPatches.last("diverged") == 0
ofPatches = patchesEnded ? percent(compared(onPatches, flowAt(onPatches)), T1) : [[Double.NaN] * 2] * 2
inErrors = patchesEnded ? quantities.collect { q -> largest(onPatches.select(["time"] + quantities).join(likewise, "time"), T1) { (it[q] - it[q + "Mean"]) /
	(it[q + "StandardDeviation"] * Math.sqrt(1 + 1 / (runs - diverged))) } } : [[Double.NaN] * 2] * 2 // of one run against the mean

// figures
s.step("figures", 11)
window = isPowerLaw ? measured.table.where { it.rank >= fit.from && it.rank <= fit.to } : null
level = isPowerLaw ? window.sum { Math.log(it.eigenvalue) + a * Math.log(it.rank) } / window.rows() : Double.NaN
spectrumFigure = s.compute("PlotTable", table: measured.table, x: "rank", y: "eigenvalue", title: "Spectrum of the patches of " + picture.title, *: isPowerLaw ? [theory: window.select("rank", "eigenvalue")
	.with("eigenvalue") { Math.exp(level - a * Math.log(it.rank)) }, labels: s.text("eigenvalues, power law of exponent %.2f \u00b1 %.2f", a, fit.standardError)] : [:]).plot
errors = quantities.collectMany { [it + "Mean", it + "StandardError"] }
onePass = quantities.inject(onPatches.where { it.diverged == 0 }.select(["time"] + quantities)) { table, q -> table.renamed(q, q + "Mean").with(q + "StandardError", Double.NaN) }
shownTo = 2 * Math.max(windowEnd, onPatches.last("time"))
figure = s.compute("PlotTable", table: Columns.stack("curve", summary.select(["time"] + errors), onePass).where { it.time > flow.get("time", 1) }, y: "meanSquaredError, loss", panels: true, group: "curve",
	theory: flow.where { it.time < shownTo }, marks: Columns.builder("T1", "T1\u2032", "T2").row(T1, phases.crossingTime, T2).build(),
	labels: "SGD on Gaussian inputs (mean of $runs runs), SGD on patches (one pass), gradient flow".toString(), title: "Learning curve on " + picture.title).plot

// results
predicted = flowAt(summary)
values = [exponent: a, exponentStandardError: fit.standardError, escapeRatePredicted: rate, escapeRateMeasured: early.last("overlapRate") / early.last("overlap")]
["escape", "crossing", "convergence"].each { values << [(it + "TimeFlow"): phases[it + "Time"], (it + "TimeSgd"): found[it + "Time"]] }
values.endTime = windowEnd
[error: "meanSquaredError", loss: "loss"].each { name, q -> values << [(name + "Flow"): predicted.last(q), (name + "Sgd"): summary.last(q + "Mean"), (name + "StandardError"): summary.last(q + "StandardError")] }
values << [lossExponentTail: ofTail.exponent, lossExponentFlow: ofFlow.exponent, lossExponentSgd: ofSgd.exponent, lossExponentStandardError: ofSgd.standardError, patchesErrorDeviation: ofPatches[0][0],
	patchesErrorDeviationInErrors: inErrors[0][0], patchesLossDeviation: ofPatches[1][0], patchesLossDeviationInErrors: inErrors[1][0], divergedRuns: diverged]
numbers = Columns.builder(values.keySet().toList()).row(values.values() as double[]).build()
s.save(spectrumFigure, "_spectrum", "Spectrum of the image's patches, and the power law in it")
s.save(measured.table, "_spectrum", "Spectrum of the patches")
s.save(figure, "", "Mean squared error and loss of SGD on Gaussian inputs and on the patches (points), and gradient flow (lines)")
s.save(summary, "", "Means of SGD on Gaussian inputs")
s.save(onPatches, "_patches", "SGD on the patches")
s.save(flow, "_flow", "Gradient flow")
s.save(numbers, "_numbers", "Predicted and measured")

s.say("Phase retrieval on $picture.title: $patchSize x $patchSize patches, dimension $dimension, learning rate $learningRate, $runs runs of $steps steps" + (diverged > 0 ? ", $diverged of them diverged and left out" : ""))
s.say("exponent a of the spectrum: %s", isPowerLaw ? s.text("%.4g +- %.2g, ranks %.0f to %.0f", a, fit.standardError, fit.from, fit.to) : "no power law")
s.compare("escape rate: flow from |w(0)| = 1e-12 beside the dispersion relation", values.escapeRateMeasured, Double.NaN, rate)
["T1, escape": "escapeTime", "T1', energy crosses s*/3": "crossingTime", "T2, 1-|u| and 1-s within 0.05": "convergenceTime"].each { text, time ->
	if (Double.isNaN(found[time])) s.say("%s: not reached by SGD, by the flow at %.4g", text, phases[time])
	else s.compare(text + ": SGD beside the flow", found[time], found[time + "StandardError"], phases[time])
}
["mean squared error": "error", loss: "loss"].each { text, q -> s.compare(s.text("%s at t = %.4g: SGD beside the flow", text, windowEnd), values[q + "Sgd"], values[q + "StandardError"], values[q + "Flow"]) }
s.compare(s.text("exponent of the loss, t = %.3g to %.3g: SGD beside the flow", windowStart, windowEnd), ofSgd.exponent, ofSgd.standardError, ofFlow.exponent)
s.compare("exponent of the loss: flow beside the spectral tail of its own eigenvalues", ofFlow.exponent, Double.NaN, ofTail.exponent)
if (isPowerLaw && a > 1) s.compare("exponent of the loss: flow beside an endless power law, -(a-1)/a", ofFlow.exponent, Double.NaN, -(a - 1) / a)
where = { String unit, List error, List loss -> patchesEnded ? s.text("error %+.2f%s at t = %.3g, loss %+.2f%s at t = %.3g", error[0], unit, error[1], loss[0], unit, loss[1]) : "diverged" }
(error, loss) = percent(compared(flow, tail), windowStart)
s.say("largest deviation of the flow from the tail, t >= %.3g: error %+.2f %% at t = %.3g, loss %+.2f %% at t = %.3g", windowStart, *error, *loss)
s.say("patches, largest deviation from the flow, t >= T1: %s", where(" %", *ofPatches))
s.say("  the same from Gaussian inputs, in standard errors: %s", where("", *inErrors))
s.say("An image's spectrum is no single power law and ends at rank $dimension: its own eigenvalues count, not the endless law.")
s.report()
