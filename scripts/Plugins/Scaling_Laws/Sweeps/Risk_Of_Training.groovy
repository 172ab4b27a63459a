// The excess risk of one shallow network that is really trained on data of a power-law target:
// a cell for sweeps over its inputs, which saves nothing. Effective samples are the samples n of
// the diagonal network, n/d of the quadratic one.

#@ String (label="Network", description="diagonal or quadratic", choices={"diagonal", "quadratic"}, value="diagonal", persist=false) network
#@ Integer (label="Dimension", description="2 to 2000", min=2, max=2000, value=100, persist=false) dimension
#@ Double (label="Exponent", description="gamma of the target i^-gamma, 0.55 to 5", min=0.55, max=5, value=1, persist=false) exponent
#@ Double (label="Noise variance", description="Delta of the labels, 0 to 1e6", min=0, max=1e6, value=0.5, style="format:0.######", persist=false) noiseVariance
#@ Double (label="Effective samples", description="Greater than 0, to 1e6", min=1e-3, max=1e6, value=50, style="format:0.###", persist=false) effectiveSamples
#@ Double (label="Weight decay", description="lambda, greater than 0, to 1e6", min=1e-8, max=1e6, value=1, style="format:0.######", persist=false) weightDecay
#@ Double (label="Tolerance", description="Of the training, 1e-12 to 0.1", min=1e-12, max=0.1, value=1e-5, style="format:0.##E0", persist=false) tolerance
#@ Long (label="Seed", description="Of target, data and start, 0 to 2^53 - 1", min=0, max=9007199254740991, value=1, persist=false) seed
#@ org.scalinglaws.host.script.ScriptRun s
#@output Double risk
#@output Integer samples
#@output Double iterations
#@output String reason

import org.scalinglaws.network.Network

samples = Math.max(1, Math.round(Network.of(network).samples(effectiveSamples, dimension)) as int)
target = s.compute("PowerLawTarget", network: network, dimension: dimension, exponent: exponent, random: network == "quadratic", seed: seed).target
data = s.compute("NetworkData", network: network, target: target, samples: samples, noiseVariance: noiseVariance, seed: seed)
trained = s.compute("TrainNetwork", network: network, inputs: data.inputs, labels: data.labels, weightDecay: weightDecay, seed: seed, tolerance: tolerance)
risk = s.compute("WeightRisk", network: network, weights: trained.weights, target: target).risk
iterations = trained.iterations
reason = trained.reason
