// The exact risk of a diagonal network over the number of samples, at one weight decay.

#@ Integer (label="Dimension", description="1 to 10000000", min=1, value=1000, persist=false) dimension
#@ Double (label="Exponent", description="Of the target, above 0.5", min=0.5, max=20, stepSize=0.25, value=1, persist=false) exponent
#@ Double (label="Weight decay", description="Greater than 0", min=0, value=1, persist=false) weightDecay
#@ Integer (label="Points", description="Of the curve, from 2", min=2, value=30, persist=false) points
#@ org.scalinglaws.host.script.ScriptRun s
#@output org.scalinglaws.table.Columns curve
#@output ij.ImagePlus plot

import org.scalinglaws.table.Columns

target = s.compute("PowerLawTarget", dimension: dimension, exponent: exponent).target
rows = Columns.builder("samples", "risk")
for (point in 0..<points) {
	samples = 10 * Math.pow(1e4, point / (points - 1d))
	rows.row(samples, s.compute("DiagonalStateEvolution", target: target, samples: samples, weightDecay: weightDecay).risk)
}
curve = rows.build()
plot = s.compute("PlotTable", table: curve, x: "samples", y: "risk").plot
