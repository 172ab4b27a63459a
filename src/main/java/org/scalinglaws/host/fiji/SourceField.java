package org.scalinglaws.host.fiji;

import javax.swing.JComboBox;
import javax.swing.JComponent;

import org.scalinglaws.host.convert.ImagePlusToImage;
import org.scalinglaws.host.convert.SelectedImage;
import org.scalinglaws.host.imagej.InputTexts;
import org.scalinglaws.host.imagej.Sources;
import org.scijava.Priority;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;

import ij.ImagePlus;

/**
 * Offers the open tables and images, and the matrices and measures that are kept,
 * by their names, and none of them where an input may be left out. SciJava's own
 * field would take the first object that there is for each input.
 */
@Plugin(type = InputWidget.class, priority = Priority.HIGH)
public class SourceField extends InputField {

	private JComboBox<String> box;

	@Override
	JComponent field(final String text) {
		box = new JComboBox<>(run().texts().offered(item()).toArray(String[]::new));
		box.setSelectedItem(text);
		box.addActionListener(event -> updateModel());
		return box;
	}

	@Override
	String text() {
		return String.valueOf(box.getSelectedItem());
	}

	@Override
	Object value(final String text) {
		final Object value = new Sources(getContext()).get(item(), text);
		if (SelectedImage.is(item(), value)) return SelectedImage.of(item(), (ImagePlus) value);
		// as in plain ImageJ: other converters lose the axes
		return value instanceof ImagePlus && item().getType() != ImagePlus.class ? new ImagePlusToImage().image(
			(ImagePlus) value) : value;
	}

	@Override
	public boolean supports(final WidgetModel model) {
		return super.supports(model) && InputTexts.isData(model.getItem().getType());
	}
}
