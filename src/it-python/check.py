"""Checks in Python what the program writes: tables, their metadata, and an image with axes.

Usage: python3 check.py CLASSPATH

CLASSPATH holds the jar and its libraries. What needs pandas, Pillow, tifffile or scyjava is
checked where they are installed; the last lines say what was and what was not.
"""
import csv
import importlib.util
import json
import pathlib
import struct
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TABLES = ["special", "one", "none", "flow", "risk"]


def bits(value):
    return format(struct.unpack(">Q", struct.pack(">d", value))[0], "x")


def expected(folder, name):
    return [line.split() for line in (folder / (name + ".bits")).read_text().splitlines()]


def literal(name):
    raise ValueError("JSON has no " + name)


def check_csv(folder):
    """Python's own csv and float give the bits; Python's own json the metadata."""
    for name in TABLES:
        with open(folder / (name + ".csv"), newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        assert [[bits(float(value)) for value in row] for row in rows[1:]] == expected(folder, name), name
        about = json.loads((folder / (name + ".csv.json")).read_text(encoding="utf-8"), parse_constant=literal)
        assert about["columns"] == rows[0] and about["rows"] == len(rows) - 1, name
        if name == "special":
            assert about["metadata"] == {"notANumber": {"double": "NaN"}, "least": {"double": "-Infinity"}, "one": 1.0,
                "seed": 2**53 - 1, "canceled": False, "text": "\u03b3 = 1, \"quoted\"\n\\ and <b>"}, about


def check_pandas(folder):
    import pandas
    for name in TABLES:
        frame = pandas.read_csv(folder / (name + ".csv"), float_precision="round_trip")
        assert [[bits(float(value)) for value in row] for row in frame.to_numpy(dtype=float)] == expected(folder, name), name
    return "pandas " + pandas.__version__


def check_tiff(folder, pixels):
    values = [struct.unpack(">d", bytes.fromhex(row[0].zfill(16)))[0] for row in expected(folder, "risk")]
    rounded = [struct.unpack(">f", struct.pack(">f", value))[0] for value in values]
    assert [float(value) for value in pixels.ravel()] == rounded and pixels.shape == (16, 16)


def check_pillow(folder):
    import PIL.Image
    import numpy
    image = PIL.Image.open(folder / "risk.tif")
    check_tiff(folder, numpy.array(image))
    assert image.tag_v2[282] == 15 / 3 and image.tag_v2[283] == 15 / 8  # pixels per power of ten
    assert "unit=log10 effectiveSamples\n" in image.tag_v2[270]
    return "Pillow " + PIL.__version__


def check_tifffile(folder):
    import tifffile
    with tifffile.TiffFile(folder / "risk.tif") as file:
        check_tiff(folder, file.asarray())
        about = file.imagej_metadata
    assert about["unit"] == "log10 effectiveSamples" and about["yunit"] == "log10 weightDecay"
    assert "X axis: 1.0 to 4.0 log10 effectiveSamples\n" in about["Info"]
    return "tifffile " + tifffile.__version__


def check_scyjava(folder, classpath, spectrum):
    """The same numbers in Python's own process."""
    import jpype
    import numpy
    import pandas
    import scyjava
    sys.path.insert(0, str(HERE.parents[1] / "scripts" / "python"))
    from pyimagej_learning_curve import compute, frame, learning_curve, start
    commands = start(classpath)
    curve, weights = learning_curve(commands, numpy.array(spectrum))
    assert [[bits(value) for value in row] for row in curve.to_numpy()] == expected(folder, "flow")
    assert weights.shape == (len(spectrum),) and curve.attrs["endTime"] == 1e4
    for name in TABLES:  # what pandas writes is read
        file = str(folder / "pandas.csv")
        pandas.read_csv(folder / (name + ".csv"), float_precision="round_trip").to_csv(file, index=False)
        opened = frame(compute(commands, "OpenTable", file=file).getOutput("table"))
        assert [[bits(value) for value in row] for row in opened.to_numpy()] == expected(folder, name), name
    return "scyjava %s, JPype %s" % (scyjava.__version__, jpype.__version__)


def main(classpath):
    folder = pathlib.Path(tempfile.mkdtemp())
    spectrum = [i ** -1.5 for i in range(1, 201)]
    total = sum(spectrum)
    spectrum = [value / total for value in spectrum]
    (folder / "spectrum.csv").write_text("\n".join(["spectrum"] + [repr(value) for value in spectrum]) + "\n")
    subprocess.run(["java", "-cp", classpath, "org.scalinglaws.host.Headless", "--run", str(HERE / "check.groovy"),
        'folder="%s"' % folder.as_posix()], check=True)
    check_csv(folder)
    print("checked: csv and json of Python " + sys.version.split()[0])
    for module, check in [("pandas", check_pandas), ("PIL", check_pillow), ("tifffile", check_tifffile)]:
        report(module, lambda: check(folder))
    report("scyjava", lambda: check_scyjava(folder, classpath, spectrum))


def report(module, check):
    there = importlib.util.find_spec(module) is not None
    print("checked: " + check() if there else "not checked, not installed: " + module)


if __name__ == "__main__":
    main(sys.argv[1])
