package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.command.support.ScriptFunction;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Makes a problem of students that learn teachers of the same kind from projections of
 * Gaussian inputs: f = (sqrt(M)/K) sum_k link(x.w_k) beside the teachers' output
 * T = (1/sqrt M) sum_m link(x.w*_m).
 * <p>
 * A function of a script is a Groovy closure or a Jython function, one of Java a
 * DoubleUnaryOperator or a Function; it may be called by several threads at once. Its slope
 * is a difference of fourth order.
 * </p>
 */
@Plugin(type = Command.class, headless = true, description = "Makes a problem to learn online: a link, a loss, students and teachers",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "online-learning.md#index-problems"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Online Learning", weight = 3.5), @Menu(label = "Index Problem...", weight = 1) })
public class IndexProblem extends ScalingCommand {

	@Parameter(label = "Link", description = "Makes an output of a projection z: erf is erf(z/sqrt 2); function is that given by a script",
		choices = { "square", "linear", "erf", "tanh", "relu", "sigmoid", "function" }, persist = false)
	private String link = "square";

	@Parameter(label = "Function", description = "A script's function of one number (link function)", required = false,
		persist = false)
	private Object function;

	@Parameter(label = "Loss", description = "squared: (f - y)^2; halfSquared: half of it; logistic: log(1 + e^-yf), y = +-1 with probability sigmoid(+-teachers' output); huber: half the square up to the threshold, linear beyond",
		choices = { "squared", "halfSquared", "logistic", "huber" }, persist = false)
	private String loss = "squared";

	@Parameter(label = "Threshold", description = "Residual from which on the loss is linear (huber), greater than 0; 1 if not given",
		min = "0", attrs = @Attr(name = Attributes.ABOVE_MIN), required = false, persist = false)
	private Double threshold;

	@Parameter(label = "Students", description = "1 to 4", min = "1", max = "4", persist = false)
	private int students = 1;

	@Parameter(label = "Teachers", description = "1 to 4", min = "1", max = "4", persist = false)
	private int teachers = 1;

	@Parameter(label = "Noise variance", description = "Variance of the label noise, from 0; 0 with loss logistic",
		min = "0", persist = false)
	private double noiseVariance = 0;

	@Parameter(type = ItemIO.OUTPUT, label = "Problem")
	private org.scalinglaws.online.model.IndexProblem problem;

	@Override
	public void run() {
		if (threshold != null && !loss.equals("huber")) throw new IllegalArgumentException(
			"threshold belongs to loss huber, was " + threshold + " with loss " + loss);
		problem = new org.scalinglaws.online.model.IndexProblem(Link.of(link, ScriptFunction.of(function)),
			threshold == null ? Loss.of(loss) : Loss.of(loss, threshold), students, teachers, noiseVariance);
	}
}
