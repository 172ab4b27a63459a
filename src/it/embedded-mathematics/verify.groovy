// slow convergence at t = 300: (1/3 + 2^-3/2) Gamma(1/2)/(2 H) (8t/H)^-1/2 = 0.00969, up to the finite size of 1000 coordinates; none left at 1e8
def line = new File(basedir, 'build.log').readLines().find { it.startsWith('overlap gaps: ') }
assert line : 'the consumer printed nothing'
def gaps = line.split(': ')[1].split(' ')*.toDouble()
assert Math.abs(gaps[0] / 0.00969 - 1) < 0.2
assert gaps[1] >= 0 && gaps[1] < 1e-15

// state evolution of a diagonal network, d = 200, n = 50, lambda = 1, Delta = 0.5: 0.6268 (simulated: 0.6232 +- 0.0290)
def risk = new File(basedir, 'build.log').readLines().find { it.startsWith('excess risk: ') }
assert risk : 'the consumer printed no risk'
assert Math.abs(risk.split(': ')[1].toDouble() - 0.6268) < 5e-5
