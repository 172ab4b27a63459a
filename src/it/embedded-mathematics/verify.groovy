// slow convergence at t = 1e4, (1/3 + 2^-3/2) Gamma(1/2)/(2 H) (8t/H)^-1/2 = 0.0017 up to the scatter of teachers; none left at 1e8
def line = new File(basedir, 'build.log').readLines().find { it.startsWith('overlap gaps: ') }
assert line : 'the consumer printed nothing'
def gaps = line.split(': ')[1].split(' ')*.toDouble()
assert gaps[0] > 0.0008 && gaps[0] < 0.004
assert gaps[1] >= 0 && gaps[1] < 1e-15
