// A law of sizes and data whose exponents are known: the mean excess loss of one-pass SGD for linear
// regression with power laws, for several numbers of features M, against steps t. Features that are
// left out cost M^-(s b), those not yet learned t^-s; learned are the first of both: the loss is no sum
// but like (A/M^b + B/t)^s, the form kaplan. The script fits it to all curves, each a group, and prints
// the exponents beside those of theory, and how much worse a sum predicts.

#@ Double (label="Exponent", description="b of the features' variances j^-b, greater than 1, to 5", min=1.05, max=5, stepSize=0.25, value=1.5, persist=false) exponent
#@ Double (label="Source", description="s of the target j^-(s b + 1), greater than 0, to 2", min=0.01, max=2, stepSize=0.1, value=0.5, persist=false) source
#@ Double (label="Noise variance", description="Of the labels, 0 to 1e6", min=0, max=1e6, value=0, style="format:0.######", persist=false) noiseVariance
#@ Double (label="Learning rate", description="Greater than 0, to 1", min=1e-9, max=1, value=0.003, style="format:0.######", persist=false) learningRate
#@ Integer (label="Smallest size", description="Features of the first curve, 1 to 1000", min=1, max=1000, value=16, persist=false) smallest
#@ Integer (label="Sizes", description="Curves, each of twice as many features; 3 to 12", min=3, max=12, value=7, persist=false) sizes
#@ Long (label="Steps", description="1000 to 1e8", min=1000, max=100000000, value=1000000, persist=false) steps
#@ Integer (label="Records", description="Steps of each curve that are fitted, the last three decades; 5 to 1000", min=5, max=1000, value=20, persist=false) records
#@ Integer (label="Resamples", description="For the errors, 0 to 1e6", min=0, max=1000000, value=1000, persist=false) resamples
#@ File (label="Folder", description="For figure (PNG) and tables (CSV)", style="directory", value="results", persist=false) folder
#@ Boolean (label="Report", description="Whether all is saved as one page of HTML, too; if not given: where there is no display", required=false, persist=false) report
#@ org.scalinglaws.host.script.ScriptRun s
#@output ij.ImagePlus figure
#@output org.scalinglaws.table.Columns losses

import org.scalinglaws.table.Columns

s.steps(curves: 3, fit: 2)
s.step("curves", sizes)
features = (0..<sizes).collect { smallest << it }
curves = s.parallel(features) { s.compute("FunctionalScalingLaw", exponent: exponent, source: source, features: it, noiseVariance: noiseVariance, learningRate: learningRate,
	steps: steps, schedule: "constant", records: 2 * records).table.where("step > " + steps / 1000) }
losses = Columns.stack("features", [features, curves].transpose().collectEntries { [it[0], it[1]] }).renamed("exact", "excess")

s.step("fit")
law = s.compute("FitScalingLaw", table: losses, size: "features", data: "step", loss: "excess", form: "kaplan", group: "features", resamples: resamples)
figure = law.plot
s.save(figure, "", "Excess loss over steps and features with the fitted law, and the best size along compute")
s.save(law.predictions, "", "Losses beside the fitted law")
s.save(law.rivals, "_rivals", "Other forms")

s.say("Excess loss of SGD over features and steps, b = %.4g, s = %.4g: %s", exponent, source, law.reason)
s.say("%-20s %-10s %-22s %s", "", "fitted", "95 % interval", "predicted")
predicted = [sizeExponent: source * exponent, dataExponent: source, optimalSizeExponent: 1 / (exponent + 1)]
predicted.each { name, value -> s.say("%-20s %-10.4f %-22s %.4f", name, law[name], s.text("%.4f to %.4f", law[name + "Low"], law[name + "High"]), value) }
s.say("%-20s %-10s %s", "form", "objective", "held out, above that of kaplan")
forms = law.rivals.metadata().forms.split(", ")
law.rivals.each { s.say("%-20s %-10.4g %.3g +- %.2g", forms[(int) it.form], it.objective, it.heldOutDifference, it.heldOutDifferenceStandardError) }
s.report()
