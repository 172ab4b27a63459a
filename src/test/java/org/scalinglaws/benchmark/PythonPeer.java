package org.scalinglaws.benchmark;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Python process that does the same work on request, so that one benchmark measures both programs in one run: what a
 * call costs here is the call there and some ten microseconds of pipe.
 *
 * <pre>
 * try (PythonPeer peer = PythonPeer.start(1, "import numpy as np\ndef norm(): return np.linalg.norm(given['x'])", "numpy")) {
 * 	peer.send("x", new double[] { 3, 4 }, 2);
 * 	peer.call("norm"); // 5.0
 * }
 * </pre>
 */
final class PythonPeer implements AutoCloseable {

	/** Tried in this order; the property {@code python} comes first. */
	private static final List<String> PROGRAMS = List.of("/usr/bin/python3", "python3", "python");

	/** Arrays come as a line and their bytes, calls as a line; each is answered by a line. */
	private static final String LOOP = String.join("\n", "import sys, os, traceback", "given = {}", "source = sys.stdin.buffer",
		"answers = os.fdopen(os.dup(1), 'w', buffering=1)", "os.dup2(2, 1)", "def __loop__():", "    import numpy",
		"    for line in iter(source.readline, b''):", "        words = line.decode().split()", "        try:",
		"            if words[0] == 'array':", "                shape = [int(n) for n in words[2:]]",
		"                data = source.read(8 * int(numpy.prod(shape)))",
		"                given[words[1]] = numpy.frombuffer(data, dtype='<f8').reshape(shape).copy()",
		"                answers.write('0\\n')", "            else:",
		"                answers.write(repr(float(globals()[words[1]]())) + '\\n')", "        except BaseException:",
		"            answers.write('error ' + traceback.format_exc().replace('\\n', ' | ') + '\\n')", "");

	private final Process process;
	private final DataOutputStream requests;
	private final InputStream answers;

	private PythonPeer(final Process process) {
		this.process = process;
		requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
		answers = new BufferedInputStream(process.getInputStream());
	}

	/**
	 * Starts one.
	 *
	 * @param threads of its linear algebra
	 * @param script defines functions without arguments that return a number; what was sent is in the dictionary
	 *          {@code given}
	 * @param modules that must be there, numpy among them
	 * @throws IllegalStateException if no Python with these modules is found; a benchmark that begins so is left out
	 */
	static PythonPeer start(final int threads, final String script, final String... modules) {
		final List<String> programs = new ArrayList<>(PROGRAMS);
		if (System.getProperty("python") != null) programs.add(0, System.getProperty("python"));
		for (final String program : programs)
			if (has(program, modules)) return new PythonPeer(started(program, threads, LOOP + script + "\n__loop__()\n"));
		throw new IllegalStateException("skipped: none of " + programs + " is a Python with " + Arrays.toString(modules) +
			"; name one by -Dpython=");
	}

	private static boolean has(final String program, final String... modules) {
		try {
			final Process trial = new ProcessBuilder(program, "-c", "import " + String.join(", ", modules)).redirectErrorStream(
				true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
			return trial.waitFor(60, TimeUnit.SECONDS) && trial.exitValue() == 0;
		}
		catch (final IOException e) {
			return false; // there is no such program
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static Process started(final String program, final int threads, final String text) {
		final ProcessBuilder builder = new ProcessBuilder(program, "-u", "-c", text).redirectError(
			ProcessBuilder.Redirect.INHERIT);
		final Map<String, String> environment = builder.environment();
		for (final String library : List.of("OMP", "OPENBLAS", "MKL", "BLIS"))
			environment.put(library + "_NUM_THREADS", Integer.toString(threads));
		try {
			return builder.start();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Gives it an array, once, before what is measured.
	 *
	 * @param values as many as the shape has, the last dimension fastest
	 */
	void send(final String name, final double[] values, final int... shape) {
		final StringBuilder line = new StringBuilder("array ").append(name);
		for (final int length : shape)
			line.append(' ').append(length);
		final ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asDoubleBuffer().put(values);
		try {
			requests.write((line + "\n").getBytes(StandardCharsets.UTF_8));
			requests.write(bytes.array());
			answer();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Calls a function of the script.
	 *
	 * @return what it returns
	 * @throws IllegalStateException with the traceback if it fails
	 */
	double call(final String function) {
		try {
			requests.write(("call " + function + "\n").getBytes(StandardCharsets.UTF_8));
			return answer();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Requires that a function of the script computes what was computed here.
	 *
	 * @param tolerance relative
	 * @throws IllegalStateException if it does not
	 */
	void requireSame(final String function, final double here, final double tolerance) {
		final double there = call(function);
		if (!(Math.abs(there / here - 1) < tolerance)) throw new IllegalStateException(function + " computes something else, " +
			there + " beside " + here);
	}

	private double answer() throws IOException {
		requests.flush();
		final StringBuilder line = new StringBuilder();
		for (int next = answers.read(); next != '\n'; next = answers.read()) {
			if (next < 0) throw new IllegalStateException("Python ended, see its message above");
			line.append((char) next);
		}
		if (line.indexOf("error") == 0) throw new IllegalStateException(line.toString());
		return Double.parseDouble(line.toString());
	}

	@Override
	public void close() {
		process.destroy();
	}
}
