// The phase plane of phase retrieval: overlap u = w'Qw* against energy s = w'Qw, with s* = 1.
// Isotropic data close in these two numbers and have a vector field (arrows); power-law data do
// not, and their flows (lines) cross it from random starts, here to one of the minima at +-w*.

#@ Integer (label="Dimension", description="Number of coordinates, 10 to 10000", min=10, max=10000, value=1000, persist=false) dimension
#@ Double (label="Exponent", description="Decay of the eigenvalues with their rank, 0 to 20", min=0, max=20, stepSize=0.5, value=2, persist=false) exponent
#@ Integer (label="Starts", description="Number of random starts, 1 to 200", min=1, max=200, value=16, persist=false) starts
#@ Double (label="Highest energy", description="The starts' energies go from almost 0 to this, 0.1 to 3", min=0.1, max=3, value=1.4, persist=false) highestEnergy
#@ Long (label="Seed", description="Of teacher and starts, 0 to 9007199254740991", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="Where figure and tables are saved", style="directory", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns runs

import org.scalinglaws.table.Columns

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
say = { String line, Object... values -> println String.format(Locale.ROOT, line, values) }
plain = { double value -> value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value) }
numbers = { image -> def values = []; image.each { values << it.get() }; values as double[] }

spectrum = compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).getOutput("spectrum")
teacher = compute("TeacherWeights", spectrum: spectrum, seed: seed).getOutput("teacher")
eigenvalues = numbers(spectrum)
target = numbers(teacher)
rate = compute("EscapeRate", spectrum: spectrum, teacher: teacher).getOutput("rate") as double
times = [0d] + (0..300).collect { 1e-3 / rate * Math.exp(it / 300 * Math.log(1e7)) }

// paths: start k in a random direction, at the energy (k + 1/2) / starts of the highest one
plus = "to +w*"
minus = "to \u2212w*"
paths = Columns.builder("overlap", "run", plus, minus)
trajectories = Columns.builder("run", "time", "overlap", "energy", "loss", "meanSquaredError", "sign")
table = Columns.builder("run", "startOverlap", "startEnergy", "sign", "signChanged", "crossingTime", "convergenceTime", "largestShare")
starts.times { run ->
	def direction = numbers(compute("InitialWeights", dimension: dimension, seed: seed + run).getOutput("weights"))
	def unit = 0d
	dimension.times { unit += eigenvalues[it] * direction[it] * direction[it] }
	def energy = highestEnergy * (run + 0.5) / starts
	def weights = compute("InitialWeights", dimension: dimension, norm: Math.sqrt(energy / unit), seed: seed + run).getOutput("weights")
	def flow = compute("IntegrateFlow", spectrum: spectrum, teacher: teacher, weights: weights, times: times)
	def sign = flow.getOutput("sign")
	flow = flow.getOutput("trajectory")
	def phases = compute("FindPhases", trajectory: flow)
	def largest = 0d
	(0..<flow.rows()).each { row ->
		def u = flow.get("overlap", row), s = flow.get("energy", row)
		paths.row(u, run, sign > 0 ? s : Double.NaN, sign < 0 ? s : Double.NaN)
		trajectories.row(run, flow.get("time", row), u, s, flow.get("loss", row), flow.get("meanSquaredError", row), sign)
		largest = Math.max(largest, u * u / s)
	}
	table.row(run, flow.get("overlap", 0), flow.get("energy", 0), sign, flow.get("overlap", 0) * sign < 0 ? 1 : 0,
		phases.getOutput("crossingTime") as double, phases.getOutput("convergenceTime") as double, largest)
}
runs = table.metadata("dimension", dimension).metadata("exponent", exponent).metadata("seed", seed).build()
top = 1.05 * Math.max(highestEnergy, 1)

// isotropic field, up to a factor: u' = 12 u (1 - s), s' = 8 s (1 - 3 s) + 16 u^2; long arrows shortened
arrows = Columns.builder("x", "y", "dx", "dy")
width = Math.sqrt(top)
gap = width / 13
(-13..13).each { i ->
	(0..<Math.ceil(top / gap)).each { j ->
		def u = i * gap, s = (j + 0.5) * gap
		if (u * u > s) return
		def du = 12 * u * (1 - s), ds = 8 * s * (1 - 3 * s) + 16 * u * u
		def speed = Math.hypot(du, ds)
		def length = 0.8 * gap * Math.min(1, Math.sqrt(speed / 8))
		if (speed > 0) arrows.row(u, s, length * du / speed, length * ds / speed)
	}
}
// and the edge u^2 = s, in pieces that are too short for heads
(-200..<200).each { arrows.row(it / 200d * width, it * it / 4e4 * top, width / 200, (2 * it + 1) / 4e4 * top) }
maximum = "maximum"
saddle = "saddle"
minima = "minimum"
fixed = Columns.builder("overlap", minima, saddle, maximum).row(-1, 1, Double.NaN, Double.NaN).row(1, 1, Double.NaN, Double.NaN)
	.row(0, Double.NaN, 1d / 3, Double.NaN).row(0, Double.NaN, Double.NaN, 0).build()
figure = compute("PlotTable", table: fixed, theory: paths.build(), arrows: arrows.build(), x: "overlap",
	y: [plus, minus, minima, saddle, maximum].join(","), logX: false, logY: false, labelY: "energy s",
	title: "Phase plane: lines a = " + plain(exponent) + ", arrows a = 0").getOutput("plot")

// the fixed points, from the landscape itself: any w of energy 1/3 without overlap is a saddle
flat = numbers(compute("InitialWeights", dimension: dimension, seed: seed + starts).getOutput("weights"))
along = 0d
squared = 0d
dimension.times {
	along += eigenvalues[it] * target[it] * flat[it]
	squared += eigenvalues[it] * eigenvalues[it] * target[it] * target[it]
}
dimension.times { flat[it] -= along / squared * eigenvalues[it] * target[it] }
energy = 0d
dimension.times { energy += eigenvalues[it] * flat[it] * flat[it] }
dimension.times { flat[it] *= Math.sqrt(1 / (3 * energy)) }
landscape = { weights ->
	def point = compute("LossLandscape", spectrum: spectrum, teacher: teacher, weights: weights)
	def curvature = numbers(point.getOutput("hessianEigenvalues"))
	[numbers(point.getOutput("gradient")).collect { Math.abs(it) }.max(), point.getOutput("loss"), curvature[-1], curvature[0], point.getOutput("kind")]
}
points = [["0", 0d, 0d, 3d, landscape(new double[dimension])], ["saddle", 0d, 1d / 3, 8d / 3, landscape(flat)], ["+w*", 1d, 1d, 0d,
	landscape(target)], ["-w*", -1d, 1d, 0d, landscape(target.collect { -it } as double[])]]

compute("SavePlot", plot: figure, file: new File(folder, "phase_plane.png"))
compute("SaveTable", table: trajectories.build(), file: new File(folder, "phase_plane.csv"))
compute("SaveTable", table: runs, file: new File(folder, "phase_plane_runs.csv"))

say("Phase plane: d = %d, a = %s, %d starts, s* = 1", dimension, plain(exponent), starts)
say("  %-8s %6s %7s %10s %10s %10s %22s  %s", "point", "u", "s", "loss", "predicted", "gradient", "Hessian eigenvalues", "kind")
points.each { name, u, s, predicted, found ->
	say("  %-8s %6.0f %7.4f %10.4g %10.4g %10.1e %22s  %s", name, u, s, found[1], predicted, found[0], String.format(Locale.ROOT,
		"%.3g ... %.3g", found[2], found[3]), found[4])
}
up = runs.column("sign").toList().count { it > 0 }
say("%d paths end at +w*, %d at -w*; %d of them left the sign of u with which they started", up, starts - up, runs.column(
	"signChanged").toList().count { it > 0 })
say("largest u^2 / (s s*) on a path: 1 - %.1e (at most 1 is allowed)", 1 - runs.column("largestShare").max())
