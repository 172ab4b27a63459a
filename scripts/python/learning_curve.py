"""A learning curve from Python: runs the program without a display and reads what it wrote.

Usage: python3 learning_curve.py CLASSPATH [FOLDER]

CLASSPATH holds the jar and its libraries, as a path for java -cp. Needs Java 17; pandas is
used if it is there, and nothing but Python's own library otherwise.
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

SCRIPT = """
#@ Integer dimension
#@ Double exponent
#@ String file
#@ CommandService command
compute = { Map inputs, String name -> command.run("org.scalinglaws.command." + name, false, inputs).get() }
spectrum = compute("PowerLawSpectrum", dimension: dimension, exponent: exponent).getOutput("spectrum")
teacher = compute("TeacherWeights", spectrum: spectrum).getOutput("teacher")
weights = compute("InitialWeights", dimension: dimension).getOutput("weights")
integrated = compute("IntegrateFlow", spectrum: spectrum, teacher: teacher, weights: weights, endTime: 1e4, records: 50)
compute("SaveTable", table: integrated.getOutput("trajectory"), file: new File(file))
"""


def trajectory(classpath, folder, dimension=200, exponent=1.5):
    """The table of the flow and its metadata."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    script, table = folder / "flow.groovy", folder / "flow.csv"
    script.write_text(SCRIPT, encoding="utf-8")
    inputs = 'dimension=%d,exponent=%r,file="%s"' % (dimension, float(exponent), table.resolve().as_posix())
    subprocess.run(["java", "-cp", classpath, "org.scalinglaws.host.Headless", "--run", str(script), inputs], check=True)
    return read(table)


def read(table):
    """A table as a DataFrame, or without pandas as lists by name; and its metadata."""
    metadata = json.loads(pathlib.Path(str(table) + ".json").read_text(encoding="utf-8"))
    try:
        import pandas
        return pandas.read_csv(table, float_precision="round_trip"), metadata
    except ImportError:
        with open(table, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        return {name: [float(row[i]) for row in rows[1:]] for i, name in enumerate(rows[0])}, metadata


if __name__ == "__main__":
    flow, about = trajectory(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    print("rows", len(flow["time"]), "last loss", repr(float(list(flow["loss"])[-1])))
