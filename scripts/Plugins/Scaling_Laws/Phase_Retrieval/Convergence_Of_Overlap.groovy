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
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

as = s.numbers("exponents", exponents, 1.0001, 20)
ds = s.wholeNumbers("dimensions", dimensions, 10, 1000000)

flows = []; laws = [:]; kinds = []
table = Columns.builder("exponent", "dimension", "law", "flow", "low", "high", "finiteTheory", "from", "to", "lawHoldsFrom", "lawHoldsTo")
for (a in as) for (d in ds) {
	def spectrum = s.compute("PowerLawSpectrum", dimension: d, exponent: a).spectrum
	def problem = [spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum, random: random, seed: seed).teacher,
		weights: s.compute("InitialWeights", dimension: d, seed: seed).weights]
	def solved = s.compute("IntegrateFlow", *: problem, endTime: endTime, records: records)
	def flow = solved.trajectory
	def theory = s.compute("SpectralTail", *: problem, times: flow.column("time"), sign: solved.sign, exponent: a)
	def tail = theory.trajectory, law = theory.asymptotics // which leaves out t = 0
	def compared = flow.select("time", "overlapGap").join(tail.select("time", "overlapGap").renamed("overlapGap", "finiteTheory"), "time")
		.join(law.select("time", "overlapGap").renamed("overlapGap", "asymptoticLaw"), "time")
	flows << compared.with("exponent", a).with("dimension", d).with("run", d).select("exponent", "dimension", "run", "time", "overlapGap", "finiteTheory", "asymptoticLaw")
	laws[a] = law.select("time", "overlapGap")
	def fit = s.compute("FitExponent", table: flow, y: "overlapGap")
	def sums = Double.isNaN(fit.exponent) ? Double.NaN : s.compute("FitExponent", table: tail, y: "overlapGap", from: fit.from, to: fit.to).exponent
	def close = compared.where { Math.abs(it.overlapGap / it.asymptoticLaw - 1) < 0.05 }
	kinds << fit.kind
	table.row(a, d, -(a - 1) / a, fit.exponent, fit.low, fit.high, sums, fit.from, fit.to, close.first("time"), close.last("time"))
}
numbers = table.build()
flows = Columns.stack("curve", *flows).without("curve")

// down to a gap that shows the end of the law
shown = { Columns curves -> curves.where { it.overlapGap >= 1e-6 && it.overlapGap <= 1 } }
figure = s.compute("PlotTable", table: shown(flows), y: "overlapGap", theory: shown(Columns.stack("exponent", laws)), group: "exponent",
	labels: (as.collect { "a = " + s.number(it) } + "asymptotic law").join(", "),
	title: "Overlap gap, d = " + ds.join(", ") + (ds.size() > 1 ? " (left to right)" : "")).plot
s.save(figure, "")
s.save(flows, "")
s.save(numbers, "_numbers")

s.say("Exponent of 1 - |u| in time, of gradient flow in the longest window where it is constant; %s", random ? "random teacher" : "teacher of constant modulus")
s.say("%-6s %-8s %-10s %-26s %-14s %-12s %-18s %s", "a", "d", "-(a-1)/a", "flow (range in window)", "sums, same", "flow to law", "window", "flow within 5 % of the law")
between = { double from, double to -> Double.isNaN(from) ? "-" : s.text("%.3g to %.3g", from, to) }
numbers.each {
	def fitted = !Double.isNaN(it.flow)
	s.say("%-6s %-8.0f %-10.4f %-26s %-14s %-12s %-18s %s", s.number(it.exponent), it.dimension, it.law, fitted ? s.text("%.4f (%.4f %.4f)", it.flow, it.low, it.high) : "no power law",
		fitted ? s.text("%.4f", it.finiteTheory) : "-", fitted ? s.text("%+.1f %%", 100 * (it.flow / it.law - 1)) : "-", between(it.from, it.to), between(it.lawHoldsFrom, it.lawHoldsTo))
}
s.say("Finite size: the sum over the spectrum ends at d, so that the law errs by about (8t/(H d^a))^((a-1)/a), most for small a.")
s.say("The sums over the finite spectrum (leading order in the gap) follow it: they differ from the flow by what is left of the gap in the window.")
s.report()
