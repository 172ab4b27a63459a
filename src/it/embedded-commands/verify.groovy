assert new File(basedir, 'build.log').readLines().contains('eigenvalues: 10')
