// What averages over a symmetry group take off the variance of a denoiser's gradient (arXiv 2502.09890):
// the target of each noisy input is replaced by the mean over all images of the template under the group
// that the input could have come from. Points: variance of the gradient with and without, and their
// difference, by samples; lines: the variance that the group's element leaves given the input, and for the
// gradient without averages its closed form. Where the noise is low the input tells which image it was,
// and nothing is gained.

#@ Double (label="Noise from", description="Least noise level, 0.01 to 100", min=0.01, max=100, value=0.2, style="format:0.###", persist=false) noiseFrom
#@ Double (label="Noise to", description="Greatest noise level, greater than noise from, to 1000", min=0.01, max=1000, value=5, style="format:0.###", persist=false) noiseTo
#@ Integer (label="Levels", description="Noise levels, 3 to 1000", min=3, max=1000, value=15, persist=false) levels
#@ Integer (label="Shifts", description="Length of the vector that is shifted, a bump; 4 to 1024", min=4, max=1024, value=16, persist=false) shifts
#@ Integer (label="Side", description="Of the square picture that is turned, an L; 4 to 64", min=4, max=64, value=6, persist=false) side
#@ Double (label="Weight", description="w of the student w x, -10 to 10", min=-10, max=10, value=0.3, style="format:0.###", persist=false) weight
#@ Integer (label="Samples", description="At each noise level, 1000 to 1e8", min=1000, max=100000000, value=200000, persist=false) samples
#@ Long (label="Seed", description="Of the noise, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and table (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

if (!(noiseTo > noiseFrom)) throw new IllegalArgumentException("noiseTo must be greater than noiseFrom = " + noiseFrom + ", was " + noiseTo)
sigmas = s.logarithmic(noiseFrom, noiseTo, levels) as double[]
bump = (0..<shifts).collect { Math.exp(-0.5d * (it - shifts / 3) * (it - shifts / 3)) } as double[]
letter = (0..<side * side).collect { it % side == 1 && it.intdiv(side) > 0 || it.intdiv(side) == side - 2 && it % side > 0 && it % side < side - 1 ? 0.5d : 0d } as double[]
templates = [reflection: [1] as double[], cyclic: bump, rotations: letter]
s.steps(reflection: 1, cyclic: 1 + shifts * shifts / 100, rotations: 1 + side * side / 10, figure: 6)
tables = templates.collectEntries { group, template ->
	s.step(group, 1)
	[group, s.compute("OrbitGradient", group: group, template: template, noiseLevel: sigmas, weight: weight, samples: samples, seed: seed).table]
}

s.step("figure", 6)
names = ["plainVariance", "orbitVariance", "gap"]
panels = tables.collect { group, table ->
	def lines = table.select("noiseLevel", "predictedGap", "predictedPlainVariance").renamed("predictedGap", "gap").renamed("predictedPlainVariance", "plainVariance").with("orbitVariance") { it.plainVariance - it.gap }
	s.compute("PlotTable", table: table.select(["noiseLevel"] + names + names.collect { it + "StandardError" }), theory: lines, x: "noiseLevel", y: names.join(","), errorBars: true,
		labels: "template as target,orbit average,difference,theory", labelX: "noise level \u03C3", labelY: "variance of the gradient", title: group + ", d = " + templates[group].length).plot
}
numbers = Columns.stack("group", tables.values() as Columns[]).with("share") { it.orbitVariance / it.plainVariance }
ratio = s.compute("PlotTable", table: numbers.select("group", "noiseLevel", "share"), x: "noiseLevel", y: "share", group: "group", logY: false,
	labels: templates.keySet().join(","), labelX: "noise level \u03C3", labelY: "variance with / without averages", title: "What is left").plot
figure = s.panels([panels[0..1], [panels[2], ratio]])
s.save(figure, "", "Variance of the gradient with and without orbit averages against noise level, for three groups")
s.save(numbers, "", "Reflection (group 0), cyclic shifts (1), rotations (2)")

s.say("Orbit gradients: student %.4g x, %d samples at each noise level", weight, samples)
s.say("%-12s %-10s %-12s %-12s %-12s %-12s %s", "group", "noise", "plain", "orbit", "difference", "predicted", "target variance removed")
numbers.each { s.say("%-12s %-10.4g %-12.5g %-12.5g %-12.5g %-12.5g %.5g", (templates.keySet() as List)[(int) it.group], it.noiseLevel, it.plainVariance, it.orbitVariance, it.gap, it.predictedGap, it.targetGap) }
tables.each { group, table -> table.each { s.compare(s.text("%s, noise %.3g: difference of the variances", group, it.noiseLevel), it.gap, Math.hypot(it.gapStandardError, it.predictedGapStandardError), it.predictedGap) } }
s.report()
