// The spectrum of an image's patches, and how fast it decays.

#@ ij.ImagePlus image
#@ Integer (label="Patch size", description="1 to 32 pixels", min=1, max=32, value=8, persist=false) patchSize
#@ Integer (label="Patches", description="How many are drawn; 0 takes all of them", min=0, value=0, persist=false) patches
#@ CommandService command
#@output org.scalinglaws.table.Columns table
#@output Double exponent
#@output Double standardError
#@output ij.ImagePlus plot

measured = command.run("org.scalinglaws.command.ImageSpectrum", false, "image", image, "patchSize", patchSize, "patches", patches).get()
table = measured.getOutput("table")
exponent = measured.getOutput("exponent")
standardError = measured.getOutput("standardError")
plot = command.run("org.scalinglaws.command.PlotTable", false, "table", table, "x", "rank", "y", "eigenvalue").get().getOutput("plot")
