// The spectrum of an image's patches, and how fast it decays.

#@ ij.ImagePlus image
#@ Integer (label="Patch size", description="1 to 32 pixels", min=1, max=32, value=8, persist=false) patchSize
#@ Integer (label="Patches", description="How many are drawn; 0 takes all of them", min=0, value=0, persist=false) patches
#@ org.scalinglaws.host.script.ScriptRun s
#@output org.scalinglaws.table.Columns table
#@output Double exponent
#@output Double standardError
#@output ij.ImagePlus plot

measured = s.compute("ImageSpectrum", image: image, patchSize: patchSize, patches: patches)
table = measured.table
exponent = measured.exponent
standardError = measured.standardError
plot = s.compute("PlotTable", table: table, x: "rank", y: "eigenvalue").plot
