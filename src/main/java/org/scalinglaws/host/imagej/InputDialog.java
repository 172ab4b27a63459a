package org.scalinglaws.host.imagej;

import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Color;
import java.awt.Component;
import java.awt.TextField;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.scalinglaws.command.support.Attributes;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;
import org.scijava.widget.WidgetStyle;

import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;

/**
 * An ImageJ dialog made from the inputs of a module, which stays open and says why
 * as long as one of them does not fit.
 */
public final class InputDialog extends GenericDialog {

	private static final int WIDTH = 12;

	private final transient InputTexts texts;
	private final transient List<Component> fields = new ArrayList<>();
	private final MultiLineLabel message;

	/**
	 * @param given what the fields show, by the names of the inputs
	 * @param problem why the inputs were refused before, or null
	 */
	InputDialog(final ModuleInfo info, final InputTexts texts, final Map<String, String> given, final String problem) {
		super(info.getTitle());
		this.texts = texts;
		for (final ModuleItem<?> item : texts.items())
			fields.add(add(item, given.get(item.getName())));
		addStringField("Results", given.get(InputTexts.RESULTS), WIDTH);
		fields.add((Component) getStringFields().lastElement());
		addMessage((problem == null ? " " : wrap(problem)) + "\n ", null, Color.RED); // two lines make a label of many
		message = (MultiLineLabel) getMessage();
		addHelp(help(info));
	}

	/**
	 * Asks for the inputs.
	 *
	 * @return what was given by name, or null if the dialog was canceled
	 */
	Map<String, String> ask() {
		if (texts.items().isEmpty()) return new LinkedHashMap<>();
		showDialog();
		return wasCanceled() ? null : given();
	}

	@Override
	public void actionPerformed(final ActionEvent event) {
		if (event.getSource() != getButtons()[0] || isFitting()) super.actionPerformed(event);
	}

	@Override
	public void keyPressed(final KeyEvent event) {
		if (event.getKeyCode() != KeyEvent.VK_ENTER || event.getSource() == getButtons()[1] || isFitting()) super.keyPressed(
			event);
	}

	/** Whether the inputs fit; if not, the dialog says why. */
	private boolean isFitting() {
		try {
			texts.values(given());
			return true;
		}
		catch (final IllegalArgumentException exc) {
			message.setText(wrap(exc.getMessage()));
			pack();
			return false;
		}
	}

	private Map<String, String> given() {
		final Map<String, String> given = new LinkedHashMap<>();
		for (int i = 0; i < texts.items().size(); i++)
			given.put(texts.items().get(i).getName(), text(fields.get(i)));
		given.put(InputTexts.RESULTS, text(fields.get(fields.size() - 1)));
		return given;
	}

	private static String text(final Component field) {
		if (field instanceof Checkbox) return String.valueOf(((Checkbox) field).getState());
		return field instanceof Choice ? ((Choice) field).getSelectedItem() : ((TextField) field).getText().trim();
	}

	private Component add(final ModuleItem<?> item, final String text) {
		final String label = InputTexts.label(item);
		switch (texts.kind(item)) {
			case TRUTH:
				addCheckbox(label, Boolean.parseBoolean(text));
				return (Component) getCheckboxes().lastElement();
			case DATA:
				return choice(label, texts.offered(item), text);
			case CHOICE:
				return choice(label, InputTexts.choices(item), text);
			case FILE:
				if (WidgetStyle.isStyle(item.getWidgetStyle(), FileWidget.DIRECTORY_STYLE)) addDirectoryField(label, text);
				else addFileField(label, text);
				return (Component) getStringFields().lastElement();
			default:
				addStringField(label, text, WIDTH);
				return (Component) getStringFields().lastElement();
		}
	}

	private Component choice(final String label, final List<String> names, final String text) {
		addChoice(label, names.toArray(String[]::new), names.contains(text) ? text : names.get(0));
		return (Component) getChoices().lastElement();
	}

	private String help(final ModuleInfo info) {
		return texts.items().stream().map(item -> "<p><b>" + InputTexts.label(item) + "</b> " + (item
			.getDescription() == null ? "" : item.getDescription())).collect(Collectors.joining("", "<html>" + purpose(info),
				"<p><b>Results</b> Stands before the names of the results, and names the table of single numbers; " +
					"without it they take the place of older ones</html>"));
	}

	/** What a command does, and the page about it; empty for a script, which has neither. */
	public static String purpose(final ModuleInfo info) {
		final String page = info.get(Attributes.HELP);
		return page == null ? "" : "<p>" + info.getDescription() + ". <a href=\"" + page + "\">More</a>";
	}

	/** Lines of at most 60 characters, where words allow. */
	private static String wrap(final String text) {
		return text.replaceAll("(.{40,60})\\s+", "$1\n");
	}
}
