package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.propagation.signal.Activation;
import org.scalinglaws.propagation.signal.DistanceMap;
import org.scalinglaws.propagation.signal.MeanField;
import org.scalinglaws.propagation.signal.SignalCurves;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Two inputs on their way through random layers: how their lengths and their angle change. */
@Plugin(type = Command.class, headless = true, description = "Follows the lengths and the angle of two inputs through random layers, of infinite width or drawn",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "deep-networks.md#signal-propagation"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Deep Networks", weight = 3.95), @Menu(label = "Signal Propagation...", weight = 1) })
public class SignalPropagation extends ScalingCommand {

	@Parameter(label = "Activation", description = "phi: tanh u, erf(u/sqrt 2) or sin u", choices = { "tanh", "erf", "sin" }, persist = false)
	private String activation = "tanh";

	@Parameter(label = "Weight deviation", description = "sigma_w of weights N(0, sigma_w^2/width), 0 to 100", min = "0",
		max = "100", stepSize = "0.1", persist = false)
	private double weightDeviation = 1.4;

	@Parameter(label = "Bias deviation", description = "sigma_b of biases N(0, sigma_b^2), 0 to 100", min = "0", max = "100",
		stepSize = "0.1", persist = false)
	private double biasDeviation = 0.3;

	@Parameter(label = "Correlation", description = "Of the two preactivations of a unit of layer 0, -1 to 1", min = "-1", max = "1",
		stepSize = "0.1", persist = false)
	private double correlation = 0.5;

	@Parameter(label = "Layers", description = "After layer 0, 1 to 1000000", min = "1", max = "1000000", persist = false)
	private int layers = 100;

	@Parameter(label = "Width", description = "Units of a layer, 1 to 1000000; 0: infinite", min = "0", max = "1000000",
		persist = false)
	private int width = 0;

	@Parameter(label = "Runs", description = "Networks of finite width, 1 to 100000; with runs x (layers + 1) to 10000000", min = "1",
		max = "100000", persist = false)
	private int runs = 100;

	@Parameter(label = "Seed", description = "Of networks of finite width, 0 to 9007199254740991", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns layer, length (mean square of the preactivations), correlation (mean cosine), distance (1 - correlation), standard errors of the three (0 at infinite width), medianDistance, typicalDistance (geometric mean)")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Fixed point", description = "q*, the mean square of preactivations that layers of infinite width keep, and have in layer 0")
	private double fixedPoint;

	@Parameter(type = ItemIO.OUTPUT, label = "Slope", description = "sigma_w^2 E phi'^2 at the fixed point, by which a small distance is multiplied in a layer")
	private double slope;

	@Parameter(type = ItemIO.OUTPUT, label = "Curvature", description = "kappa = sigma_w^2 q* E phi''^2/2: distance -> slope distance - kappa distance^2")
	private double curvature;

	@Parameter(type = ItemIO.OUTPUT, label = "Correlation depth", description = "1/|ln stableSlope| in layers; infinite at criticality")
	private double correlationDepth;

	@Parameter(type = ItemIO.OUTPUT, label = "Fixed correlation", description = "That different inputs come to at infinite width: 1 unless slope > 1")
	private double fixedCorrelation;

	@Parameter(type = ItemIO.OUTPUT, label = "Stable slope", description = "By which a small deviation from the fixed correlation is multiplied in a layer")
	private double stableSlope;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "The phase in words: ordered, critical, chaotic, or silent where preactivations vanish")
	private String reason;

	@Override
	public void run() {
		final DistanceMap map = new DistanceMap(MeanField.of(Activation.of(activation), weightDeviation, biasDeviation));
		final Work<Columns> work = progress -> width == 0 ? SignalCurves.infinite(map, correlation, layers) : SignalCurves
			.finite(map.field(), correlation, layers, width, runs, seed, progress);
		quickly(work, curves -> {
			table = signed(curves);
			tell(map);
		});
	}

	private void tell(final DistanceMap map) {
		fixedPoint = map.field().fixedPoint();
		slope = map.field().slope();
		curvature = map.field().curvature();
		correlationDepth = map.correlationDepth();
		fixedCorrelation = map.field().isSilent() ? correlation : 1 - map.fixedDistance();
		stableSlope = map.stableSlope();
		reason = map.phase();
	}
}
