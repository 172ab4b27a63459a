// How far weights of a random network can be wrong by epsilon each before its decision is: the change of
// the margin between the two largest outputs under the worst signs that are found, layer by layer, over
// the bound of arXiv 2103.02200. No perturbation exceeds the bound. The last layer reaches it, those
// before ever less, the more and the wider layers are behind. Points: means over inputs; lines: what is
// to be expected of wide layers and a small epsilon, 1/2 prod 1/|W|_inf over the hidden layers behind.

#@ String (label="Widths", description="Of inputs, hidden layers and outputs, 1 to 1000 each, separated by semicolons", value="20; 50; 50; 10", persist=false) widths
#@ String (label="Perturbations", description="Epsilon, 1e-12 to 1e6 each, separated by semicolons", value="0.001; 0.003; 0.01; 0.03; 0.1; 0.3; 1; 3", persist=false) perturbations
#@ Double (label="Perturbation", description="Epsilon of the other pictures, 1e-12 to 1e6", min=1e-12, max=1e6, value=0.01, style="format:0.######", persist=false) perturbation
#@ String (label="Depths", description="Numbers of hidden layers, 1 to 20 each, separated by semicolons", value="1; 2; 3; 4; 5; 6", persist=false) depths
#@ String (label="Hidden widths", description="1 to 1000 each, separated by semicolons", value="6; 12; 25; 50; 100; 200", persist=false) hidden
#@ Integer (label="Samples", description="Inputs, 2 to 100000", min=2, max=100000, value=300, persist=false) samples
#@ Long (label="Seed", description="Of weights, inputs and signs, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns tightness

import org.scalinglaws.table.Columns

sizes = widths.trim().split("[;,\\s]+").collectMany { s.wholeNumbers("widths", it, 1, 1000) } // in their order, repeated ones, too
steps = s.numbers("perturbations", perturbations, 1e-12, 1e6)
deep = s.wholeNumbers("depths", depths, 1, 20)
wide = s.wholeNumbers("hiddenWidths", hidden, 1, 1000)
all = []
margins = { List list, double epsilon -> all << s.compute("PerturbationMargin", widths: list as double[], perturbation: epsilon, samples: samples, seed: seed); all.last() }
between = { int width, int layers -> [sizes.first()] + [width] * layers + [sizes.last()] }
s.steps("perturbations": steps.size(), depths: deep.sum() / 2, widths: wide.sum() / 50, figure: 4)
s.step("perturbations", steps.size() + 1)
one = margins(sizes, perturbation)
tightness = Columns.stack("perturbation", steps.collectEntries { [it, margins(sizes, it).table] })
s.step("depths", deep.size())
overDepth = Columns.stack("hidden", deep.collectEntries { [it, margins(between(sizes[1], it), perturbation).table] }).with("behind") { it.hidden + 1 - it.layer }
s.step("widths", wide.size())
overWidth = Columns.stack("width", wide.collectEntries { [it, margins(between(it, 2), perturbation).table] })

s.step("figure", 8)
plot = { Map inputs -> s.compute("PlotTable", *: inputs, errorBars: true, fontSize: 7).plot }
ratio = { Columns table, String x, String group, Map more -> plot(*: [table: table.select(group, x, "tightness", "tightnessStandardError"), theory: table.select(group, x, "predictedTightness").renamed("predictedTightness", "tightness"), x: x, y: "tightness", group: group, labelY: "change / bound"] + more) }
layers = (1..<sizes.size()).collect { "layer " + it }
overStep = ratio(tightness, "perturbation", "layer", [labels: (layers + "wide layers").join(","), labelX: "perturbation epsilon", title: "Tightness: " + sizes.join("-")])
shares = plot(table: one.distribution.where("worst > 0"), theory: one.distribution.where("random > 0").select("layer", "ratio", "random").renamed("random", "worst"), x: "ratio", y: "worst", group: "layer", logX: false, labels: (layers + "random signs").join(","), labelX: "change / bound", labelY: "density over samples", title: "Worst signs and random signs")
behind = ratio(overDepth, "behind", "hidden", [logX: false, labels: (deep.collect { it + " hidden" } + "wide layers").join(","), labelX: "layers behind (last: 0)", title: "Depth: hidden width " + sizes[1]])
widths = ratio(overWidth, "width", "layer", [labels: (["layer 1", "layer 2", "layer 3"] + "wide layers").join(","), labelX: "width of two hidden layers", title: "Width"])
figure = s.panels([[overStep, shares], [behind, widths]])
s.save(figure, "", "Change of the margin over its bound for each layer, over the perturbation; its distribution over the inputs, beside that of random signs; over the number of layers behind; over the width")
s.save(tightness, "", "Over the perturbation")
s.save(Columns.stack("network", overDepth.without("behind").renamed("hidden", "size"), overWidth.renamed("width", "size")), "_sizes", "Over depth (network 0) and width (1)")
s.save(one.distribution, "_distribution", "Densities of change/bound, of the worst signs found and of random signs")

s.say("Perturbed weights: %s, %d inputs", sizes.join("-"), samples)
s.say("%-8s %-12s %-12s %-22s %s", "layer", "bound", "worst", "tightness", "random signs")
one.table.each { s.say("%-8d %-12.4g %-12.4g %-22s %.4g", (int) it.layer, it.bound, it.worst, s.text("%.4f +- %.2g", it.tightness, it.tightnessStandardError), it.random) }
one.table.each { s.compare("tightness of layer " + (int) it.layer, it.tightness, it.tightnessStandardError, it.predictedTightness) }
s.compare("violations among " + all.sum { it.perturbations } + " perturbations", all.sum { it.violations } as double, Double.NaN, 0d)
s.report()
