package org.scalinglaws.host.headless;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

import javax.script.ScriptException;

import org.scalinglaws.host.inputs.MemoryNeed;

/**
 * An error as a person should read it: the message of its root cause, and where
 * in a script it came from.
 *
 * @param text the message
 * @param place "name line n" in a script, or empty
 * @param error what was thrown, or null
 */
public record Complaint(String text, String place, Throwable error) {

	public static Complaint of(final String message, final Throwable error) {
		if (error == null) return new Complaint(message, "", null);
		final Throwable root = root(error);
		if (root instanceof OutOfMemoryError) return new Complaint(MemoryNeed.sentence("What ran", root.getMessage()), place(error), error);
		final String text = root.getMessage();
		final boolean plain = text != null && !text.isBlank() && (root instanceof IllegalArgumentException ||
			root instanceof ScriptException);
		return new Complaint(plain ? text : root.getClass().getSimpleName() + (text == null ? "" : ": " + text), place(
			error), error);
	}

	/** One complaint per root cause, with the place if any of them knows it. */
	public static List<Complaint> distinct(final List<Complaint> complaints) {
		final List<Complaint> distinct = new ArrayList<>();
		for (final Complaint complaint : complaints) {
			final int known = index(distinct, complaint.text);
			if (known < 0) distinct.add(complaint);
			else if (distinct.get(known).place.isEmpty()) distinct.set(known, complaint);
		}
		return distinct;
	}

	/** One readable message, with the stack trace after it if asked for. */
	public String message(final boolean debug) {
		final StringWriter message = new StringWriter();
		message.append("error: ").append(text).append(place.isEmpty() ? "" : " (" + place + ")");
		if (debug && error != null) error.printStackTrace(new PrintWriter(message.append(System.lineSeparator()), true));
		return message.toString().stripTrailing();
	}

	/** Whether the error says that an input was refused. */
	public boolean isRefusal() {
		return error != null && root(error) instanceof IllegalArgumentException;
	}

	private static int index(final List<Complaint> complaints, final String text) {
		for (int i = 0; i < complaints.size(); i++)
			if (complaints.get(i).text.equals(text)) return i;
		return -1;
	}

	private static Throwable root(final Throwable error) {
		Throwable root = error;
		while (root.getCause() != null && wraps(root))
			root = root.getCause();
		return root;
	}

	/** Whether a throwable only carries another one. */
	private static boolean wraps(final Throwable error) {
		return error instanceof ExecutionException || error instanceof ScriptException || error instanceof RuntimeException &&
			(error.getClass() == RuntimeException.class || error.getMessage() == null || error.getMessage().contains(error
				.getCause().toString()));
	}

	private static String place(final Throwable error) {
		for (Throwable t = error; t != null; t = t.getCause())
			for (final StackTraceElement frame : t.getStackTrace())
				if (frame.getFileName() != null && frame.getFileName().matches(".*\\.(groovy|py)") && frame.getLineNumber() > 0)
					return frame.getFileName().replaceFirst(".*[/\\\\]", "") + " line " + frame.getLineNumber();
		return "";
	}
}
