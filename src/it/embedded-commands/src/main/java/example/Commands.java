package example;

import org.scalinglaws.command.PowerLawSpectrum;
import org.scijava.Context;
import org.scijava.command.CommandService;

import net.imglib2.img.Img;

public class Commands {

	public static void main(final String[] args) throws Exception {
		try (Context context = new Context()) {
			final CommandService commands = context.service(CommandService.class);
			final Object spectrum = commands.run(PowerLawSpectrum.class, false, "dimension", 10, "exponent", 2).get().getOutput("spectrum");
			System.out.println("eigenvalues: " + ((Img<?>) spectrum).size());
		}
	}
}
