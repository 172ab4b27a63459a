"""The fit of a scaling law side by side: this project and scipy's optimisers, on the same table in one run.

    mvn -q compile                                        # once, for target/classes
    apt-get install python3-scipy                         # or its like
    /usr/bin/python3 src/comparison/scaling/compare.py    # from the project's directory; some minutes

A table N,D,loss may follow; without, 250 rows with errors of 1 %. scipy gets the gradient and one
thread. "fit": L-BFGS from the 4500 starts of Hoffmann et al., here from every tenth of them, times ten;
ours from all of its own starts. "resamples": 200 of them, by BFGS from the fit alone, as the public
replication does, times five; ours 1000, from the fit and others. Processor seconds, not those of the clock.
"""
import glob
import itertools
import os
import subprocess
import sys
import tempfile
import time

for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[library + "_NUM_THREADS"] = "1"

import numpy as np
from scipy.optimize import minimize

HERE = os.path.dirname(os.path.abspath(__file__))
DELTA = 1e-3


def synthetic():
    random = np.random.default_rng(1)
    n = 5e7 * 200 ** (np.arange(250) % 25 / 24)
    d = 5e8 * 300 ** (np.arange(250) // 25 / 9)
    return n, d, (1.8 + 480 / n ** 0.35 + 2100 / d ** 0.37) * np.exp(0.01 * random.standard_normal(250))


def objective(p, log_n, log_d, log_loss):
    a, b, e, alpha, beta = p
    terms = np.array([a - alpha * log_n, b - beta * log_d, np.full_like(log_n, e)])
    top = terms.max(axis=0)
    shares = np.exp(terms - top)
    total = shares.sum(axis=0)
    shares /= total
    r = log_loss - top - np.log(total)
    size = np.abs(r)
    value = np.where(size <= DELTA, r * r / 2, DELTA * (size - DELTA / 2)).sum()
    pull = -np.clip(r, -DELTA, DELTA)
    return value, np.array([(pull * shares[0]).sum(), (pull * shares[1]).sum(), (pull * shares[2]).sum(),
        -(pull * shares[0] * log_n).sum(), -(pull * shares[1] * log_d).sum()])


def main():
    if len(sys.argv) > 1:
        table = sys.argv[1]
        n, d, loss = np.loadtxt(table, delimiter=",", skiprows=1, unpack=True)
    else:
        n, d, loss = synthetic()
        table = os.path.join(tempfile.mkdtemp(), "losses.csv")
        np.savetxt(table, np.array([n, d, loss]).T, delimiter=",", header="N,D,loss", comments="", fmt="%.17g")
    logs = np.log(n), np.log(d), np.log(loss)
    starts = list(itertools.product(np.arange(0, 30, 5), np.arange(0, 30, 5), np.arange(-1, 1.5, 0.5),
        np.arange(0, 2.5, 0.5), np.arange(0, 2.5, 0.5)))[::10]
    start = time.process_time()
    fits = [minimize(objective, p, args=logs, jac=True, method="L-BFGS-B") for p in starts]
    seconds = 10 * (time.process_time() - start)
    best = min(fits, key=lambda fit: fit.fun)
    near = sum(fit.fun < best.fun * (1 + 1e-6) for fit in fits) / len(fits)
    print(f"scipy fit        {seconds:8.2f} s  sum {best.fun:.12g}  E {np.exp(best.x[2]):.6f} alpha {best.x[3]:.6f} "
        f"beta {best.x[4]:.6f}; {near:.0%} of its starts end within 1e-6 of it")
    random = np.random.default_rng(2)
    start = time.process_time()
    values = []
    for _ in range(200):
        rows = random.integers(0, len(n), len(n))
        values.append(minimize(objective, best.x, args=tuple(x[rows] for x in logs), jac=True, method="BFGS").x)
    seconds = 5 * (time.process_time() - start)
    values = np.array(values)
    print(f"scipy resamples  {seconds:8.2f} s  errors: E {np.exp(values[:, 2]).std(ddof=1):.5f} alpha "
        f"{values[:, 3].std(ddof=1):.5f} beta {values[:, 4].std(ddof=1):.5f}")
    jars = glob.glob(os.path.expanduser("~/.m2/repository/org/apache/commons/commons-math3/*/*.jar"))
    lines = subprocess.run(["java", "-cp", os.pathsep.join(["target/classes"] + jars), os.path.join(HERE, "LawTimes.java"),
        table, "1000"], check=True, capture_output=True, text=True).stdout.split("\n")
    name, seconds, value, floor, alpha, beta = lines[0].split()
    print(f"ours  fit        {float(seconds):8.2f} s  sum {float(value):.12g}  E {float(floor):.6f} alpha "
        f"{float(alpha):.6f} beta {float(beta):.6f}")
    name, seconds, floor, alpha, beta = lines[1].split()
    print(f"ours  resamples  {float(seconds):8.2f} s  errors: E {float(floor):.5f} alpha {float(alpha):.5f} beta "
        f"{float(beta):.5f}")


main()
