package org.scalinglaws.host.fiji;

import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** A field of one line, whose text is checked as it is written. */
abstract class LineField extends InputField {

	private final JTextField field;

	/** @param columns as many letters as it shows */
	LineField(final int columns) {
		field = new JTextField(columns);
	}

	/** The line, showing a text. */
	final JTextField line(final String text) {
		field.setText(text);
		field.setToolTipText(item().getDescription());
		field.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(final DocumentEvent event) {
				updateModel();
			}

			@Override
			public void removeUpdate(final DocumentEvent event) {
				updateModel();
			}

			@Override
			public void changedUpdate(final DocumentEvent event) {
				// of attributes, which plain text has not
			}
		});
		return field;
	}

	final void write(final String text) {
		field.setText(text);
	}

	@Override
	final String text() {
		return field.getText().trim();
	}

	@Override
	final Object value(final String text) {
		return converted(text);
	}
}
