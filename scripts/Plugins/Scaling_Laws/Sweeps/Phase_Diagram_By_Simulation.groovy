// The risk diagram of shallow networks (arXiv 2509.24882, figure 1) by real training: a sweep of
// networks trained from random starts over effective samples and weight decay, some seeds for
// each pixel, beside state evolution for the same dimension.

#@ String (label="Network", description="diagonal or quadratic", choices={"diagonal", "quadratic"}, value="diagonal", persist=false) network
#@ Integer (label="Dimension", description="10 to 1000; 4 to 100 is quick for the quadratic network", min=4, max=1000, value=60, persist=false) dimension
#@ Double (label="Exponent", description="gamma of the target i^-gamma, 0.55 to 5", min=0.55, max=5, stepSize=0.25, value=1, persist=false) exponent
#@ Double (label="Noise variance", description="Delta of the labels, 1e-6 to 1e6", min=1e-6, max=1e6, value=0.5, style="format:0.######", persist=false) noiseVariance
#@ Double (label="Samples from", description="Least effective samples, 1 to 1e6", min=1, max=1e6, value=4, style="format:0.##E0", persist=false) samplesFrom
#@ Double (label="Samples to", description="Most effective samples, greater than samples from", min=1, max=1e6, value=1000, style="format:0.##E0", persist=false) samplesTo
#@ Double (label="Weight decay from", description="Least lambda, 1e-6 to 1e6", min=1e-6, max=1e6, value=1e-2, style="format:0.##E0", persist=false) weightDecayFrom
#@ Double (label="Weight decay to", description="Greatest lambda, greater than weight decay from", min=1e-6, max=1e6, value=100, style="format:0.##E0", persist=false) weightDecayTo
#@ Integer (label="Resolution", description="Pixels along both axes, 3 to 1000", min=3, max=1000, value=12, persist=false) resolution
#@ Integer (label="Seeds", description="Networks for each pixel, 2 to 1000000", min=2, max=1000000, value=8, persist=false) seeds
#@ Integer (label="Threads", description="0 for as many as there are processors", min=0, max=1024, value=0, persist=false) threads
#@ File (label="Folder", description="For figure, tables and the cells of the sweep", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns numbers

import org.scalinglaws.table.CalibratedImage

s.steps(training: 40, "state evolution": 2, figures: 1)
s.step("training")
sweep = s.compute("Sweep", command: "script:Risk_Of_Training", grid: s.text("network = %s; dimension = %d; exponent = %s; noiseVariance = %s; effectiveSamples = %s : %s : %d : log; weightDecay = %s : %s : %d : log",
	network, dimension, exponent, noiseVariance, samplesFrom, samplesTo, resolution, weightDecayFrom, weightDecayTo, resolution), seeds: seeds, threads: threads, folder: s.file("_cells"))
s.step("state evolution")
diagram = s.compute("RiskDiagram", network: network, dimension: dimension, exponent: exponent, noiseVariance: noiseVariance, samplesFrom: samplesFrom, samplesTo: samplesTo,
	weightDecayFrom: weightDecayFrom, weightDecayTo: weightDecayTo, resolution: resolution)

s.step("figures")
trained = s.compute("SweepMap", table: sweep.table, x: "effectiveSamples", y: "weightDecay", value: "risk", logX: true, logY: true).map
// pixel by pixel: mean over seeds, its standard error, and state evolution
runs = s.compute("SummarizeRuns", table: sweep.table.where("status = 0").with("pixel") { Math.floor(it.index() / seeds) }.renamed("seed", "run").select("pixel", "run", "effectiveSamples", "weightDecay", "risk"), by: "pixel").table
numbers = runs.with("stateEvolution") { diagram.risk.get((int) (it.pixel / resolution), (int) (it.pixel % resolution)) }.with("relative") { it.riskMean / it.stateEvolution - 1 }
	.with("relativeStandardError") { it.riskStandardError / it.stateEvolution }
relative = new CalibratedImage("relative", trained.values().toList().withIndex().collect { value, i -> value / diagram.risk.values()[i] - 1 } as double[], resolution, resolution, trained.axis(0), trained.axis(1))
plot = { Map inputs -> s.compute("PlotMap", *: inputs, labelX: "effective samples", labelY: "weight decay \u03BB", curves: diagram.boundaries).plot }
span = [colourFrom: [trained, diagram.risk]*.values()*.toList().flatten().min(), colourTo: [trained, diagram.risk]*.values()*.toList().flatten().max()]
figure = s.panels([[plot(map: trained, logValues: true, *: span, labelValues: "excess risk R", title: "Trained " + network + " networks, d = " + dimension + ", " + seeds + " seeds"),
	plot(map: diagram.risk, logValues: true, *: span, labelValues: "excess risk R", title: "State evolution"),
	plot(map: relative, colours: "diverging", colourFrom: -0.3d, colourTo: 0.3d, labelValues: "trained / state evolution \u2212 1", title: "Relative difference")]])
s.save(figure, "", "Excess risk of trained networks, the same by state evolution, and their relative difference")
s.save(sweep.table, "", "All cells")
s.save(numbers, "_pixels", "Pixels: mean over seeds beside state evolution")

s.say("Risk diagram by training: %s network, d = %d, gamma = %s, Delta = %s; %d x %d pixels, %d seeds: %d cells, %d taken from the folder, %d failed", network, dimension, s.number(exponent), s.number(noiseVariance),
	resolution, resolution, seeds, sweep.table.rows(), sweep.resumed, sweep.failed)
sure = numbers.where("relativeStandardError < 0.1")
s.say("pixels whose standard error is below 10 %%: %d of %d; within 10 %% of state evolution: %d, within 25 %%: %d", sure.rows(), numbers.rows(), *[0.1, 0.25].collect { d -> sure.where { Math.abs(it.relative) <= d }.rows() })
s.compare("mean of log(trained / state evolution) over these pixels", sure.sum { Math.log(it.riskMean / it.stateEvolution) } / sure.rows(), Double.NaN, 0)
s.report()
