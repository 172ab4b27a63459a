package org.scalinglaws.host.fiji;

import java.awt.BorderLayout;
import java.util.Map;

import javax.swing.JComponent;
import javax.swing.JPanel;

import org.scalinglaws.command.support.ReportItems;
import org.scalinglaws.host.imagej.InputDialog;
import org.scalinglaws.host.imagej.InputTexts;
import org.scalinglaws.host.imagej.Sources;
import org.scalinglaws.host.inputs.InputRanges;
import org.scalinglaws.host.inputs.OwnModules;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scijava.convert.ConvertService;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.util.Types;
import org.scijava.widget.AbstractInputWidget;
import org.scijava.widget.WidgetModel;

/**
 * A field for an input of this package's modules in SciJava's Swing dialogs, which
 * shows and takes a text as plain ImageJ's dialog does ({@link InputDialog}) and
 * says beneath it why a text does not fit.
 */
abstract class InputField extends AbstractInputWidget<Object, JPanel> {

	@Parameter
	private DialogRuns runs;

	@Parameter
	private ConvertService converter;

	private final JPanel panel = new JPanel(new BorderLayout());
	private final FieldProblem problem = new FieldProblem();

	/** Whether an input has a field of ours in SciJava's dialogs, and not one of SciJava's own. */
	static boolean isOwn(final ModuleItem<?> item) {
		return InputTexts.isData(item.getType()) || item.getType() == ReportItems.class || Types.isNumber(item.getType()) && InputTexts.choices(item).isEmpty();
	}

	/** What a person can write or choose into, showing a text. */
	abstract JComponent field(String text);

	/** The text that the field shows. */
	abstract String text();

	/**
	 * The value of a text that is not blank.
	 *
	 * @throws IllegalArgumentException if it does not fit
	 */
	abstract Object value(String text);

	@Override
	public void set(final WidgetModel model) {
		super.set(model);
		final JComponent field = field(run().text(item()));
		field.setToolTipText(item().getDescription());
		panel.add(field, BorderLayout.NORTH);
		panel.add(problem, BorderLayout.SOUTH);
		updateModel();
	}

	@Override
	public void updateModel() {
		try {
			final Object value = getValue();
			get().getModule().setInput(item().getName(), value);
			run().give(item().getName(), text());
			problem.show(null);
		}
		catch (final IllegalArgumentException exc) {
			problem.show(exc.getMessage());
		}
	}

	/**
	 * The value of the text; null if it is blank.
	 *
	 * @throws IllegalArgumentException if the text does not fit
	 */
	@Override
	public Object getValue() {
		final String text = text();
		if (!text.isBlank() && !text.equals(Sources.NONE)) return value(text);
		if (item().isRequired()) throw new IllegalArgumentException(item().getName() + " is required");
		return null;
	}

	/** The checked value of a text, as the type of the input. */
	final Object converted(final String text) {
		final Object value = new StrictInputs(converter).convert(get().getModule().getInfo(), Map.of(item().getName(), text))
			.get(item().getName());
		InputRanges.check(item(), value);
		return value;
	}

	/** What is wrong with the text, or null. */
	final String problem() {
		return problem.problem();
	}

	final ModuleItem<?> item() {
		return get().getItem();
	}

	final DialogRun run() {
		return run(get());
	}

	final DialogRun run(final WidgetModel model) {
		return runs.of(model.getModule());
	}

	@Override
	public void refreshWidget() {
		// nothing but the person changes the text
	}

	@Override
	public JPanel getComponent() {
		return panel;
	}

	@Override
	public Class<JPanel> getComponentType() {
		return JPanel.class;
	}

	@Override
	public boolean supports(final WidgetModel model) {
		return OwnModules.contain(model.getModule().getInfo()) && super.supports(model);
	}
}
