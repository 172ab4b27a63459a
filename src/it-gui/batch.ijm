// Runs the tour on a given picture and saves its tables with all their digits.
arguments = split(getArgument(), ",");
open(arguments[0]);
runMacro(arguments[1]);
run("Save Table...", "table=flow_trajectory file=[" + arguments[2] + "/flow.csv]");
run("Save Table...", "table=sgd_trajectory file=[" + arguments[2] + "/sgd.csv]");
run("Save Table...", "table=fit_details file=[" + arguments[2] + "/details.csv]");
run("Save Table...", "table=[Find Phases] file=[" + arguments[2] + "/phases.csv]");
File.saveString(d2s(Table.get("exponent", 0, "fit"), -16) + "\n" + Table.getString("kind", 0, "fit") + "\n" +
	d2s(Table.get("escapeTime", 0, "Find Phases"), -16) + "\n", arguments[2] + "/numbers.txt");
