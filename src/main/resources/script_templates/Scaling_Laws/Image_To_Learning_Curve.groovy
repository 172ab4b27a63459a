// From an open image to its learning curve: the steps of docs/tutorial.md, with the same inputs and the same numbers.

#@ ij.ImagePlus image
#@ Integer (label="Patch size", description="Side of the square patches in pixels, 2 to 32", min=2, max=32, value=16, persist=false) patchSize
#@ Integer (label="Patches", description="Number of patches drawn; 0 takes all of them", min=0, value=0, persist=false) patches
#@ Double (label="Learning rate", description="Greater than 0; clean curves want 0.003 or less", min=0, value=0.002, style="format:0.######", persist=false) learningRate
#@ Double (label="Noise variance", description="Variance of the label noise, from 0", min=0, value=0, style="format:0.######", persist=false) noiseVariance
#@ Long (label="Steps", description="Samples that each run sees", min=1, value=250000, persist=false) steps
#@ Integer (label="Runs", description="Independent runs, from 2", min=2, value=10, persist=false) runs
#@ Long (label="Seed", description="Of all random numbers", min=0, value=1, persist=false) seed
#@ org.scalinglaws.host.script.ScriptRun s
#@output org.scalinglaws.table.Columns flow
#@output org.scalinglaws.table.Columns sgd
#@output ij.ImagePlus plot

show = { double value -> String.format(Locale.ROOT, "%.4g", value) }
say = { String what, Object... values -> println what.padRight(44) + values.join("  ") }

// the image's spectrum, and the power law in it
measured = s.compute("ImageSpectrum", image: image, patchSize: patchSize, patches: patches, seed: seed)
spectrum = measured.spectrum
eigenvalues = measured.table.column("eigenvalue")
slopeByRank = { int first, int last -> s.compute("FitExponent", table: measured.table, x: "rank", y: "eigenvalue",
	from: (double) first, to: (double) last) }
dimension = patchSize * patchSize
a = measured.exponent
say("dimension", dimension)
say("largest, second and last eigenvalue", show(eigenvalues[0]), show(eigenvalues[1]), show(eigenvalues[-1]))
say("share of the ten largest", show((0..9).sum { it < dimension ? eigenvalues[it] : 0 }))
byRank = s.compute("FitExponent", table: measured.table, x: "rank", y: "eigenvalue")
say("exponent of the spectrum, standard error", show(a), show(measured.standardError))
say("  its window of ranks", show(byRank.from), show(byRank.to))
for (band in [[1, 10], [10, 50], [50, dimension]]) if (band[1] >= band[0] + 8 && band[1] <= dimension)
	say("  its slope at ranks ${band[0]} to ${band[1]}", show(slopeByRank(*band).exponent))

// a teacher, a start, and both kinds of learning
problem = [spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher,
	weights: s.compute("InitialWeights", dimension: dimension, seed: seed).weights]
integrated = s.compute("IntegrateFlow", *: problem, endTime: 1e4d)
flow = integrated.trajectory
sgd = s.compute("SimulateSgd", *: problem, learningRate: learningRate, noiseVariance: noiseVariance, steps: steps, runs: runs, seed: seed).trajectory
summarized = s.compute("SummarizeRuns", table: sgd)
summary = summarized.table
endTime = steps * learningRate
say("runs that diverged", summarized.divergedRuns)

// when the phases end
for (curve in [flow: flow, SGD: sgd]) {
	phases = s.compute("FindPhases", trajectory: curve.value)
	say("escape, crossing, convergence: " + curve.key, *["escapeTime", "crossingTime", "convergenceTime"].collect { show(phases[it]) })
}

// how far both are at the end of the runs
atRecords = s.compute("IntegrateFlow", *: problem, times: summary.column("time")).trajectory
end = summary.rows() - 1
say("meanSquaredError, loss at the start", show(flow.get("meanSquaredError", 0)), show(flow.get("loss", 0)))
say("time at the end of the runs", show(summary.get("time", end)))
for (name in ["meanSquaredError", "loss"])
	say(name + ": flow; SGD, standard error", show(atRecords.get(name, end)), show(summary.get(name + "Mean", end)),
		show(summary.get(name + "StandardError", end)))

// what theory predicts of SGD with steps of this size
prediction = s.compute("PredictSgd", *: problem, learningRate: learningRate, noiseVariance: noiseVariance, steps: steps)
say("critical learning rate", show(prediction.criticalLearningRate))
say("loss, predicted for this learning rate", show(prediction.trajectory.with { it.get("loss", it.rows() - 1) }))
say("loss floor of the noise", show(prediction.lossFloor))

// the exponent of the loss in the last phase, against what the eigenvalues predict
tail = s.compute("SpectralTail", *: problem, times: flow.column("time"), sign: integrated.sign).trajectory
slope = { table, Map more = [:] -> s.compute("FitExponent", table: table, y: "loss", from: 0.3 * endTime, to: endTime, *: more) }
fitFlow = slope(flow)
predicted = fitFlow.exponent
fit = slope(sgd, Double.isNaN(predicted) ? [:] : [predicted: predicted])
say("exponent of the loss, window", show(0.3 * endTime), show(endTime))
say("  ranks that are learned then", *[0.3 * endTime, endTime].collect { t -> eigenvalues.findAll { it > 1 / (8 * t) }.size() })
say("  SGD, standard error", show(fit.exponent), show(fit.standardError))
say("  SGD, 95 % interval", show(fit.low), show(fit.high))
say("  law that the data decide for", fit.bestModel)
say("  flow; deviation of SGD in standard errors", show(predicted), show(fit.deviation))
say("  sums over the measured eigenvalues", show(slope(tail).exponent))
say("  endless power law, -(a-1)/a", a > 1 ? show(-(a - 1) / a) : "none")

plot = s.compute("PlotTable", table: sgd, y: "loss", theory: flow, group: "run", title: "Learning curve").plot
