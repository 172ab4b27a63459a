// Epoch-wise double descent (arXiv 2112.03215): gradient flow on a linear regression whose student
// sees some coordinates weakened by the condition. The risk over time has a valley when the fast
// coordinates have been learned, rises while they learn the noise and what the slow ones will explain,
// and has a second valley at the square of the condition. Lines: theory at infinite size; points: mean
// of some draws, each averaged over teacher and noise exactly.

#@ Integer (label="Samples", description="1 to 2000", min=1, max=2000, value=600, persist=false) samples
#@ Integer (label="Dimension", description="2 to 2000", min=2, max=2000, value=400, persist=false) dimension
#@ Integer (label="Fast", description="Coordinates that are not weakened, 1 to dimension - 1", min=1, max=1999, value=280, persist=false) fast
#@ String (label="Conditions", description="By which the others are divided, 1 to 1e6 each, separated by semicolons", value="1; 30; 100; 300", persist=false) conditions
#@ Double (label="Condition", description="Whose blocks are shown apart, 1 to 1e6", min=1, max=1e6, value=100, style="format:0.###", persist=false) condition
#@ Double (label="Noise variance", description="Of the labels, 0 to 1e6", min=0, max=1e6, value=0.49, style="format:0.######", persist=false) noiseVariance
#@ Double (label="End time", description="0.1 to 1e12", min=0.1, max=1e12, value=1e7, style="format:0.##E0", persist=false) endTime
#@ Integer (label="Records", description="Times, 10 to 10000", min=10, max=10000, value=121, persist=false) records
#@ Integer (label="Runs", description="Draws of the inputs, 2 to 1000", min=2, max=1000, value=6, persist=false) runs
#@ Long (label="Seed", description="Of the draws, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

listed = s.numbers("conditions", conditions, 1, 1e6)
all = listed + (condition in listed ? [] : [condition])
s.steps(theory: all.size(), draws: 4 * all.size(), figure: 4)
solve = { String method -> all.collectEntries { [it, s.compute("EpochwiseRisk", samples: samples, dimension: dimension, fast: fast, condition: it, noiseVariance: noiseVariance,
	endTime: endTime, records: records, method: method, runs: runs, seed: seed)] } }
s.step("theory", all.size())
theory = solve("theory")
s.step("draws", all.size())
drawn = solve("simulation")

s.step("figure", 8)
shown = { Map found, int every -> Columns.stack("condition", listed.collectEntries { [it, found[it].trajectory.where { row -> row.time > 0.01 && row.index() % every == 0 }] }) }
sparse = Math.max(1, records.intdiv(24))
names = listed.collect { "condition " + s.number(it) }
lines = shown(theory, 1)
points = shown(drawn, sparse)
plot = { Map inputs -> s.compute("PlotTable", *: inputs, errorBars: true, title: inputs.title ?: "").plot }
over = plot(table: points, theory: lines, x: "time", y: "risk", group: "condition", labels: (names + "theory").join(","), labelX: "time", labelY: "risk", logY: false, title: "n = " + samples + ", d = " + dimension + ", fast " + fast + ", noise variance " + s.number(noiseVariance))
late = { Map found, int every -> found[condition].trajectory.where { row -> row.time > 0.01 && row.index() % every == 0 } }
blocks = plot(table: late(drawn, sparse), theory: late(theory, 1), x: "time", y: "risk,riskFast,riskSlow", labels: "both,fast,slow,theory", labelX: "time", labelY: "risk", logY: false, title: "Condition " + s.number(condition) + ": coordinates apart")
portrait = plot(table: points, theory: lines, x: "overlap", y: "energy", group: "condition", labels: (names + "theory").join(","), logX: false, logY: false, labelX: "overlap R", labelY: "energy Q", title: "Trajectories of the student")
paths = plot(table: late(drawn, sparse), theory: late(theory, 1), x: "time", y: "risk,ridgeRisk", labels: "gradient flow,ridge 1/time,theory", labelX: "time", labelY: "risk", logY: false, title: "Condition " + s.number(condition) + ": time as a ridge")
figure = s.panels([[over, blocks], [portrait, paths]])
s.save(figure, "", "Risk over time for each condition; the fast and the slow coordinates apart; overlap and energy; gradient flow beside ridge regression")
s.save(lines, "_theory", "Theory")
s.save(points, "_draws", "Means of the draws, with standard errors")

rows = Columns.builder("condition", "kind", "time", "predictedTime", "timePerSquare", "risk", "predictedRisk")
s.say("Epoch-wise double descent: n = %d, d = %d, %d fast, noise variance %.4g, %d draws", samples, dimension, fast, noiseVariance, runs)
s.say("%-12s %-10s %-12s %-12s %-20s %-12s %s", "condition", "extremum", "time", "predicted", "time/condition^2", "risk", "predicted")
all.each { kappa ->
	def measured = drawn[kappa].extrema, predicted = theory[kappa].extrema
	predicted.each { one ->
		def near = measured.findAll { it.kind == one.kind }.min { Math.abs(Math.log(it.time / one.time)) }
		def time = near ? near.time : Double.NaN, risk = near ? near.risk : Double.NaN
		rows.row(kappa, one.kind, time, one.time, one.time / (kappa * kappa), risk, one.risk)
		s.say("%-12.4g %-10s %-12.4g %-12.4g %-20.4g %-12.5g %.5g", kappa, one.kind < 0 ? "minimum" : "maximum", time, one.time, one.time / (kappa * kappa), risk, one.risk)
	}
	def last = drawn[kappa].trajectory, middle = last.rows().intdiv(2)
	s.compare(s.text("risk at time %.3g, condition %.4g", last.get("time", middle), kappa), last.get("risk", middle), last.get("riskStandardError", middle), theory[kappa].trajectory.get("risk", middle))
}
numbers = rows.build()
s.save(numbers, "", "Minima and maxima of the risk, measured beside predicted")
s.report()
