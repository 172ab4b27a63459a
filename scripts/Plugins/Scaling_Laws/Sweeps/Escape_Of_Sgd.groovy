// One run of SGD on phase retrieval with power-law data, from its start to its escape: a cell
// for sweeps over its inputs, which saves nothing. The time is learning rate x steps; the run
// goes on for a number of e-foldings of the overlap, as the dispersion relation predicts them.

#@ Integer (label="Dimension", description="2 to 100000", min=2, max=100000, value=200, persist=false) dimension
#@ Double (label="Exponent", description="Of the spectrum, 0 to 20", min=0, max=20, value=1.5, style="format:0.###", persist=false) exponent
#@ Double (label="Learning rate", description="Greater than 0, to 1", min=1e-9, max=1, value=1e-2, style="format:0.######", persist=false) learningRate
#@ Double (label="Noise variance", description="Variance of the label noise, 0 to 100", min=0, max=100, value=0, style="format:0.######", persist=false) noiseVariance
#@ Double (label="Foldings", description="Length of the run in e-foldings of the overlap, 1 to 1000", min=1, max=1000, value=40, persist=false) foldings
#@ String (label="Method", description="Of SGD", choices={"leaping", "exact"}, value="leaping", persist=false) method
#@ Long (label="Seed", description="Of teacher, start and samples, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ org.scalinglaws.host.script.ScriptRun s
#@output Double escapeTime
#@output Double predictedRate
#@output Double finalError
#@output String reason

spectrum = s.compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).spectrum
teacher = s.compute("TeacherWeights", spectrum: spectrum, seed: seed).teacher
weights = s.compute("InitialWeights", dimension: dimension, seed: seed).weights
predictedRate = s.compute("EscapeRate", spectrum: spectrum, teacher: teacher).rate
steps = Math.max(2L, Math.round(foldings / (predictedRate * learningRate)))
run = s.compute("SimulateSgd", spectrum: spectrum, teacher: teacher, weights: weights, learningRate: learningRate,
	noiseVariance: noiseVariance, steps: steps, method: method, seed: seed, records: 400).trajectory
escapeTime = s.compute("FindPhases", trajectory: run).escapeTime
finalError = run.last("meanSquaredError")
reason = run.last("diverged") == 1 ? "diverged" : Double.isNaN(escapeTime) ? "did not escape within " + steps + " steps" : "escaped"
