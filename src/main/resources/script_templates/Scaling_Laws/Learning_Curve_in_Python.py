# The learning curve of gradient flow on a power-law spectrum, in Jython.
# Inputs are asked for in a dialog; the outputs open as windows.

#@ Integer (label="Dimension", description="1 to 100000000", min=1, value=1000, persist=false) dimension
#@ Double (label="Exponent", description="Of the spectrum, 0 to 20", min=0, max=20, stepSize=0.25, value=2, persist=false) exponent
#@ Double (label="End time", description="Greater than 0", min=0, value=1e5, persist=false) endTime
#@ Long (label="Seed", description="Of teacher and start", min=0, value=1, persist=false) seed
#@ org.scalinglaws.host.script.ScriptRun s
#@output org.scalinglaws.table.Columns trajectory
#@output Double slope
#@output ij.ImagePlus plot

spectrum = s.compute("PowerLawSpectrum", {"dimension": dimension, "exponent": exponent})["spectrum"]
teacher = s.compute("TeacherWeights", {"spectrum": spectrum, "seed": seed})["teacher"]
weights = s.compute("InitialWeights", {"dimension": dimension, "seed": seed})["weights"]
trajectory = s.compute("IntegrateFlow", {"spectrum": spectrum, "teacher": teacher, "weights": weights, "endTime": endTime})["trajectory"]
slope = s.compute("FitExponent", {"table": trajectory, "y": "loss"})["exponent"]
plot = s.compute("PlotTable", {"table": trajectory, "y": "loss,meanSquaredError"})["plot"]
