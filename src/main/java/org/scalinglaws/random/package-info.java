/**
 * Random numbers that are the same for the same seed, on any machine and for any number of threads.
 *
 * <pre>
 * Streams streams = Streams.of(1); // the seed
 * double normal = streams.stream("inputs", 0).nextGaussian(); // by purpose and run
 * </pre>
 */
package org.scalinglaws.random;
