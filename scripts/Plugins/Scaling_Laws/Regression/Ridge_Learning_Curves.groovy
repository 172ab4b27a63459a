// Learning curves of ridge regression (arXiv 2405.00592): the risk over samples on a power law and on
// the spectrum of an image's patches, for some ridges. Lines are theory, in which samples do nothing
// but renormalize the ridge; points are fits to drawn samples. Then what the same number says about
// the training error (it is the risk over the renormalization squared) and generalized
// cross-validation, the split into bias and variance, and the exponents without noise and ridge.

#@ Double (label="Exponent", description="a of the spectrum i^-a, greater than 1, to 5", min=1.05, max=5, stepSize=0.25, value=1.5, persist=false) exponent
#@ Double (label="Source", description="s of the target, lambda_i w_i^2 ~ i^-(s a + 1); 0.05 to 10", min=0.05, max=10, stepSize=0.25, value=1.2, persist=false) source
#@ Integer (label="Dimension", description="Of the simulated power law, 20 to 2000", min=20, max=2000, value=300, persist=false) dimension
#@ File (label="Image", description="Any image file; the packaged picture of gravel if not given", style="open", required=false, persist=false) image
#@ Integer (label="Patch size", description="Side of its patches in pixels, 4 to 32; the square is the dimension", min=4, max=32, value=14, persist=false) patchSize
#@ String (label="Ridges", description="Greater than 0, to 10, separated by semicolons", value="1e-5; 1e-3; 1e-1", persist=false) ridges
#@ Double (label="Noise variance", description="Of the labels, greater than 0, to 100", min=1e-12, max=100, value=0.01, style="format:0.######", persist=false) noiseVariance
#@ Integer (label="Points", description="Numbers of samples along each curve, 3 to 100", min=3, max=100, value=6, persist=false) points
#@ Integer (label="Runs", description="Fits for each point, 3 to 10000", min=3, max=10000, value=12, persist=false) runs
#@ Long (label="Seed", description="Of all random numbers, 0 to 2^53 - 1001", min=0, max=9007199254739991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import ij.ImagePlus
import ij.io.Opener
import javax.imageio.ImageIO
import org.scalinglaws.table.Columns

list = s.numbers("ridges", ridges, 1e-100, 10)
s.steps("fits on a power law": runs * points * list.size() / 16, "fits on an image's spectrum": runs * points * list.size() / 30, "exponents": 3, figure: 4)
picture = image == null ? new ImagePlus("gravel", ImageIO.read(Columns.getResource("/org/scalinglaws/images/gravel.png"))) : new Opener(silentMode: true).openImage(image.path)
if (picture == null) throw new IllegalArgumentException("image must be a picture that ImageJ can open, was " + image)
of = { spectrum -> [spectrum: spectrum, target: s.compute("TeacherWeights", spectrum: spectrum, source: source, seed: seed).teacher] }
theory = { Map data, double samples, double ridge, double noise -> s.compute("RidgeRisk", *: data, samples: samples, ridge: ridge, noiseVariance: noise) }

// fits beside theory: one row for each ridge and number of samples
curve = { String step, Map data, int d ->
	def cells = [list.indices, s.logarithmic(d / 20 < 3 ? 3 : d / 20, 2 * d, points).collect { Math.round(it) as int }.unique()].combinations()
	s.step(step, TrainRidge: cells.collect { Math.min(it[1], d) })
	def table = Columns.builder("ridge", "samples", "risk", "riskStandardError", "predicted", "gap", "gapStandardError", "renormalizationSquared", "crossValidation", "crossValidationStandardError", "bias", "variance")
	cells.eachWithIndex { cell, i ->
		def fit = s.compute("TrainRidge", *: data, samples: cell[1], ridge: list[cell[0]], noiseVariance: noiseVariance, runs: runs, seed: seed + 1 + i), law = theory(data, cell[1], list[cell[0]], noiseVariance)
		def gap = (fit.risk + noiseVariance) / fit.trainingError
		table.row(cell[0], cell[1], fit.risk, fit.riskStandardError, law.risk, gap, gap * Math.hypot(fit.trainingErrorStandardError / fit.trainingError, fit.riskStandardError / (fit.risk + noiseVariance)), law.renormalization**2,
			fit.crossValidation, fit.crossValidationStandardError, law.bias, law.variance)
	}
	table.build()
}
lines = { Map data, int d -> // the same finely
	def table = Columns.builder("ridge", "samples", "risk", "bias", "variance")
	[list.indices, s.logarithmic(d / 20 < 3 ? 3 : d / 20, 2 * d, 50)].combinations().each { k, n ->
		def law = theory(data, n, list[k], noiseVariance)
		table.row(k, n, law.risk, law.bias, law.variance)
	}
	table.build().sorted("ridge", "samples")
}
powerLaw = of(s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum)
onPower = curve("fits on a power law", powerLaw, dimension)
gravel = of(s.compute("ImageSpectrum", image: picture, patchSize: patchSize).spectrum)
onImage = curve("fits on an image's spectrum", gravel, patchSize * patchSize)

s.step("exponents", RidgeRisk: 48)
large = s.compute("PowerLawSpectrum", dimension: 100000, exponent: exponent).spectrum
sources = [0.5 * source, source, 2.5 * source]
slopes = Columns.builder("source", "samples", "risk", "law")
fits = sources.withIndex().collect { one, k ->
	def data = [spectrum: large, target: s.compute("TeacherWeights", spectrum: large, source: one).teacher], rate = exponent * Math.min(one, 2)
	def grid = s.logarithmic(20, 640, 16).collect { [it, theory(data, it, 0, 0).risk] }
	grid.each { slopes.row(k, it[0], it[1], grid[-1][1] * Math.pow(it[0] / 640, -rate)) }
	s.compute("FitExponent", table: Columns.builder("samples", "risk").tap { t -> grid.each { t.row(it[0], it[1]) } }.build(), x: "samples", y: "risk", from: 80, to: 641, predicted: -rate)
}

s.step("figure", PlotTable: 6)
fine = lines(powerLaw, dimension)
texts = list.collect { "ridge " + s.number(it) }
shown = { Columns table, Columns law, String title -> s.compute("PlotTable", table: table.select("ridge", "samples", "risk", "riskStandardError").renamed("risk", "riskMean"), theory: law.select("ridge", "samples", "risk"), x: "samples", y: "risk", group: "ridge",
	errorBars: true, labels: (texts + "theory").join(","), labelX: "samples P", labelY: "risk", title: title).plot }
gaps = Columns.stack("spectrum", onPower, onImage)
span = gaps.column("renormalizationSquared").toList()
figure = s.panels([[shown(onPower, fine, s.text("Power law, a = %s, d = %d", s.number(exponent), dimension)), shown(onImage, lines(gravel, patchSize * patchSize), s.text("Patches of %s, d = %d", picture.title, patchSize * patchSize)),
	s.compute("PlotTable", table: slopes.build().select("source", "samples", "risk"), theory: slopes.build().select("source", "samples", "law").renamed("law", "risk"), x: "samples", y: "risk", group: "source",
		labels: (sources.collect { "s = " + s.number(it) } + "predicted slope").join(","), labelX: "samples P", labelY: "risk", title: "Without noise and ridge, d = 1e5").plot],
	[s.compute("PlotTable", table: gaps.select("spectrum", "renormalizationSquared", "gap", "gapStandardError").renamed("gap", "gapMean"), theory: Columns.builder("spectrum", "renormalizationSquared", "gap").tap { t -> [span.min(), span.max()].each { t.row(0, it, it) } }.build(),
		x: "renormalizationSquared", y: "gap", group: "spectrum", errorBars: true, labels: "power law,image,theory", labelX: "renormalization squared", labelY: "test error / training error", title: "The gap between test and training").plot,
	s.compute("PlotTable", table: onPower.with("ratioMean") { it.crossValidation / (it.predicted + noiseVariance) }.with("ratioStandardError") { it.crossValidationStandardError / (it.predicted + noiseVariance) }.select("ridge", "samples", "ratioMean", "ratioStandardError"),
		theory: onPower.select("ridge", "samples").with("ratio", 1d), x: "samples", y: "ratio", group: "ridge", logY: false, errorBars: true, labels: (texts + "theory").join(","), labelX: "samples P", labelY: "cross-validation / (risk + noise)", title: "Cross-validation, power law").plot,
	s.compute("PlotTable", table: fine.where("ridge = 0").select("samples", "risk", "bias", "variance"), x: "samples", y: "risk, bias, variance", labels: "risk,bias,variance", labelX: "samples P", labelY: "risk", title: "Power law, " + texts[0]).plot]])
numbers = gaps.with("deviation") { (it.risk - it.predicted) / it.riskStandardError }
s.save(figure, "", "Risk over samples (points: fits, lines: theory), exponents, gap between test and training, cross-validation, bias and variance")
s.save(numbers, "", "Fits beside theory; spectrum 0 is the power law, 1 the image; ridge by its number")

s.say("Ridge regression: a = %.4g, s = %.4g, d = %d and %d (%s), noise variance %.4g, %d runs for each point", exponent, source, dimension, patchSize * patchSize, picture.title, noiseVariance, runs)
middles = [0, 1].collect { k -> numbers.where("spectrum = " + k).column("samples").toList().unique().sort().with { counts -> counts[counts.size().intdiv(2)] } }
numbers.each { if (it.samples == middles[it.spectrum as int]) s.compare(s.text("risk, %s, P = %.0f, %s", it.spectrum == 0 ? "power law" : "image", it.samples, texts[it.ridge as int]), it.risk, it.riskStandardError, it.predicted) }
within = { double errors -> numbers.where { Math.abs(it.deviation) <= errors }.rows() }
s.say("of %d points %d lie within one standard error of theory, %d within two, %d within three", numbers.rows(), within(1), within(2), within(3))
s.say("mean of risk / theory: %.4f; of gap / renormalization squared: %.4f; of cross-validation / (risk + noise): %.4f", *[{ it.risk / it.predicted }, { it.gap / it.renormalizationSquared }, { it.crossValidation / (it.predicted + noiseVariance) }].collect { ratio -> numbers.sum(ratio) / numbers.rows() })
fits.eachWithIndex { fit, k -> s.compare(s.text("exponent in samples, 80 to 640, s = %s: theory beside -a min(s, 2)", s.number(sources[k])), fit.exponent, fit.standardError, -exponent * Math.min(sources[k], 2)) }
s.report()
