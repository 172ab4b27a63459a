package org.scalinglaws.host.fiji;

import javax.swing.JComponent;

import org.scalinglaws.command.support.ReportItems;
import org.scijava.Priority;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;

/** The items of a report as one writes them in a macro: captions and names of what is open. */
@Plugin(type = InputWidget.class, priority = Priority.HIGH)
public class ItemsField extends LineField {

	private static final int COLUMNS = 30;

	/** A field of one line. */
	public ItemsField() {
		super(COLUMNS);
	}

	@Override
	JComponent field(final String text) {
		return line(text);
	}

	@Override
	public boolean supports(final WidgetModel model) {
		return super.supports(model) && model.getItem().getType() == ReportItems.class;
	}
}
