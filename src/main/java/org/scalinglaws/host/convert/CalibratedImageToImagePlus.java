package org.scalinglaws.host.convert;

import org.scalinglaws.table.CalibratedImage;
import org.scijava.convert.AbstractConverter;
import org.scijava.convert.Converter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Copies an image with axes to a calibrated 32-bit image of ImageJ, where an {@link ImagePlus} is asked for. */
@Plugin(type = Converter.class)
public class CalibratedImageToImagePlus extends AbstractConverter<CalibratedImage, ImagePlus> {

	@Override
	public <T> T convert(final Object source, final Class<T> target) {
		return target.cast(ImageCalibration.image((CalibratedImage) source));
	}

	@Override
	public Class<CalibratedImage> getInputType() {
		return CalibratedImage.class;
	}

	@Override
	public Class<ImagePlus> getOutputType() {
		return ImagePlus.class;
	}
}
