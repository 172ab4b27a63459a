// From an image to its learning curve, in plain ImageJ: the spectrum of the patches of
// the current image (or of a drawn texture), gradient flow, stochastic gradient descent,
// the exponent of the last phase, and a plot of theory over simulation.
//
// Tables pass between the commands by their names, with all their digits; "results"
// stands before the names of what a command makes, and names the table of its single
// numbers, which is called as the command if nothing else is said. Inputs that are not named keep their
// defaults. A name that is not known stops the macro.

if (nImages == 0) {
	newImage("texture", "32-bit random", 256, 256, 1);
	run("Gaussian Blur...", "sigma=2");
}

run("Image Spectrum...", "patch_size=8");
run("Teacher Weights...", "spectrum=spectrum seed=1");
run("Initial Weights...", "dimension=64 seed=1");

run("Integrate Flow...", "spectrum=spectrum teacher=teacher weights=weights end_time=10000 results=flow");
run("Simulate SGD...", "spectrum=spectrum teacher=teacher weights=weights learning_rate=0.002 steps=500000 runs=4 seed=1 results=sgd");
run("Find Phases...", "trajectory=flow_trajectory");
run("Fit Exponent...", "table=sgd_trajectory x=time y=meanSquaredError results=fit");
run("Plot Table...", "table=sgd_trajectory theory=flow_trajectory y=[meanSquaredError, loss] group=run title=[Learning curve]");

last = Table.size("flow_trajectory") - 1;
print("flow: mean squared error at t = " + Table.get("time", last, "flow_trajectory") + " is " +
	d2s(Table.get("meanSquaredError", last, "flow_trajectory"), -9));
print("SGD, last phase: " + Table.getString("kind", 0, "fit") + ", exponent " + d2s(Table.get("exponent", 0, "fit"), 4) +
	", standard error " + d2s(Table.get("standardError", 0, "fit"), 4));
print("flow: escape from mediocrity at t = " + d2s(Table.get("escapeTime", 0, "Find Phases"), 1));
