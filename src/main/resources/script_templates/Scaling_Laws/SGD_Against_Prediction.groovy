// Stochastic gradient descent, averaged over runs, and its prediction in one plot.

#@ Integer (label="Dimension", description="1 to 100000000", min=1, value=100, persist=false) dimension
#@ Double (label="Exponent", description="Of the spectrum, 0 to 20", min=0, max=20, stepSize=0.25, value=1.5, persist=false) exponent
#@ Double (label="Learning rate", description="Greater than 0", min=0, value=0.002, persist=false) learningRate
#@ Double (label="Noise variance", description="Of the labels", min=0, value=0.1, persist=false) noiseVariance
#@ Long (label="Steps", description="From 1", min=1, value=100000, persist=false) steps
#@ Integer (label="Runs", description="From 1", min=1, value=10, persist=false) runs
#@ CommandService command
#@output org.scalinglaws.table.Columns summary
#@output org.scalinglaws.table.Columns prediction
#@output ij.ImagePlus plot

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }

spectrum = compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).getOutput("spectrum")
learning = [spectrum: spectrum, teacher: compute("TeacherWeights", spectrum: spectrum).getOutput("teacher"),
	weights: compute("InitialWeights", dimension: dimension).getOutput("weights"),
	learningRate: learningRate, noiseVariance: noiseVariance, steps: steps]
simulated = compute("SimulateSgd", *: learning, runs: runs).getOutput("trajectory")
summary = compute("SummarizeRuns", table: simulated).getOutput("table")
prediction = compute("PredictSgd", *: learning).getOutput("trajectory")
plot = compute("PlotTable", table: summary, theory: prediction, y: "meanSquaredError").getOutput("plot")
