// A linear diffusion model learns the patches of an image (arXiv 2503.03206): along each principal
// component the variance of what it draws grows from the start's to that of the data, large variances
// first, at times that go as their inverse. Points: the time at which each component emerges; lines:
// the law 1/eigenvalue, and the curves of some components. The map shows what the same draws look like
// through training: coarse features come first. Time x learning rate; pixels in units of their standard
// deviation.

#@ File (label="Image", description="Any image file, at least as large as a patch; the packaged picture of gravel if not given", style="open", required=false, persist=false) image
#@ Integer (label="Patch size", description="Side of the square patches in pixels, 4 to 32", min=4, max=32, value=16, persist=false) patchSize
#@ Integer (label="Layers", description="Of the denoiser, 1 or 2", min=1, max=2, value=1, persist=false) layers
#@ Double (label="Start", description="Weight of each component at time 0, 0 to 1; two layers: greater than 0", min=0, max=1, value=0.01, style="format:0.####", persist=false) start
#@ Double (label="End time", description="Of training, 1 to 1e12", min=1, max=1e12, value=2e3, style="format:0.##E0", persist=false) endTime
#@ Integer (label="Records", description="Times of the curves, 10 to 1000", min=10, max=1000, value=121, persist=false) records
#@ Integer (label="Times", description="Of the pictures, 2 to 30", min=2, max=30, value=9, persist=false) times
#@ Integer (label="Patches", description="Drawn at each of these times, 1 to 20", min=1, max=20, value=4, persist=false) patches
#@ Long (label="Seed", description="Of the draws, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG), table (CSV) and stack (TIFF)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output ij.ImagePlus stack
#@output org.scalinglaws.table.Columns numbers

import ij.ImagePlus
import ij.ImageStack
import ij.io.Opener
import ij.plugin.MontageMaker
import javax.imageio.ImageIO
import org.scalinglaws.table.Columns

ImagePlus open(File file) {
	if (file == null) return new ImagePlus("gravel", ImageIO.read(Columns.getResource("/org/scalinglaws/images/gravel.png")))
	def picture = file.isFile() ? new Opener(silentMode: true).openImage(file.path) : null
	if (picture == null) throw new IllegalArgumentException("image must be a picture that ImageJ can open, was " + file)
	return picture
}

s.steps(spectrum: 3, training: 1, drawing: times / 5, figure: 4)
s.step("spectrum", 1)
picture = open(image)
measured = s.compute("ImageSpectrum", image: picture, patchSize: patchSize)
d = patchSize * patchSize
unit = Math.sqrt(measured.table.metadata().variance / d) // of the pixels: their standard deviation
data = [spectrum: measured.spectrum.collect { d * Math.max(0d, it.get()) } as double[], layers: layers, start: start, learningRate: 1d]
s.step("training", 2)
learned = s.compute("DiffusionTraining", *: data, endTime: endTime, records: records)
rising = learned.table.where("time = 0").select("mode", "variance").join(learned.emergence, "mode").where { it.time > 0 && it.eigenvalue > 4 * it.variance }
fit = s.compute("FitExponent", table: rising, x: "eigenvalue", y: "time", predicted: -1d)
s.step("drawing", times)
moments = s.logarithmic(endTime / 1e6, endTime / 10, times)
drawn = moments.collect { s.compute("GenerateSamples", *: data, basis: measured.basis, mean: measured.mean.collect { it.get() / unit } as double[], time: it, count: patches, seed: seed).stack }

s.step("figure", 9)
slices = new ImageStack(patchSize, patchSize)
(1..patches).each { patch -> drawn.eachWithIndex { one, k -> slices.addSlice(s.text("patch %d, time %.4g", patch, moments[k]), one.getStack().getProcessor(patch)) } }
stack = new ImagePlus("Patches through training", slices)
montage = new MontageMaker().makeMontage2(stack, times, patches, 1d, 1, slices.size(), 1, 0, false)
montage.getProcessor().flipVertical() // the first row of a map is the lowest
half = Math.pow(moments[1] / moments[0], 0.5d - 0.5d / patchSize) // of a patch along the axis of times
shown = s.compute("PlotMap", map: montage, fromX: moments[0] / half, toX: moments[-1] * half, fromY: 0.5d + 0.5d / patchSize, toY: patches + 0.5d - 0.5d / patchSize, logX: true, logY: false, colours: "sequential",
	labelX: "time", labelY: "draw", labelValues: "pixel, in standard deviations", title: "The same draws through training").plot
modes = [1, 8, 64, 256, 1024].findAll { it <= d }
curves = learned.table.where { it.time > 0 && modes.contains((int) it.mode) }
over = { Map inputs -> s.compute("PlotTable", *: inputs, table: curves.select("mode", "time", inputs.y), x: "time", group: "mode", labels: modes.collect { "k = " + it }.join(","), labelX: "time").plot }
variances = over(y: "variance", labelY: "variance drawn", title: picture.title + ", patches of " + patchSize + " x " + patchSize)
weights = over(y: "weight", labelY: "weight at low noise", logY: false, title: layers + (layers == 1 ? " layer" : " layers") + ", start " + s.number(start))
emerging = s.compute("PlotTable", table: rising.select("eigenvalue", "time"), theory: rising.select("eigenvalue", "time").with("time") { rising.first("time") * rising.first("eigenvalue") / it.eigenvalue }, x: "eigenvalue", y: "time", labels: "components,1/eigenvalue", labelX: "eigenvalue", labelY: "time when it emerges", title: s.text("exponent %.3f", fit.exponent)).plot
figure = s.panels([[variances, weights], [emerging, shown]])
s.save(figure, "", "Variances and weights of some components, when each component emerges, and what the model draws through training")
s.compute("SavePlot", plot: stack, file: s.file("_stack.tif"))
s.save(curves, "_curves", "Weights and variances of some components")
s.save(learned.emergence, "", "When each component emerges")
numbers = Columns.builder("exponent", "standardError", "predicted", "components", "rising").row(fit.exponent, fit.standardError, -1, d, rising.rows()).build()
s.save(numbers, "_numbers", "Exponent of the times over the eigenvalues")

s.say("Diffusion on %s: %d x %d patches, %d layers, start %.4g; %d of %d components rise by more than a factor 4", picture.title, patchSize, patchSize, layers, start, rising.rows(), d)
s.say("%-12s %-14s %-14s %s", "component", "eigenvalue", "emerges at", "time x eigenvalue")
learned.emergence.where { modes.contains((int) it.mode) }.each { s.say("%-12d %-14.5g %-14.5g %.4g", (int) it.mode, it.eigenvalue, it.time, it.time * it.eigenvalue) }
s.compare("exponent of the times over the eigenvalues", fit.exponent, fit.standardError, -1)
s.report()
