// How few components a layer needs (arXiv 2001.05070): the relative error of its output when only
// the strongest components of its kernel are kept, over their number. Points: normal
// inputs; lines: theory. For strengths r^-a the error falls like R^-(a - 1/2) while R is far below the
// size. Beside it the scale of the bound on what a layer of R components may be off on unseen inputs, without
// constants and logarithms; the number of components for a given error; and a picture or a stack as the kernel.

#@ String (label="Exponents", description="Of the strengths, more than 0.5, to 5 each, separated by semicolons", value="0.75; 1; 1.5; 2", persist=false) exponents
#@ Integer (label="Size", description="Rows and columns of the layer, 20 to 100000", min=20, max=100000, value=4000, persist=false) size
#@ Integer (label="Samples", description="Normal inputs, 16 to 1000000; in eight parts for errors of slopes", min=16, max=1000000, value=1000, persist=false) samples
#@ Integer (label="Ranks", description="Numbers of components, log-spaced, 5 to 1000", min=5, max=1000, value=40, persist=false) ranks
#@ String (label="Errors", description="For which the components are counted, above 0, below 1 each, separated by semicolons", value="0.5; 0.3; 0.2; 0.1; 0.05; 0.03", persist=false) errors
#@ File (label="Image", description="The kernel: any picture or stack, smaller side up to 1024; the packaged picture of gravel if not given", style="open", required=false, persist=false) image
#@ Long (label="Seed", description="Of the inputs, 0 to 2^53 - 100", min=0, max=9007199254740900, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import ij.ImagePlus
import ij.io.Opener
import javax.imageio.ImageIO
import org.scalinglaws.table.Columns

list = s.numbers("exponents", exponents, 0.5, 5)
wanted = s.numbers("errors", errors, 1e-6, 1)
if (image != null && !image.isFile()) throw new IllegalArgumentException("image must be a file, was " + image)
picture = image == null ? new ImagePlus("gravel", ImageIO.read(Columns.getResource("/org/scalinglaws/images/gravel.png"))) : new Opener(silentMode: true).openImage(image.path)
if (picture == null) throw new IllegalArgumentException("image must be a picture that ImageJ can open, was " + image)
spaced = { int most -> s.logarithmic(1, most, ranks).collect { Math.round(it) as double }.unique() as double[] }
s.steps("power laws": 3 * list.size(), picture: 3, fits: 3, figure: 3)

s.step("power laws", 9 * list.size())
compress = { double a, int inputs, long from -> s.compute("CompressKernel", exponent: a, rows: size, columns: size, ranks: spaced(size - 1), samples: inputs, seed: from) }
laws = list.collectEntries { a -> [a, compress(a, samples, seed)] }
parts = list.collectEntries { a -> [a, Columns.stack("run", *(1..8).collect { compress(a, samples / 8 as int, seed + it).table })] }
s.step("picture", 1)
sides = picture.stackSize > 1 ? [picture.width * picture.height, picture.stackSize] : [picture.width, picture.height]
kernel = s.compute("CompressKernel", kernel: picture, ranks: spaced(sides.min() - 1), samples: samples, seed: seed).table

s.step("fits", 3 * list.size() + 1)
s.say("Compression: %d x %d, %d inputs", size, size, samples)
rows = Columns.builder("exponent", "slope", "slopeStandardError", "predicted", "slopeOfTheory")
laws.each { a, law ->
	def middle = [x: "rank", y: "error", from: Math.max(3d, size / 400d), to: Math.max(30d, size / 40d), predicted: law.predictedExponent]
	def fit = s.compute("FitExponent", *: middle, table: parts[a]), alone = s.compute("FitExponent", *: middle, table: law.table), theory = s.compute("FitExponent", *: middle, table: law.table, y: "predictedError")
	rows.row(a, fit.exponent, fit.standardError, law.predictedExponent, theory.exponent)
	s.compare("slope, a = " + s.number(a) + ", ranks " + s.number(fit.from) + " to " + s.number(fit.to), fit.exponent, fit.standardError, theory.exponent)
	s.compare("slope, a = " + s.number(a) + ", against endless size", fit.exponent, fit.standardError, law.predictedExponent)
	s.compare("slope, a = " + s.number(a) + ", by one curve, whose points share their inputs", alone.exponent, alone.standardError, theory.exponent)
}
numbers = rows.build()
all = Columns.stack("exponent", laws.collectEntries { a, law -> [a, law.table] } + [(0d): kernel])
s.say("largest deviation from theory: %.3g standard errors, over %d ranks", all.collect { Math.abs(it.error - it.predictedError) / it.errorStandardError }.max(), all.rows())
s.say("inputs that lose more than the gain bound: %d of all", all.where("largestGain > gainBound").rows())
counts = Columns.builder("exponent", "error", "rank")
all.groups("exponent").each { a, table -> wanted.each { error -> def enough = table.where("error <= " + error); if (enough.rows() > 0) counts.row(a, error, enough.first("rank")) } }
needed = counts.build()
wanted.each { error -> s.say("at most %.4g: %s", error, needed.where("error = " + error).collect { (it.exponent == 0 ? "picture" : "a = " + s.number(it.exponent)) + ": " + (int) it.rank }.join(", ")) }

s.step("figure", 6)
names = list.collect { "a = " + s.number(it) }
plot = { Map given -> s.compute("PlotTable", *: [x: "rank", y: "error", group: "exponent", errorBars: true, labelX: "components kept R", labelY: "relative error"] + given).plot }
shown = { Columns table -> table.select("exponent", "rank", "error", "errorStandardError") }
theory = { Columns table -> table.select("exponent", "rank", "predictedError").renamed("predictedError", "error") }
powers = all.where("exponent > 0")
fall = plot(table: shown(powers), theory: theory(powers), labels: (names + "theory").join(","), title: size + " x " + size)
scale = Columns.stack("kind", laws[list[0]].table.select("rank", "predictedError").renamed("predictedError", "value"), laws[list[-1]].table.select("rank", "predictedError").renamed("predictedError", "value"), laws[list[0]].table.select("rank", "bound").renamed("bound", "value"))
beside = plot(table: scale, y: "value", group: "kind", labels: ["error: " + names[0], "error: " + names[-1], "scale of the bound"].join(","), labelY: "relative error; bound", title: "What is lost, what may be off")
need = plot(table: needed.where("exponent > 0"), theory: theory(powers).where("error >= " + wanted.min()), x: "error", y: "rank", labels: (names + "theory").join(","), labelX: "relative error allowed", labelY: "components needed", title: "Components for an error")
given = all.where("exponent = 0")
real = plot(table: given.select("rank", "error", "errorStandardError"), theory: given.select("rank", "predictedError").renamed("predictedError", "error"), group: null, labels: "measured,theory", title: picture.title + " as the kernel")
figure = s.panels([[fall, beside], [need, real]])
s.save(figure, "", "Error over the number of components, the scale of the bound, components for an error, and a picture as the kernel")
s.save(all, "", "Error over the rank; exponent 0: the picture")
s.save(numbers, "_slopes", "Slopes of the error over the rank")
s.save(needed, "_needed", "Components for an error; exponent 0: the picture")
s.report()
