// How long SGD takes to escape from a start that knows nothing, over the exponent of the spectrum
// and the learning rate: a sweep of runs of leaping SGD, some seeds for each pixel, beside the
// same for the gradient flow. Times are learning rate x steps, so that the flow has none of the
// learning rate's; what is left is the noise of the steps.

#@ Integer (label="Dimension", description="10 to 100000", min=10, max=100000, value=200, persist=false) dimension
#@ Double (label="Exponent from", description="Least exponent of the spectrum, 0 to 20", min=0, max=20, value=0.5, style="format:0.###", persist=false) exponentFrom
#@ Double (label="Exponent to", description="Greatest exponent, greater than exponent from, to 20", min=0, max=20, value=3, style="format:0.###", persist=false) exponentTo
#@ Double (label="Learning rate from", description="Least learning rate, greater than 0", min=1e-9, max=1, value=1e-3, style="format:0.##E0", persist=false) learningRateFrom
#@ Double (label="Learning rate to", description="Greatest learning rate, greater than learning rate from, to 1", min=1e-9, max=1, value=0.1, style="format:0.##E0", persist=false) learningRateTo
#@ Integer (label="Resolution", description="Pixels along both axes, 3 to 1000", min=3, max=1000, value=12, persist=false) resolution
#@ Integer (label="Seeds", description="Runs for each pixel, 2 to 1000000", min=2, max=1000000, value=6, persist=false) seeds
#@ Integer (label="Threads", description="0 for as many as there are processors", min=0, max=1024, value=0, persist=false) threads
#@ File (label="Folder", description="For figure, tables and the cells of the sweep", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns cells
#@output org.scalinglaws.table.Columns rows

import org.scalinglaws.table.Columns

s.steps(simulation: 40, flow: 1, figures: 1)
s.step("simulation")
axes = [exponent: s.text("%s : %s : %d", exponentFrom, exponentTo, resolution), learningRate: s.text("%s : %s : %d : log", learningRateFrom, learningRateTo, resolution)]
sweep = s.compute("Sweep", command: "script:Escape_Of_Sgd", grid: "dimension = " + dimension + "; exponent = " + axes.exponent + "; learningRate = " + axes.learningRate,
	seeds: seeds, threads: threads, folder: s.file("_cells"))
cells = sweep.table

// the flow from the same starts has no learning rate
s.step("flow", 5 * seeds * resolution)
flow = Columns.builder("exponent", "seed", "flowTime")
cells.groups("exponent").keySet().each { a ->
	def spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: a).spectrum
	(1..seeds).each { seed ->
		def given = [spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher]
		def weights = s.compute("InitialWeights", dimension: dimension, seed: seed).weights, rate = s.compute("EscapeRate", *: given).rate
		flow.row(a, seed, s.compute("FindPhases", trajectory: s.compute("IntegrateFlow", *: given, weights: weights, endTime: 40 / rate, records: 400).trajectory).escapeTime)
	}
}
cells = cells.join(flow.build(), "exponent", "seed").with("ratio") { it.escapeTime / it.flowTime }

s.step("figures")
map = { Map inputs -> s.compute("SweepMap", table: cells, x: "exponent", y: "learningRate", logY: true, *: inputs).map }
plot = { Map inputs -> s.compute("PlotMap", *: inputs, labelX: "exponent a of the spectrum", labelY: "learning rate \u03B7").plot }
escaped = s.compute("SummarizeRuns", table: cells.where("escapeTime is finite").renamed("seed", "run").select("exponent", "run", "escapeTime", "flowTime", "ratio", "learningRate"), by: "exponent").table
rows = escaped.select("exponent", "escapeTimeMean", "escapeTimeStandardError", "flowTimeMean", "ratioMean", "ratioStandardError")
figure = s.panels([[plot(map: map(value: "escapeTime"), logValues: true, labelValues: "escape time T1", title: "Leaping SGD, d = " + dimension + ", " + seeds + " seeds"),
	plot(map: map(value: "ratio"), colours: "diverging", centre: 1d, labelValues: "T1 of SGD / T1 of the flow", title: "Against the gradient flow")]])
s.save(figure, "", "Escape time of leaping SGD over exponent and learning rate, and its ratio to that of the gradient flow from the same starts")
s.save(cells, "", "All cells")
s.save(rows, "_rows", "Means over seeds and learning rates")

s.say("Escape times: d = %d, %d x %d pixels, %d seeds: %d cells, %d of them taken from the folder, %d failed", dimension, resolution, resolution, seeds, cells.rows(), sweep.resumed, sweep.failed)
s.say("%-10s %-22s %-10s %s", "exponent", "T1 of SGD", "flow", "ratio, mean over seeds and learning rates")
rows.each { s.say("%-10.4g %-22s %-10.4g %.3f +- %.3f", it.exponent, s.text("%.4f +- %.4f", it.escapeTimeMean, it.escapeTimeStandardError), it.flowTimeMean, it.ratioMean, it.ratioStandardError) }
slow = cells.where { it.learningRate <= learningRateFrom * 1.0001 && Double.isFinite(it.ratio) }
ratios = slow.column("ratio").toList(); mean = ratios.sum() / ratios.size()
s.compare("T1 of SGD / T1 of the flow at the least learning rate", mean, Math.sqrt(ratios.sum { (it - mean) * (it - mean) } / (ratios.size() - 1) / ratios.size()), 1)
s.report()
