package org.scalinglaws.host.fiji;

import javax.swing.JComponent;

import org.scalinglaws.host.imagej.InputTexts;
import org.scalinglaws.host.imagej.Sources;
import org.scijava.Priority;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;

/** Takes a text, or the name of an open table (see {@link InputTexts#isTextOrTable}). */
@Plugin(type = InputWidget.class, priority = Priority.HIGH)
public class TextOrTableField extends LineField {

	private static final int COLUMNS = 24;

	public TextOrTableField() {
		super(COLUMNS);
	}

	@Override
	JComponent field(final String text) {
		return line(text);
	}

	@Override
	Object value(final String text) {
		return InputTexts.namesTable(item(), text) ? new Sources(getContext()).get(item(), text) : text;
	}

	@Override
	public boolean supports(final WidgetModel model) {
		return super.supports(model) && InputTexts.isTextOrTable(model.getItem());
	}
}
