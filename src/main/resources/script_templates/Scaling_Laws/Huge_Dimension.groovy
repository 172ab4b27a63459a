// Escape and convergence in a dimension no array could hold: a measure stands for the spectrum.

#@ Double (label="Dimension", description="1 to 1e15", min=1, max=1e15, value=1e12, persist=false) dimension
#@ Double (label="Exponent", description="Of the spectrum, 0 to 20", min=0, max=20, stepSize=0.25, value=1.5, persist=false) exponent
#@ CommandService command
#@output Double rate
#@output Double escapeTime
#@output org.scalinglaws.table.Columns trajectory

compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }

measure = compute("MeasureSpectrum", dimension: dimension, exponent: exponent).getOutput("measure")
rate = compute("EscapeRate", measure: measure).getOutput("rate")
trajectory = compute("IntegrateFlow", measure: measure).getOutput("trajectory")
escapeTime = compute("FindPhases", trajectory: trajectory).getOutput("escapeTime")
