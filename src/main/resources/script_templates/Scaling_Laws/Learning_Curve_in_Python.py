# The learning curve of gradient flow on a power-law spectrum, in Jython.
# Inputs are asked for in a dialog; the outputs open as windows.

#@ Integer (label="Dimension", description="1 to 100000000", min=1, value=1000, persist=false) dimension
#@ Double (label="Exponent", description="Of the spectrum, 0 to 20", min=0, max=20, stepSize=0.25, value=2, persist=false) exponent
#@ Double (label="End time", description="Greater than 0", min=0, value=1e5, persist=false) endTime
#@ Long (label="Seed", description="Of teacher and start", min=0, value=1, persist=false) seed
#@ CommandService command
#@output org.scalinglaws.table.Columns trajectory
#@output Double slope
#@output ij.ImagePlus plot


def compute(name, **inputs):
    return command.run("org.scalinglaws.command." + name, False, inputs).get()


spectrum = compute("PowerLawSpectrum", dimension=dimension, exponent=exponent).getOutput("spectrum")
teacher = compute("TeacherWeights", spectrum=spectrum, seed=seed).getOutput("teacher")
weights = compute("InitialWeights", dimension=dimension, seed=seed).getOutput("weights")
trajectory = compute("IntegrateFlow", spectrum=spectrum, teacher=teacher, weights=weights, endTime=endTime).getOutput("trajectory")
slope = compute("FitExponent", table=trajectory, y="loss").getOutput("exponent")
plot = compute("PlotTable", table=trajectory, y="loss,meanSquaredError").getOutput("plot")
