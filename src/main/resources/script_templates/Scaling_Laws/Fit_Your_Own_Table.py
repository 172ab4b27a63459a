# The exponent of a curve in a CSV file: a line of column names, then numbers.

#@ File (label="Table", description="CSV file") file
#@ String (label="x", description="Name of a column", value="time", persist=false) x
#@ String (label="y", description="Name of a column", value="loss", persist=false) y
#@ org.scalinglaws.host.script.ScriptRun s
#@output Double exponent
#@output Double low
#@output Double high
#@output String bestModel
#@output org.scalinglaws.table.Columns models

table = s.compute("OpenTable", {"file": file})["table"]
fit = s.compute("FitExponent", {"table": table, "x": x, "y": y})
exponent, low, high = [fit[name] for name in ("exponent", "low", "high")]
bestModel = fit["bestModel"]
models = fit["models"]
