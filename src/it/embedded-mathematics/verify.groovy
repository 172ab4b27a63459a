// the spectrum has trace 1, so that s* = w*'Qw* = 1 for a teacher of ones
def line = new File(basedir, 'build.log').readLines().find { it.startsWith('overlap at the optimum: ') }
assert line : 'the consumer printed nothing'
assert Math.abs(line.split(': ')[1].toDouble() - 1) < 1e-12
