package org.scalinglaws.host.fiji;

import javax.swing.JCheckBox;
import javax.swing.JComponent;

import org.scalinglaws.host.imagej.InputTexts;
import org.scijava.Priority;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;

/**
 * A truth value that SciJava does not know as one, because the same parameter comes
 * out as an image: it would offer all objects of the session.
 */
@Plugin(type = InputWidget.class, priority = Priority.HIGH)
public class TruthField extends InputField {

	private final JCheckBox box = new JCheckBox();

	@Override
	JComponent field(final String text) {
		box.setSelected(Boolean.parseBoolean(text));
		box.addActionListener(event -> updateModel());
		return box;
	}

	@Override
	String text() {
		return String.valueOf(box.isSelected());
	}

	@Override
	Object value(final String text) {
		return Boolean.valueOf(text);
	}

	@Override
	public boolean supports(final WidgetModel model) {
		return super.supports(model) && model.getItem().getType() == Object.class && run(model).texts().kind(model
			.getItem()) == InputTexts.Kind.TRUTH;
	}
}
