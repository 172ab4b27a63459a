/**
 * One SciJava command for each menu entry under <i>Plugins &gt; Scaling Laws</i>: it checks its inputs, calls the mathematics
 * and hands out typed results.
 * <p>
 * Each runs without a display, opens no window and asks nothing. Inputs and outputs go by name; arrays are ImgLib2 images,
 * tables {@link org.scalinglaws.table.Columns}. A wrong input is an {@link java.lang.IllegalArgumentException} before any work.
 * </p>
 *
 * <pre>
 * Context context = new Context(CommandService.class);
 * Module module = context.service(CommandService.class).run(PowerLawSpectrum.class, false, "dimension", 1000, "exponent", 1.5).get();
 * Object spectrum = module.getOutput("spectrum");
 * </pre>
 */
package org.scalinglaws.command;
