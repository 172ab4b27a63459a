// The infinite hierarchy of moments u^(k) = w'Q^k w*, s^(k) = w'Q^k w, truncated at K moments:
// each truncation leaves the flow at a time of about 0.05 K and soon rises to a top of many decades,
// from which it comes down again: it does not blow up at a real time. Beside it the Volterra
// equation of the escape, which holds while s is small.

#@ Integer (label="Dimension", description="2 to 100000", min=2, max=100000, value=1000, persist=false) dimension
#@ Double (label="Exponent", description="Of the spectrum, 0 to 20", min=0, max=20, value=2, style="format:0.###", persist=false) exponent
#@ String (label="Moments", description="K, 1 to 128 each, separated by semicolons", value="4; 8; 16; 32; 64; 128", persist=false) moments
#@ Double (label="End time", description="Flow time, greater than 0", min=1e-3, max=1e3, value=8, style="format:0.###", persist=false) endTime
#@ Integer (label="Records", description="Of each curve, 20 to 10000", min=20, max=10000, value=400, persist=false) records
#@ Long (label="Seed", description="Of teacher and start, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figures (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
problem = [spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher,
	weights: s.compute("InitialWeights", dimension: dimension, seed: seed).weights]
truncated = s.wholeNumbers("moments", moments, 1, 128).collectEntries { [it, s.compute("TruncateHierarchy", *: problem, moments: it, endTime: endTime, records: records)] }
flow = s.compute("IntegrateFlow", *: problem, times: (0..<records).collect { endTime * it / (records - 1) }).trajectory
sign = Math.signum(flow.last("overlap"))

// how good each truncation is: up to where, and when and how high it rises
rows = Columns.builder("moments", "usefulTime", "peakTime", "peakEnergyLog10")
truncated.each { k, found ->
	def lost = found.trajectory.where { !(Math.abs(it.overlapError) <= 0.01) }
	rows.row(k, lost.rows() > 0 ? lost.first("time") : found.trajectory.last("time"), found.peakTime, found.trajectory.metadata().peakEnergyLog10)
}
numbers = rows.build()

// curves, cut off where they leave the picture
curves = Columns.stack("moments", [(0): flow.with("shown") { sign * it.overlap }.select("time", "shown")] +
	truncated.collectEntries { k, found -> [k, found.trajectory.with("shown") { sign * it.overlap }.where { Math.abs(it.shown - 0.6) < 1 }.select("time", "shown")] })
figure = s.panels([[s.compute("PlotTable", table: curves, y: "shown", group: "moments", logX: false, logY: false,
		labels: (["gradient flow"] + truncated.keySet().collect { "K = " + it }).join(","), labelX: "time", labelY: "overlap u", title: "Hierarchy cut off at K moments, d = " + dimension + ", a = " + s.number(exponent)).plot,
	s.compute("PlotTable", table: numbers, x: "moments", y: "peakTime,usefulTime", labels: "peak of s,error of u beyond 0.01 s*", labelX: "moments K", labelY: "time",
		title: "How long a truncation lasts").plot]])
s.save(figure, "")
s.save(numbers, "")
first = truncated.values()[0]
s.save(first.volterra, "_volterra")
truncated.each { k, found -> s.save(found.trajectory, "_" + k) }

s.say("Truncated hierarchy: d = %d, a = %.4g", dimension, exponent)
s.say("%-10s %-28s %-10s %s", "moments K", "error of u below 0.01 s* to", "peak at", "log10 of s there")
numbers.each { s.say("%-10.0f %-28.3f %-10.4f %.2f", *it.values()) }
s.say("Volterra equation of the escape: largest error while |u|, s < 0.1 s*: %.3g; Duhamel's formula along the flow: residual %.3g", first.volterraError, first.duhamelResidual)
s.report()
