"""The LASSO side by side: this project, scikit-learn and glmnet, on the same data in one run.

    mvn -q compile                                        # once, for target/classes
    apt-get install python3-sklearn r-cran-glmnet         # or their like
    /usr/bin/python3 src/comparison/lasso/compare.py      # from the project's directory; some minutes

Shapes may follow, samples x dimension: 500x1000 2000x200.

Gaussian inputs, teacher theta_i = (-1)^(i+1) / i, noise of variance 1/2. Each solver gets the data in
the layout that it likes best, one thread, and the loosest of its tolerances at which every objective
agrees with ours, whose duality gap is at most 1e-10 of |y|^2/2, to 1e-7. "single" is from zero weights
at 1/10 and at 1/100 of the smallest penalty with zero weights; "path" has 100 penalties, log-spaced
down to 1/100. Times are medians of runs in three rounds, ours after
warming up, in milliseconds.
"""
import os
import subprocess
import sys
import tempfile
import time
import warnings

for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[library + "_NUM_THREADS"] = "1"

import numpy as np
import sklearn
from sklearn.linear_model import Lasso, lasso_path

HERE = os.path.dirname(os.path.abspath(__file__))
SHAPES = [(500, 1000), (2000, 200), (100, 2000), (400, 400)]
AGREEMENT = 1e-7
ROUNDS = 3
RUNS = 7


def data(n, d):
    random = np.random.default_rng(1)
    x = random.standard_normal((n, d))
    teacher = (-1.0) ** np.arange(d) / np.arange(1, d + 1)
    return x, x @ teacher + np.sqrt(0.5) * random.standard_normal(n)


def objective(x, y, weights, penalty):
    residual = y - x @ weights
    return residual @ residual / 2 + penalty * np.abs(weights).sum()


def report(command):
    """Lines of a name and numbers."""
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return {line.split()[0]: [float(v) for v in line.split()[1:]] for line in lines}


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def loosest(solve, x, y, penalties, reference):
    """The options, from loose to tight, of the fastest way to agree, and the disagreement that is left."""
    best = None
    for precompute in (False, True):
        for tolerance in 10.0 ** -np.arange(3, 16):
            weights = solve(tolerance, precompute)
            off = max(abs(objective(x, y, w, p) / r - 1) for w, p, r in zip(weights, penalties, reference))
            if off <= AGREEMENT:
                took = seconds(lambda: solve(tolerance, precompute))
                if best is None or took < best[0]:
                    best = took, tolerance, precompute, off
                break
    return best


def python_solvers(x, y, penalties, reference):
    n = len(y)
    columns = np.asfortranarray(x)

    def path(tolerance, precompute):
        return lasso_path(columns, y, alphas=penalties / n, tol=tolerance, precompute=precompute, max_iter=1000000)[1].T

    def single(penalty):
        def solve(tolerance, precompute):
            model = Lasso(alpha=penalty / n, tol=tolerance, precompute=precompute, fit_intercept=False, max_iter=1000000)
            return [model.fit(columns, y).coef_]
        return solve

    solvers = {"path": (path, loosest(path, x, y, penalties, reference))}
    for name, k in (("single10", 50), ("single100", 99)):
        solve = single(penalties[k])
        solvers[name] = solve, loosest(solve, x, y, penalties[k:k + 1], reference[k:k + 1])
    return solvers


def compare(n, d, folder):
    x, y = data(n, d)
    # the 51st is at 1/10 exactly
    ratios = np.concatenate([np.logspace(0, -1, 51), np.logspace(-1, -2, 50)[1:]])
    penalties = np.abs(x.T @ y).max() * ratios
    for name, values in (("inputs", x), ("labels", y), ("penalties", penalties)):
        np.ascontiguousarray(values, dtype="<f8").tofile(os.path.join(folder, name))
    java = ["java", "-cp", "target/classes", os.path.join(HERE, "LassoTimes.java"), folder]
    reference = np.array(report(java)["objectives"])
    reference.astype("<f8").tofile(os.path.join(folder, "objectives"))
    solvers = python_solvers(x, y, penalties, reference)
    ours, theirs, gl = [], [], []
    for _ in range(ROUNDS):
        ours.append(report(java))
        theirs.append({name: [1e3 * seconds(lambda: solve(*best[1:3])) for _ in range(RUNS)]
                       for name, (solve, best) in solvers.items()})
        gl.append(report(["Rscript", os.path.join(HERE, "glmnet.R"), folder]))
    print(f"n = {n}, d = {d}: ours | scikit-learn | glmnet, ms (times ours)")
    for name in ("path", "single10", "single100"):
        median = [np.median(np.concatenate([r[name] for r in results])) for results in (ours, theirs, gl)]
        _, tolerance, precompute, off = solvers[name][1]
        print(f"  {name:10s} {median[0]:8.2f} | {median[1]:8.2f} ({median[1] / median[0]:5.1f}x) | "
              f"{median[2]:8.2f} ({median[2] / median[0]:5.1f}x)   "
              f"scikit-learn: tol {tolerance:.0e}, precompute {precompute}, off {off:.0e}; glmnet: "
              f"{'covariance' if gl[0][name + '.with'][0] else 'naive'}, thresh {gl[0][name + '.with'][1]:.0e}, "
              f"off {gl[0][name + '.with'][2]:.0e}", flush=True)


def main():
    warnings.simplefilter("ignore")
    print(f"python {sys.version.split()[0]}, scikit-learn {sklearn.__version__}, numpy {np.__version__}")
    print(subprocess.run(["Rscript", "-e", "cat(R.version.string, 'glmnet', format(packageVersion('glmnet')))"],
                         capture_output=True, text=True).stdout)
    given = [tuple(map(int, a.split('x'))) for a in sys.argv[1:]]
    for n, d in given or SHAPES:
        with tempfile.TemporaryDirectory() as folder:
            compare(n, d, folder)


main()
