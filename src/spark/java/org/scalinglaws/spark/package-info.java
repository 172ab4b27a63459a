/**
 * Sweeps as jobs of Apache Spark: {@link org.scalinglaws.spark.SparkSweep} is what {@code spark-submit} runs. The driver
 * plans the sweep and keeps its folder, as the command does; only the cells run elsewhere. Built with the profile
 * {@code spark}.
 */
package org.scalinglaws.spark;
