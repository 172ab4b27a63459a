# The exponent of a curve in a CSV file: a line of column names, then numbers.

#@ File (label="Table", description="CSV file") file
#@ String (label="x", description="Name of a column", value="time", persist=false) x
#@ String (label="y", description="Name of a column", value="loss", persist=false) y
#@ CommandService command
#@output Double exponent
#@output Double low
#@output Double high
#@output String bestModel
#@output org.scalinglaws.table.Columns models


def compute(name, **inputs):
    return command.run("org.scalinglaws.command." + name, False, inputs).get()


table = compute("OpenTable", file=file).getOutput("table")
fit = compute("FitExponent", table=table, x=x, y=y)
exponent, low, high = [fit.getOutput(name) for name in ("exponent", "low", "high")]
bestModel = fit.getOutput("bestModel")
models = fit.getOutput("models")
