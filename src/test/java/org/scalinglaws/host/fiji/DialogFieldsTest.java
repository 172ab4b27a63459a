package org.scalinglaws.host.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;

import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.JTextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scalinglaws.command.support.ReportItems;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.host.convert.TableWindows;
import org.scalinglaws.host.operations.Targets;
import org.scijava.Context;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.object.ObjectService;
import org.scijava.widget.AbstractInputPanel;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetService;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/** The fields that SciJava's Swing dialogs show for the commands' inputs. */
class DialogFieldsTest {

	private final Context context = new Context();
	private final ObjectService objects = context.service(ObjectService.class);

	@AfterEach
	void dispose() {
		context.dispose();
	}

	@Test
	void numbersAreWrittenAsInScience() {
		final Module flow = module("IntegrateFlow");
		final NumberField field = assertInstanceOf(NumberField.class, field(flow, "tolerance"));
		assertEquals("1.0E-8", field.text());
		write(field, "1e-5");
		assertEquals(1e-5, flow.getInput("tolerance"));
		assertNull(field.problem());
		assertEquals("1.0E-4", field.step(1));
		assertEquals("1.0E-6", field.step(-1));
		write(field, "1e-2");
		assertNull(field.step(1), "beyond the maximum");
	}

	@Test
	void whatDoesNotFitIsNamedAndNotTaken() {
		final Module flow = module("IntegrateFlow");
		final NumberField records = (NumberField) field(flow, "records");
		write(records, "50");
		write(records, "1");
		assertEquals("records must be in [2, 1000000], was 1", records.problem());
		write(records, "3.7");
		assertEquals("records must be a whole number in [2, 1000000], was 3.7", records.problem());
		write(records, "many");
		assertEquals("records must be a whole number in [2, 1000000], was many", records.problem());
		assertNull(records.step(1));
		write(records, "");
		assertEquals("records is required", records.problem());
		assertEquals(50, flow.getInput("records"));
		write(records, "51");
		assertNull(records.problem());
		assertEquals("52", records.step(1));
		assertEquals("50", records.step(-1));
	}

	@Test
	void aDeclaredStepIsAdded() {
		final NumberField exponent = (NumberField) field(module("PowerLawSpectrum"), "exponent");
		assertEquals("2.5", exponent.step(1));
		write(exponent, "0.25");
		assertNull(exponent.step(-1), "below the minimum");
	}

	@Test
	void anOptionalNumberStaysOut() {
		final Module spectrum = module("WeightSpectrum");
		spectrum.setInput("bins", 1); // as SciJava does with what nobody gave
		final NumberField bins = (NumberField) field(spectrum, "bins");
		assertEquals("", bins.text());
		assertNull(spectrum.getInput("bins"));
		write(bins, "20");
		assertEquals(20, spectrum.getInput("bins"));
		write(bins, "");
		assertNull(spectrum.getInput("bins"));
		assertNull(bins.problem());
	}

	@Test
	void dataGoByTheirNames() {
		final Img<DoubleType> spectrum = ImageArrays.image(new double[] { 0.6, 0.4 }), basis = ImageArrays.image(
			new double[4], 2);
		objects.addObject(spectrum, "spectrum");
		objects.addObject(basis, "basis");
		final Module flow = module("IntegrateFlow");
		final SourceField field = assertInstanceOf(SourceField.class, field(flow, "spectrum"));
		assertEquals(List.of("none", "spectrum", "basis"), offered(field));
		assertSame(spectrum, flow.getInput("spectrum"));
		final SourceField teacher = (SourceField) field(flow, "teacher"), measure = (SourceField) field(flow, "measure");
		assertNull(flow.getInput("teacher"), "nothing of this name");
		assertEquals(List.of("none"), offered(measure));
		choose(teacher, "basis");
		assertSame(basis, flow.getInput("teacher"));
		choose(teacher, "none");
		assertNull(flow.getInput("teacher"));
		assertEquals(List.of("spectrum"), context.service(DialogRuns.class).of(flow).dataNames().stream().filter(
			name -> !name.equals("none")).toList());
	}

	@Test
	void requiredDataAreAskedFor() {
		assertEquals("spectrum is required", field(module("TeacherWeights"), "spectrum").problem());
	}

	@Test
	void theItemsOfAReportAreWritten() {
		objects.addObject(TableWindows.of("loss", new double[] { 1, 0.5 }), "loss, by time");
		final Module report = module("SaveReport");
		final ItemsField items = assertInstanceOf(ItemsField.class, field(report, "items"));
		assertEquals("\"loss, by time\"", items.text());
		assertInstanceOf(ReportItems.class, report.getInput("items"));
		write(items, "Loss = nothing");
		assertEquals("items must be names of what is open, or paths of tables, drawings and images, was nothing (there is no such file)",
			items.problem());
		write(items, "Loss = \"loss, by time\", Exponent = -1");
		assertNull(items.problem());
		assertNull(widget(report, "parameters"), "a map has no field");
	}

	@Test
	void othersKeepTheirOwnFields() {
		final Module teacher = module("TeacherWeights");
		for (final String name : List.of("normalization", "random"))
			assertNull(widget(teacher, name), "SciJava's own are in scijava-ui-swing, and not here");
	}

	private Module module(final String command) {
		return context.service(ModuleService.class).createModule(new Targets(context).find(command));
	}

	private InputField field(final Module module, final String name) {
		return (InputField) widget(module, name);
	}

	private InputWidget<?, ?> widget(final Module module, final String name) {
		final ModuleItem<?> item = module.getInfo().getInput(name);
		final WidgetService widgets = context.service(WidgetService.class);
		return widgets.create(widgets.createModel(new Panel(), module, item, objects.getObjects(item.getType())));
	}

	private static void write(final InputField field, final String text) {
		find(field.getComponent(), JTextField.class).get(0).setText(text);
	}

	private static void choose(final InputField field, final String name) {
		find(field.getComponent(), JComboBox.class).get(0).setSelectedItem(name);
	}

	private static List<String> offered(final InputField field) {
		final JComboBox<?> box = find(field.getComponent(), JComboBox.class).get(0);
		final List<String> names = new ArrayList<>();
		for (int i = 0; i < box.getItemCount(); i++)
			names.add(String.valueOf(box.getItemAt(i)));
		return names;
	}

	private static <T> List<T> find(final Container parent, final Class<T> type) {
		final List<T> found = new ArrayList<>();
		for (final Component child : parent.getComponents()) {
			if (type.isInstance(child)) found.add(type.cast(child));
			else if (child instanceof Container) found.addAll(find((Container) child, type));
		}
		return found;
	}

	/** As the panel of a Swing dialog. */
	private static final class Panel extends AbstractInputPanel<JPanel, JPanel> {

		@Override
		public Class<JPanel> getWidgetComponentType() {
			return JPanel.class;
		}

		@Override
		public JPanel getComponent() {
			return new JPanel();
		}

		@Override
		public Class<JPanel> getComponentType() {
			return JPanel.class;
		}
	}
}
