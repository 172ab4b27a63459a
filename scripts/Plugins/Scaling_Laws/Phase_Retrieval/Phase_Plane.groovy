// The phase plane of phase retrieval: overlap u = w'Qw* against energy s = w'Qw, with s* = 1.
// Isotropic data close in these two numbers and have a vector field (arrows); power-law data do
// not, and their flows (lines) cross it from random starts, here to one of the minima at +-w*.

#@ Integer (label="Dimension", description="Number of coordinates, 10 to 10000", min=10, max=10000, value=1000, persist=false) dimension
#@ Double (label="Exponent", description="Decay of the eigenvalues with their rank, 0 to 20", min=0, max=20, stepSize=0.5, value=2, persist=false) exponent
#@ Integer (label="Starts", description="Number of random starts, 1 to 200", min=1, max=200, value=16, persist=false) starts
#@ Double (label="Highest energy", description="The starts' energies go from almost 0 to this, 0.1 to 3", min=0.1, max=3, value=1.4, persist=false) highestEnergy
#@ Long (label="Seed", description="Of teacher and starts, 0 to 9007199254740991", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="Where figure and tables are saved", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns runs

import org.scalinglaws.table.Columns

numbers = { image -> image.collect { it.get() } as double[] }
s.steps(paths: 4, figure: 1, "fixed points": 2)
s.step("paths", IntegrateFlow: starts)
spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
teacher = s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher
rate = s.compute("EscapeRate", spectrum: spectrum, teacher: teacher).rate
eigenvalues = numbers(spectrum)
target = numbers(teacher)
direction = { Map more, int run -> s.compute("InitialWeights", dimension: dimension, seed: seed + run, *: more).weights }
product = { double[] v, double[] w -> [eigenvalues, v, w].transpose().sum { l, x, y -> l * x * y } } // v'Qw

// paths: start k in a random direction, at the energy (k + 1/2) / starts of the highest one
plus = "to +w*"
minus = "to \u2212w*"
paths = [:]
table = Columns.builder("run", "startOverlap", "startEnergy", "sign", "signChanged", "crossingTime", "convergenceTime", "largestShare")
starts.times { run ->
	def unit = numbers(direction([:], run))
	def solved = s.compute("IntegrateFlow", spectrum: spectrum, teacher: teacher, weights: direction(run, norm: Math.sqrt(highestEnergy * (run + 0.5) / starts / product(unit, unit))),
		times: [0d] + s.logarithmic(1e-3 / rate, 1e4 / rate, 301))
	def flow = solved.trajectory, sign = solved.sign, phases = s.compute("FindPhases", trajectory: flow)
	paths[run] = flow.select("time", "overlap", "energy", "loss", "meanSquaredError").with("sign", (double) sign)
	table.row(run, flow.first("overlap"), flow.first("energy"), sign, flow.first("overlap") * sign < 0 ? 1 : 0, phases.crossingTime, phases.convergenceTime, flow.collect { it.overlap * it.overlap / it.energy }.max())
}
trajectories = Columns.stack("run", paths)
runs = table.metadata("dimension", dimension).metadata("exponent", exponent).metadata("seed", seed).build()

s.step("figure", 4)
// isotropic field, up to a factor: u' = 12 u (1 - s), s' = 8 s (1 - 3 s) + 16 u^2; long arrows shortened
arrows = Columns.builder("x", "y", "dx", "dy")
top = 1.05 * Math.max(highestEnergy, 1)
width = Math.sqrt(top)
gap = width / 13
[-13..13, 0..<Math.ceil(top / gap)].combinations { i, j ->
	def u = i * gap, e = (j + 0.5) * gap, du = 12 * u * (1 - e), de = 8 * e * (1 - 3 * e) + 16 * u * u, speed = Math.hypot(du, de)
	def length = 0.8 * gap * Math.min(1, Math.sqrt(speed / 8))
	if (u * u <= e && speed > 0) arrows.row(u, e, length * du / speed, length * de / speed)
}
// and the edge u^2 = s, in pieces that are too short for heads
(-200..<200).each { arrows.row(it / 200d * width, it * it / 4e4 * top, width / 200, (2 * it + 1) / 4e4 * top) }
nan = Double.NaN
fixed = Columns.builder("overlap", "minimum", "saddle", "maximum").row(-1, 1, nan, nan).row(1, 1, nan, nan).row(0, nan, 1d / 3, nan).row(0, nan, nan, 0).build()
figure = s.compute("PlotTable", table: fixed, theory: trajectories.with(plus) { it.sign > 0 ? it.energy : nan }.with(minus) { it.sign < 0 ? it.energy : nan }.select("overlap", "run", plus, minus),
	arrows: arrows.build(), x: "overlap", y: [plus, minus, "minimum", "saddle", "maximum"].join(","), logX: false, logY: false, labelX: "overlap u", labelY: "energy s",
	title: "Phase plane: lines a = " + s.number(exponent) + ", arrows a = 0").plot
s.save(figure, "", "Energy against overlap: flows from random starts (lines), the field of isotropic data (arrows) and the fixed points")
s.save(trajectories, "", "The paths")
s.save(runs, "_runs", "Start, end and times of each path")

s.step("fixed points", 6)
// the fixed points, from the landscape itself: any w of energy 1/3 without overlap is a saddle
flat = numbers(direction([:], starts))
pulled = [eigenvalues, target].transpose().collect { l, t -> l * t } // without it there is no overlap
share = product(target, flat) / pulled.sum { it * it }
flat = [flat, pulled].transpose().collect { w, p -> w - share * p } as double[]
flat = flat.collect { it / Math.sqrt(3 * product(flat, flat)) } as double[]
s.say("Phase plane: d = %d, a = %s, %d starts, s* = 1", dimension, s.number(exponent), starts)
s.say("  %-8s %6s %7s %10s %10s %10s %22s  %s", "point", "u", "s", "loss", "predicted", "gradient", "Hessian eigenvalues", "kind")
[["0", 0d, 0d, 3d, new double[dimension]], ["saddle", 0d, 1d / 3, 8d / 3, flat], ["+w*", 1d, 1d, 0d, target], ["-w*", -1d, 1d, 0d, target.collect { -it } as double[]]].each { name, u, energy, loss, weights ->
	def point = s.compute("LossLandscape", spectrum: spectrum, teacher: teacher, weights: weights), curvature = numbers(point.hessianEigenvalues)
	s.say("  %-8s %6.0f %7.4f %10.4g %10.4g %10.1e %22s  %s", name, u, energy, point.loss, loss, numbers(point.gradient).collect { Math.abs(it) }.max(), s.text("%.3g ... %.3g", curvature[-1], curvature[0]), point.kind)
}
up = runs.where("sign > 0").rows()
s.say("%d paths end at +w*, %d at -w*; %d of them left the sign of u with which they started", up, starts - up, runs.where("signChanged > 0").rows())
s.say("largest u^2 / (s s*) on a path: 1 - %.1e (at most 1 is allowed)", 1 - runs.max("largestShare"))
s.report()
