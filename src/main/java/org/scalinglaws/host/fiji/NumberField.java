package org.scalinglaws.host.fiji;

import java.math.BigDecimal;

import javax.swing.AbstractSpinnerModel;
import javax.swing.JComponent;
import javax.swing.JSpinner;
import javax.swing.JTextField;

import org.scijava.Priority;
import org.scijava.plugin.Plugin;
import org.scijava.util.Types;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;

/**
 * A number as a person writes it: 1e-5 is one, and an input that may be left out
 * is left out where the field is empty. The arrows go by the step that the input
 * declares; without one a whole number goes by 1, another tenfold.
 */
@Plugin(type = InputWidget.class, priority = Priority.HIGH)
public class NumberField extends LineField {

	private static final int COLUMNS = 12;

	/** A field of one line. */
	public NumberField() {
		super(COLUMNS);
	}

	@Override
	JComponent field(final String text) {
		final JTextField field = line(text);
		final JSpinner spinner = new JSpinner(new Steps());
		spinner.setEditor(field);
		return spinner;
	}

	/** The text one step on, or null if there is none that fits. */
	String step(final int sign) {
		try {
			final BigDecimal number = text().isEmpty() ? BigDecimal.ZERO : new BigDecimal(text());
			final String next = next(number, sign);
			converted(next);
			return next;
		}
		catch (final IllegalArgumentException exc) { // also of a text that is no number
			return null;
		}
	}

	private String next(final BigDecimal number, final int sign) {
		final Number declared = item().getStepSize();
		final boolean whole = !Types.isDouble(item().getType()) && !Types.isFloat(item().getType());
		if (declared == null && !whole) return number.signum() == 0 ? "1" : sign > 0 ? shown(number.movePointRight(
			1)) : shown(number.movePointLeft(1));
		final BigDecimal step = declared == null ? BigDecimal.ONE : new BigDecimal(declared.toString());
		final BigDecimal next = number.add(sign > 0 ? step : step.negate());
		return whole ? next.toBigInteger().toString() : shown(next);
	}

	private static String shown(final BigDecimal number) {
		return Double.toString(number.doubleValue());
	}

	@Override
	public boolean supports(final WidgetModel model) {
		return super.supports(model) && !model.isMultipleChoice() && model.isNumber();
	}

	/** The steps of the arrows; what is stepped is the text. */
	private final class Steps extends AbstractSpinnerModel {

		@Override
		public Object getValue() {
			return text();
		}

		@Override
		public void setValue(final Object value) {
			write(String.valueOf(value));
		}

		@Override
		public Object getNextValue() {
			return step(1);
		}

		@Override
		public Object getPreviousValue() {
			return step(-1);
		}
	}
}
