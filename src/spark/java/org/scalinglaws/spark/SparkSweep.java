package org.scalinglaws.spark;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.scalinglaws.command.Sweep;
import org.scalinglaws.command.support.OperationService;
import org.scalinglaws.host.inputs.GivenInputs;
import org.scalinglaws.host.inputs.InputText;
import org.scalinglaws.task.Progress;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@link Sweep} as an application of Spark: the same inputs, the same folder, the same bytes.
 *
 * <pre>
 * spark-submit --class org.scalinglaws.spark.SparkSweep Scaling_Laws-VERSION-spark.jar \
 *     command=SimulateSgd 'grid="..."' seeds=10 folder=/shared/sweep
 * </pre>
 */
public final class SparkSweep {

	private static final Logger LOG = LoggerFactory.getLogger(SparkSweep.class);

	private SparkSweep() {
		// static methods only
	}

	/**
	 * Runs a sweep and ends the application.
	 *
	 * @param inputs of the command, each {@code name=value}
	 * @throws IllegalArgumentException before anything runs, if they do not fit
	 */
	public static void main(final String[] inputs) {
		try {
			run(inputs);
		}
		finally {
			if (SparkEnv.get() != null) SparkContext.getOrCreate().stop();
			ProcessContext.get().dispose(); // its threads would keep the process
		}
	}

	/** As {@link #run(Map)}, with inputs as the command line has them, each {@code name=value}. */
	public static Map<String, Object> run(final String... inputs) {
		return run(new GivenInputs(ProcessContext.get()).values(new CommandInfo(ClusterSweep.class), InputText.parse(List.of(
			inputs))));
	}

	/**
	 * Runs a sweep on the Spark of this process, which is begun if there is none.
	 *
	 * @param inputs of the command {@link Sweep}, without threads
	 * @return its outputs
	 * @throws IllegalArgumentException before anything runs, if they do not fit
	 * @throws IllegalStateException if Spark gives up
	 */
	public static Map<String, Object> run(final Map<String, ?> inputs) {
		return run(ClusterSweep.class, inputs, new LoggedProgress(LOG::info));
	}

	static Map<String, Object> run(final Class<? extends Sweep> command, final Map<String, ?> inputs,
		final Progress progress)
	{
		final Context context = ProcessContext.get();
		try {
			final Map<String, Object> outputs = context.service(OperationService.class).run(new CommandInfo(command), inputs,
				progress);
			LOG.info("sweep is complete: {} cells had been done before, {} failed", outputs.get("resumed"), outputs.get("failed"));
			return outputs;
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof RuntimeException) throw (RuntimeException) e.getCause();
			throw new IllegalStateException(e.getCause());
		}
	}
}
