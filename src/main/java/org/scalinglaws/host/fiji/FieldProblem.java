package org.scalinglaws.host.fiji;

import java.awt.Color;
import java.awt.Window;
import java.util.HashSet;
import java.util.Set;

import javax.swing.JLabel;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;

/**
 * What is wrong with a field of a Swing dialog, in red below the field. As long as
 * one field of the dialog has such a problem, its default button is off.
 */
final class FieldProblem extends JLabel {

	private static final String PROBLEMS = FieldProblem.class.getName();
	private static final int WIDTH = 260;

	private String problem;

	FieldProblem() {
		setForeground(Color.RED);
		setVisible(false);
	}

	/** Shows a problem, or none if null. */
	void show(final String text) {
		problem = text;
		setText(text == null ? "" : "<html><body style='width: " + WIDTH + "px'>" + text.replace("&", "&amp;").replace("<",
			"&lt;") + "</body></html>");
		setVisible(text != null);
		apply();
		final Window window = SwingUtilities.getWindowAncestor(this);
		if (window != null && window.isShowing()) window.pack();
	}

	/** What is wrong, or null. */
	String problem() {
		return problem;
	}

	@Override
	public void addNotify() {
		super.addNotify();
		SwingUtilities.invokeLater(this::apply); // the dialog has its buttons by then
	}

	private void apply() {
		final JRootPane pane = SwingUtilities.getRootPane(this);
		if (pane == null || pane.getDefaultButton() == null) return;
		final Set<FieldProblem> problems = problems(pane);
		if (problem == null) problems.remove(this);
		else problems.add(this);
		pane.getDefaultButton().setEnabled(problems.isEmpty());
	}

	@SuppressWarnings("unchecked") // nobody else uses the key
	private static Set<FieldProblem> problems(final JRootPane pane) {
		if (pane.getClientProperty(PROBLEMS) == null) pane.putClientProperty(PROBLEMS, new HashSet<FieldProblem>());
		return (Set<FieldProblem>) pane.getClientProperty(PROBLEMS);
	}
}
