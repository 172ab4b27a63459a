// Escape and convergence in a dimension no array could hold: a measure stands for the spectrum.

#@ Double (label="Dimension", description="1 to 1e15", min=1, max=1e15, value=1e12, persist=false) dimension
#@ Double (label="Exponent", description="Of the spectrum, 0 to 20", min=0, max=20, stepSize=0.25, value=1.5, persist=false) exponent
#@ org.scalinglaws.host.script.ScriptRun s
#@output Double rate
#@output Double escapeTime
#@output org.scalinglaws.table.Columns trajectory

measure = s.compute("MeasureSpectrum", dimension: dimension, exponent: exponent).measure
rate = s.compute("EscapeRate", measure: measure).rate
trajectory = s.compute("IntegrateFlow", measure: measure).trajectory
escapeTime = s.compute("FindPhases", trajectory: trajectory).escapeTime
