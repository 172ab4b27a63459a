"""A learning curve in Python's own process: NumPy arrays in, a pandas DataFrame out.

Usage: python3 pyimagej_learning_curve.py FIJI
       python3 pyimagej_learning_curve.py CLASSPATH

FIJI is the folder of a Fiji with the jar and its libraries in jars/: this needs pyimagej.
CLASSPATH holds the jar and its libraries, as for java -cp: this needs scyjava alone.
Both need Java 17, NumPy and pandas.
"""
import os
import sys

import jpype
import numpy
import pandas
import scyjava


def start(where):
    """The command service of a Fiji, or of a class path without an ImageJ application."""
    scyjava.config.set_java_constraints(fetch="auto", version="17")
    if os.path.isdir(os.path.join(where, "jars")):
        import imagej
        return imagej.init(where, mode="headless").command()
    scyjava.config.add_classpath(*map(os.path.abspath, where.split(os.pathsep)))  # JPype takes others from its own folder
    scyjava.config.add_option("-Djava.awt.headless=true")
    context = scyjava.jimport("org.scijava.Context")(False)  # False: not empty; Context() would have no services
    return context.service(scyjava.jimport("org.scijava.command.CommandService").class_)


def compute(commands, name, **inputs):
    """Runs a command; its outputs are Java objects, which later commands take as they are."""
    arrays = (numpy.ndarray, pandas.Series, list)
    given = {key: java(value) if isinstance(value, arrays) else value for key, value in inputs.items()}
    try:
        return commands.run("org.scalinglaws.command." + name, False, given).get()
    except scyjava.jimport("java.util.concurrent.ExecutionException") as failure:
        cause = failure
        while cause.getCause() is not None:
            cause = cause.getCause()
        raise RuntimeError(str(cause)) from failure


def java(values):
    """A vector, or a matrix whose rows are the samples, as doubles in Java."""
    return jpype.JArray.of(numpy.ascontiguousarray(values, dtype=numpy.float64))


def array(image):
    """An image that a command gave (an ArrayImg of doubles); the rows of a matrix are samples, runs or times."""
    return numpy.array(image.update(None).getCurrentStorageArray()).reshape(list(image.dimensionsAsLongArray())[::-1])


def frame(table):
    """A table as a DataFrame, its metadata as attrs."""
    result = pandas.DataFrame({str(name): numpy.array(table.column(name)) for name in table.names()})
    result.attrs.update(scyjava.to_python(table.metadata()))
    return result


def learning_curve(commands, spectrum):
    """The gradient flow of phase retrieval from a random start, and its weights at the end."""
    teacher = compute(commands, "TeacherWeights", spectrum=spectrum).getOutput("teacher")
    start = compute(commands, "InitialWeights", dimension=len(spectrum)).getOutput("weights")
    flow = compute(commands, "IntegrateFlow", spectrum=spectrum, teacher=teacher, weights=start, endTime=1e4, records=50)
    return frame(flow.getOutput("trajectory")), array(flow.getOutput("weights"))


if __name__ == "__main__":
    powers = numpy.arange(1.0, 201.0) ** -1.5
    curve, weights = learning_curve(start(sys.argv[1]), powers / powers.sum())
    print(curve[["time", "overlapGap", "loss"]].tail())
    print("tolerance", curve.attrs["tolerance"], "weights", weights.shape)
