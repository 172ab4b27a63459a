// How fast the overlap converges: 1 - |u| against time, for several exponents of the
// spectrum and several dimensions.
//
// Gradient flow (points) against the asymptotic law (lines),
//   1 - |u| = (1/3 + 2^-(g+1)) b(t),  b(t) = Gamma(g)/(a H) (8t/H)^-g,  g = (a-1)/a,
// with H the sum of the j^-a. It holds for 1 << t << H d^a/8; how far finite dimensions
// shift the exponents is compared with the sums over the finite spectrum in the same
// windows. The default teacher has components of one modulus; a random one shifts the
// exponents by the scatter of its first few components. (Figure 6 of arXiv 2511.18661.)

#@ String (label="Exponents", description="Of the spectra, each above 1 to 20, separated by semicolons", value="1.5; 2; 4", persist=false) exponents
#@ String (label="Dimensions", description="Whole numbers, each 10 to 1000000, separated by semicolons", value="500; 2000; 5000", persist=false) dimensions
#@ Boolean (label="Random teacher", description="Normal components; otherwise constant modulus with alternating signs", value=false, persist=false) random
#@ Double (label="End time", description="Flow time, 100 to 10^12", min=100, max=1e12, value=1e6, persist=false) endTime
#@ Integer (label="Records", description="Points of each curve, 50 to 10000", min=50, max=10000, value=200, persist=false) records
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ String (label="Folder", description="For figure (PNG) and tables (CSV)", value="results", persist=false) folder
#@ CommandService command
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

run = { String name, Object... inputs -> command.run("org.scalinglaws.command." + name, false, inputs).get() }

List<Double> parse(String name, String text, double low, double high) {
	def values
	try {
		values = text.trim().split(/[;,\s]+/).collect { it as double }.unique().sort()
	}
	catch (NumberFormatException exc) {
		throw new IllegalArgumentException(name + " must be numbers separated by semicolons, was " + text)
	}
	for (value in values) if (!(value >= low && value <= high)) throw new IllegalArgumentException("each of " + name +
		" must be in [" + low + ", " + high + "], was " + value)
	return values
}

as = parse("exponents", exponents, 1.0001, 20)
ds = parse("dimensions", dimensions, 10, 1e6)
if (ds.any { it != Math.rint(it) }) throw new IllegalArgumentException("dimensions must be whole numbers, was " + dimensions)

flows = Columns.builder("exponent", "dimension", "run", "time", "overlapGap", "finiteTheory", "asymptoticLaw")
laws = Columns.builder("exponent", "time", "overlapGap")
numbers = Columns.builder("exponent", "dimension", "law", "flow", "low", "high", "finiteTheory", "from", "to", "lawHoldsFrom", "lawHoldsTo")
kinds = []
for (a in as) for (d in ds) {
	def spectrum = run("PowerLawSpectrum", "dimension", (int) d, "exponent", a).getOutput("spectrum")
	def problem = ["spectrum", spectrum, "teacher", run("TeacherWeights", "spectrum", spectrum, "random", random, "seed", seed).getOutput("teacher"),
		"weights", run("InitialWeights", "dimension", (int) d, "seed", seed).getOutput("weights")]
	def solved = run("IntegrateFlow", *problem, "endTime", endTime, "records", records)
	def flow = solved.getOutput("trajectory")
	def theory = run("SpectralTail", *problem, "times", flow.column("time"), "sign", solved.getOutput("sign"), "exponent", a)
	def tail = theory.getOutput("trajectory"), law = theory.getOutput("asymptotics") // which leaves out t = 0
	for (i in 1..<flow.rows()) flows.row(a, d, d, flow.get("time", i), flow.get("overlapGap", i), tail.get("overlapGap", i), law.get("overlapGap", i - 1))
	if (d == ds.last()) for (i in 0..<law.rows()) laws.row(a, law.get("time", i), law.get("overlapGap", i))
	def fit = run("FitExponent", "table", flow, "y", "overlapGap")
	def sums = Double.isNaN(fit.getOutput("exponent")) ? Double.NaN :
		run("FitExponent", "table", tail, "y", "overlapGap", "from", fit.getOutput("from"), "to", fit.getOutput("to")).getOutput("exponent")
	def close = (1..<flow.rows()).findAll { Math.abs(flow.get("overlapGap", it) / law.get("overlapGap", it - 1) - 1) < 0.05 }
	kinds << fit.getOutput("kind")
	numbers.row(a, d, -(a - 1) / a, *["exponent", "low", "high"].collect { fit.getOutput(it) }, sums, fit.getOutput("from"), fit.getOutput("to"),
		*(close ? [close.first(), close.last()].collect { flow.get("time", it) } : [Double.NaN, Double.NaN]))
}
flows = flows.build()
laws = laws.build()
numbers = numbers.build()

// down to a gap that shows the end of the law
shown = { Columns table ->
	def rows = Columns.builder(table.names())
	for (row in 0..<table.rows()) if (table.get("overlapGap", row) >= 1e-6 && table.get("overlapGap", row) <= 1) rows.row(table.row(row))
	return rows.build()
}
plain = { double value -> String.format(Locale.ROOT, "%.4f", value).replaceAll(/\.?0+$/, "") }
figure = run("PlotTable", "table", shown(flows), "y", "overlapGap", "theory", shown(laws), "group", "exponent",
	"labels", (as.collect { "a = " + plain(it) } + "asymptotic law").join(", "),
	"title", "Convergence of the overlap, d = " + ds.collect(plain).join(", ") + (ds.size() > 1 ? " (left to right)" : "")).getOutput("plot")
file = { String name -> new File(folder, "convergence_of_overlap" + name) }
run("SavePlot", "plot", figure, "file", file(".png"))
run("SaveTable", "table", flows, "file", file(".csv"))
run("SaveTable", "table", numbers, "file", file("_numbers.csv"))

println "Exponent of 1 - |u| in time, of gradient flow in the longest window where it is constant; " +
	(random ? "random teacher" : "teacher of constant modulus")
println String.format("%-6s %-8s %-10s %-26s %-14s %-12s %-18s %s", "a", "d", "-(a-1)/a", "flow (range in window)", "sums, same", "flow to law",
	"window", "flow within 5 % of the law")
between = { double from, double to -> Double.isNaN(from) ? "-" : String.format(Locale.ROOT, "%.3g to %.3g", from, to) }
for (row in 0..<numbers.rows()) {
	def value = { String column -> numbers.get(column, row) }
	def isFitted = !Double.isNaN(value("flow"))
	println String.format(Locale.ROOT, "%-6s %-8s %-10.4f %-26s %-14s %-12s %-18s %s", plain(value("exponent")), plain(value("dimension")), value("law"),
		isFitted ? String.format(Locale.ROOT, "%.4f (%.4f %.4f)", value("flow"), value("low"), value("high")) : "no power law",
		isFitted ? String.format(Locale.ROOT, "%.4f", value("finiteTheory")) : "-",
		isFitted ? String.format(Locale.ROOT, "%+.1f %%", 100 * (value("flow") / value("law") - 1)) : "-",
		between(value("from"), value("to")), between(value("lawHoldsFrom"), value("lawHoldsTo")))
}
println "Finite size: the sum over the spectrum ends at d, so that the law errs by about (8t/(H d^a))^((a-1)/a), most for small a."
println "The sums over the finite spectrum (leading order in the gap) follow it: they differ from the flow by what is left of the gap in the window."
println "Figure and tables: " + file("*").path
