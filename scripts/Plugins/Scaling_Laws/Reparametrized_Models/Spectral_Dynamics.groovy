// The singular values of two linear layers that learn a matrix whose own fall like a power law
// (the solvable companion of arXiv 2408.11804). They grow one after the other, each along a logistic
// curve; weight decay leaves only those above it, and of these the excess. Above: descent (points) on
// the curves (lines), without and with decay. Below: the effective rank over time for several decays,
// and how many values survive in the end. Last: all weights from a random start, whose layers align.

#@ Integer (label="Values", description="Singular values of the matrix, 2 to 200", min=2, max=200, value=60, persist=false) count
#@ Double (label="Scale", description="The largest of them, greater than 0, to 100", min=1e-3, max=100, value=3, style="format:0.###", persist=false) scale
#@ Double (label="Exponent", description="p: value i is scale i^-p; greater than 0, to 10", min=0.05, max=10, value=0.7, style="format:0.###", persist=false) exponent
#@ String (label="Decays", description="Weight decays in units of scale/3, the last but one is shown, 0 to 3 each, separated by semicolons", value="0; 0.2; 0.5; 1", persist=false) decays
#@ Double (label="Start scale", description="Of the weights, greater than 0, to 1", min=1e-12, max=1, value=0.01, style="format:0.######", persist=false) startScale
#@ Double (label="Learning rate", description="Greater than 0, to 1", min=1e-6, max=1, value=0.005, style="format:0.######", persist=false) learningRate
#@ Double (label="End time", description="Learning rate x steps, 1 to 1e5", min=1, max=1e5, value=120, style="format:0.###", persist=false) endTime
#@ Integer (label="Many", description="Values whose survivors are counted, 100 to 1000000", min=100, max=1000000, value=100000, persist=false) many
#@ Long (label="Seed", description="Of the random start, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.Columns

list = s.numbers("decays", decays, 0, 3).collect { it * scale / 3 }
(middle, steps) = [list[list.size() > 1 ? -2 : 0], Math.max(2, Math.round(endTime / learningRate))]
values = { int n -> (1..n).collect { scale * it ** -exponent } }
run = { Map more -> s.compute("LinearNetworkDynamics", *: [values: values(count), startScale: startScale, learningRate: learningRate, steps: steps, records: 60] + more) }
s.steps("curves and descent": 2, survivors: 2, "random start": 8, figure: 3)
s.step("curves and descent", 4 * list.size())
curves = list.collectEntries { [it, run(weightDecay: it)] }
lines = list.collectEntries { [it, run(weightDecay: it, records: 1000).trajectory.where("time > 0.01")] }
descents = list.collectEntries { [it, run(weightDecay: it, method: "descent").trajectory] }
ended = list.collectEntries { [it, run(weightDecay: it, steps: 1000000000000, records: 2).trajectory] } // all that will grow has grown

grid = s.logarithmic(2 * scale * many ** -exponent, scale / 20, 25)
s.step("survivors", grid.size() + 1)
rows = Columns.builder("decay", "rank", "predicted")
grid.each { rows.row(it, run(values: values(many), weightDecay: it, records: 2).survivingRank, (scale / it) ** (1 / exponent)) }
fit = s.compute("FitExponent", table: survivors = rows.build(), x: "decay", y: "rank", predicted: -1 / exponent, from: grid.first() * (1 - 1e-9), to: grid.last() * (1 + 1e-9))

s.step("random start", 1)
random = run(weightDecay: middle, method: "descent", start: "random", seed: seed, learningRate: 4 * learningRate, steps: steps.intdiv(4)).trajectory

s.step("figure", 9)
shown = [1, 2, 4, 8, 16, 32, 64, 128].findAll { it <= count }
label = { "decay " + s.number(it) }
growth = { decay -> s.compute("PlotTable", table: descents[decay].where("time > 0.1"), theory: lines[decay].where("time > 0.1"), x: "time", y: shown.collect { "value" + it }.join(","), logY: false,
	labels: (shown.collect { "value " + it } + "logistic curve").join(","), labelX: "time", labelY: "singular value", title: label(decay).capitalize()).plot }
columns = { Map tables -> Columns.stack("decay", tables.collectEntries { [it.key, it.value.where("time > 0.01").select("time", "effectiveRank")] }) }
rank = s.compute("PlotTable", table: columns(descents), theory: columns(lines), x: "time", y: "effectiveRank", group: "decay", logY: false,
	labels: (list.collect { label(it) } + "logistic curves").join(","), labelX: "time", labelY: "effective rank (entropy)", title: count + " values").plot
surviving = s.compute("PlotTable", table: survivors.select("decay", "rank"), theory: survivors.select("decay", "predicted").renamed("predicted", "rank"), x: "decay", y: "rank",
	labels: "surviving values,(scale/decay)^(1/p)", labelX: "weight decay", labelY: "surviving values", title: "Slope " + s.typeset(fit.exponent, 4)).plot
aligned = s.compute("PlotTable", table: random.where("time > 0.1"), theory: lines[middle].where("time > 0.1").select("time", "alignment"), x: "time", y: "alignment", logY: false,
	labels: "random start,aligned start", labelX: "time", labelY: "alignment of the layers", title: "All weights").plot
late = s.compute("PlotTable", table: random.where("time > 0.1"), theory: lines[middle].where("time > 0.1"), x: "time", y: shown.take(4).collect { "value" + it }.join(","), logY: false,
	labels: (shown.take(4).collect { "value " + it } + "aligned start").join(","), labelX: "time", labelY: "singular value", title: "All weights, " + label(middle)).plot
figure = s.panels([[growth(list.first()), growth(middle)], [rank, surviving], [late, aligned]])
s.save(figure, "", "Singular values over time, effective rank, surviving values, and layers from a random start")
s.save(survivors, "_survivors", "Values that survive a decay")
s.save(random, "_random", "All weights from a random start")

rows = Columns.builder("decay", "survivingRank", "grownRank", "effectiveRank", "finalEffectiveRank", "layerEffectiveRank", "deviation")
list.each { decay ->
	def last = descents[decay], limits = curves[decay].finalValues.collect { it.get() }, columns = (0..<count).collect { [limits[it], last.column("value" + (it + 1)), curves[decay].trajectory.column("value" + (it + 1))] }
	def grown = columns.count { limit, measured, curve -> limit > 0 && measured[-1] > limit / 2 }
	def deviation = columns.collectMany { limit, measured, curve -> (0..<measured.length).collect { Math.abs(measured[it] - curve[it]) } }.max()
	rows.row(decay, curves[decay].survivingRank, grown, last.last("effectiveRank"), ended[decay].last("effectiveRank"), last.last("layerEffectiveRank"), deviation)
}
s.save(numbers = rows.build(), "", "Ranks at the end")

s.say("Two linear layers: %d values %.4g i^-%.4g, start %.4g, learning rate %.4g to time %.4g", count, scale, exponent, startScale, learningRate, endTime)
numbers.each { row ->
	s.compare("values that have grown at " + label(row.decay) + ", beside those that will", row.grownRank, Double.NaN, row.survivingRank)
	s.compare("effective rank at " + label(row.decay) + ", beside its limit", row.effectiveRank, Double.NaN, row.finalEffectiveRank)
	s.say("effective rank of a layer %.4f; largest deviation of descent from the logistic curves %.4f", row.layerEffectiveRank, row.deviation)
}
s.compare("slope of the surviving values", fit.exponent, fit.standardError, -1 / exponent)
s.compare("alignment of the layers from a random start, at the end", random.last("alignment"), Double.NaN, 1)
s.report()
