// Stochastic gradient descent, averaged over runs, and its prediction in one plot.

#@ Integer (label="Dimension", description="1 to 100000000", min=1, value=100, persist=false) dimension
#@ Double (label="Exponent", description="Of the spectrum, 0 to 20", min=0, max=20, stepSize=0.25, value=1.5, persist=false) exponent
#@ Double (label="Learning rate", description="Greater than 0", min=0, value=0.002, persist=false) learningRate
#@ Double (label="Noise variance", description="Of the labels", min=0, value=0.1, persist=false) noiseVariance
#@ Long (label="Steps", description="From 1", min=1, value=100000, persist=false) steps
#@ Integer (label="Runs", description="From 1", min=1, value=10, persist=false) runs
#@ org.scalinglaws.host.script.ScriptRun s
#@output org.scalinglaws.table.Columns summary
#@output org.scalinglaws.table.Columns prediction
#@output ij.ImagePlus plot

spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
learning = [spectrum: spectrum, teacher: s.compute("TeacherWeights", spectrum: spectrum).teacher,
	weights: s.compute("InitialWeights", dimension: dimension).weights,
	learningRate: learningRate, noiseVariance: noiseVariance, steps: steps]
simulated = s.compute("SimulateSgd", *: learning, runs: runs).trajectory
summary = s.compute("SummarizeRuns", table: simulated).table
prediction = s.compute("PredictSgd", *: learning).trajectory
plot = s.compute("PlotTable", table: summary, theory: prediction, y: "meanSquaredError").plot
