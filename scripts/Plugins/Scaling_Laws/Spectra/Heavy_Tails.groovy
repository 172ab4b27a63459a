// Spectra from Marchenko-Pastur to heavy tails (arXiv 2506.03470): eigenvalues of an ensemble whose
// repulsion is reduced, drawn (points) under the law of infinite dimension (lines), and fits of that
// law. Then a quadratic network is trained, W'W from a Gaussian start, and the law is fitted to its
// eigenvalues (those above a thousandth of the largest) at several times: it begins as Marchenko-Pastur,
// which the fit says in words, and loses all repulsion as the network takes the target's spectrum.

#@ Double (label="Aspect ratio", description="gamma, 0.05 to 0.95", min=0.05, max=0.95, stepSize=0.05, value=0.5, persist=false) aspectRatio
#@ String (label="Repulsions", description="kappa, 0.8 to 1000 each, separated by semicolons", value="1; 2; 8; 100", persist=false) repulsions
#@ Integer (label="Dimension", description="Eigenvalues of each draw, 50 to 100000", min=50, max=100000, value=500, persist=false) dimension
#@ Integer (label="Runs", description="Draws for each repulsion, 2 to 1000", min=2, max=1000, value=10, persist=false) runs
#@ Integer (label="Network dimension", description="Of the network's inputs, 20 to 200", min=30, max=200, value=60, persist=false) networkDimension
#@ String (label="Tolerances", description="At which training ends, 1e-12 to 1 each, separated by semicolons", value="1; 0.7; 0.5; 0.3; 0.2; 0.1; 0.01", persist=false) tolerances
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import net.imglib2.view.Views
import org.scalinglaws.table.Columns

kappas = s.numbers("repulsions", repulsions, 0.8, 1000)
ends = s.numbers("tolerances", tolerances, 1e-12, 1).reverse()
s.steps(draws: 4 * kappas.size(), training: 4 * ends.size(), figure: 4)

s.step("draws", HeavyTailedDensity: [0] * 2 * kappas.size(), HeavyTailedSample: kappas.size(), FitHeavyTail: kappas.size())
laws = [:]; histograms = [:]
fits = Columns.builder("repulsion", "fitted", "fittedStandardError", "aspectRatio", "aspectRatioStandardError", "tailExponent", "fittedTailExponent", "distance", "marchenkoPasturDistance")
moments = Columns.builder("repulsion", "run", "mean", "variance")
kappas.each { kappa ->
	def one = [aspectRatio: aspectRatio, repulsion: kappa], law = s.compute("HeavyTailedDensity", *: one)
	laws[kappa] = law.table
	def bins = s.compute("HeavyTailedDensity", *: one, points: 26).table, edges = bins.column("value"), middles = s.compute("HeavyTailedDensity", *: one, points: 51).table.column("value")
	def spectrum = s.compute("HeavyTailedSample", *: one, dimension: dimension, runs: runs, seed: seed).spectrum
	def rows = Columns.builder("value", "run", "density")
	def draws = (0..<runs).collect { Views.hyperSlice(spectrum, 1, it).collect { it.get() } }
	draws.eachWithIndex { values, run ->
		def counts = new double[edges.length - 1]
		values.each { def i = Arrays.binarySearch(edges, it); i = i < 0 ? -i - 2 : i; if (i >= 0 && i < counts.length) counts[i]++ }
		counts.eachWithIndex { count, i -> rows.row(middles[2 * i + 1], run, count / (dimension * (edges[i + 1] - edges[i]))) }
		moments.row(kappa, run, values.sum() / dimension, values.sum { (it - 1) * (it - 1) } / dimension)
	}
	histograms[kappa] = s.compute("SummarizeRuns", table: rows.build(), by: "value").table
	def fit = s.compute("FitHeavyTail", spectrum: Views.hyperSlice(spectrum, 1, 0), seed: seed)
	fits.row(kappa, fit.repulsion, fit.repulsionStandardError, fit.aspectRatio, fit.aspectRatioStandardError, law.tailExponent, fit.tailExponent, fit.distance, fit.marchenkoPasturDistance)
	s.say("repulsion %-6s fitted %.3g +- %.2g, aspect ratio %.4f +- %.2g, tail exponent %.3f (law: %.3f): %s", s.number(kappa), fit.repulsion, fit.repulsionStandardError, fit.aspectRatio, fit.aspectRatioStandardError, fit.tailExponent, law.tailExponent, fit.reason)
}
measured = s.compute("SummarizeRuns", table: moments.build(), by: "repulsion").table
measured.each { row ->
	s.compare("mean, repulsion " + s.number(row.repulsion), row.meanMean, row.meanStandardError, 1 - aspectRatio / dimension)
	s.compare("mean square deviation from 1, repulsion " + s.number(row.repulsion), row.varianceMean, row.varianceStandardError, s.compute("HeavyTailedDensity", aspectRatio: aspectRatio, repulsion: row.repulsion, points: 2).variance)
}

s.step("training", TrainNetwork: ends.size(), FitHeavyTail: [0.2] * ends.size())
target = s.compute("PowerLawTarget", network: "quadratic", dimension: networkDimension, exponent: 1, random: true, seed: seed).target
data = s.compute("NetworkData", network: "quadratic", target: target, samples: networkDimension * networkDimension, seed: seed).subMap("inputs", "labels")
rows = Columns.builder("tolerance", "iterations", "eigenvalues", "aspectRatio", "repulsion", "repulsionStandardError", "tailExponent", "distance", "marchenkoPasturDistance")
plots = []
ends.each { end ->
	def trained = s.compute("TrainNetwork", network: "quadratic", *: data, weightDecay: 0.01, tolerance: end, seed: seed)
	def found = s.compute("WeightRisk", network: "quadratic", weights: trained.weights, target: target).spectrum.collect { it.get() }
	def positive = found.findAll { it > 1e-3 * found.max() } as double[]
	def fit = s.compute("FitHeavyTail", spectrum: positive, seed: seed)
	rows.row(end, trained.iterations, positive.length, fit.aspectRatio, fit.repulsion, fit.repulsionStandardError, fit.tailExponent, fit.distance, fit.marchenkoPasturDistance)
	plots << fit.plot
	s.say("after %d iterations: %d eigenvalues, repulsion %.3g +- %.2g, tail exponent %.3f, distance %.3f, Marchenko-Pastur %.3f: %s", trained.iterations, positive.length, fit.repulsion, fit.repulsionStandardError, fit.tailExponent, fit.distance, fit.marchenkoPasturDistance, fit.reason)
}

s.step("figure", 5)
numbers = rows.build()
drawn = Columns.stack("repulsion", histograms)
densities = s.compute("PlotTable", table: drawn.where { 2 * it.densityStandardError < it.densityMean }, theory: Columns.stack("repulsion", laws).without("distribution"), x: "value", y: "density", group: "repulsion", errorBars: true, labels: kappas.collect { "repulsion " + s.number(it) }.join(",") + ",law", labelX: "eigenvalue", labelY: "density", title: "Weights: aspect ratio " + s.number(aspectRatio)).plot
along = s.compute("PlotTable", table: numbers, x: "iterations", logX: false, y: "distance,marchenkoPasturDistance", labels: "fit,nearest Marchenko-Pastur", labelX: "iterations", labelY: "Kolmogorov's distance", title: "Along training").plot
figure = s.panels([[densities, along], [plots[0], plots[-1]]])
s.save(figure, "", "Densities, drawn and predicted; the fit's distance along training; spectra of a network at its first and last time")
s.save(drawn, "", "Histograms of drawn spectra")
s.save(fits.build(), "_fits", "Fits of one draw each")
s.save(numbers, "_training", "Fits along training")
s.report()
