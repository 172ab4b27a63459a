package org.scalinglaws.command.support.law;

import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.fit.scaling.Quantity;
import org.scalinglaws.fit.scaling.ScalingBootstrap;
import org.scalinglaws.fit.scaling.ScalingLaw;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** A command whose outputs are the numbers of a scaling law, with their errors. */
public abstract class ScalingLawCommand extends ScalingCommand {

	@Parameter(type = ItemIO.OUTPUT, label = "Irreducible", description = "The loss E that no size and no data go below; 0 for a form without it")
	protected double irreducible;

	@Parameter(type = ItemIO.OUTPUT, label = "Irreducible: standard error", description = "Deviation over the resamples")
	protected double irreducibleStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Irreducible: low", description = "Of the 95 % interval")
	protected double irreducibleLow;

	@Parameter(type = ItemIO.OUTPUT, label = "Irreducible: high", description = "Of the 95 % interval")
	protected double irreducibleHigh;

	@Parameter(type = ItemIO.OUTPUT, label = "Size factor", description = "A")
	protected double sizeFactor;

	@Parameter(type = ItemIO.OUTPUT, label = "Size factor: standard error", description = "Deviation over the resamples")
	protected double sizeFactorStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Size factor: low", description = "Of the 95 % interval")
	protected double sizeFactorLow;

	@Parameter(type = ItemIO.OUTPUT, label = "Size factor: high", description = "Of the 95 % interval")
	protected double sizeFactorHigh;

	@Parameter(type = ItemIO.OUTPUT, label = "Size factor: standard error of its logarithm", description = "The factor itself has a skew distribution, whose deviation says little")
	protected double sizeFactorLogStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Size exponent", description = "alpha")
	protected double sizeExponent;

	@Parameter(type = ItemIO.OUTPUT, label = "Size exponent: standard error", description = "Deviation over the resamples")
	protected double sizeExponentStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Size exponent: low", description = "Of the 95 % interval")
	protected double sizeExponentLow;

	@Parameter(type = ItemIO.OUTPUT, label = "Size exponent: high", description = "Of the 95 % interval")
	protected double sizeExponentHigh;

	@Parameter(type = ItemIO.OUTPUT, label = "Data factor", description = "B; NaN for a form without data")
	protected double dataFactor;

	@Parameter(type = ItemIO.OUTPUT, label = "Data factor: standard error", description = "Deviation over the resamples")
	protected double dataFactorStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Data factor: low", description = "Of the 95 % interval")
	protected double dataFactorLow;

	@Parameter(type = ItemIO.OUTPUT, label = "Data factor: high", description = "Of the 95 % interval")
	protected double dataFactorHigh;

	@Parameter(type = ItemIO.OUTPUT, label = "Data factor: standard error of its logarithm", description = "The factor itself has a skew distribution, whose deviation says little")
	protected double dataFactorLogStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Data exponent", description = "beta; NaN for a form without data")
	protected double dataExponent;

	@Parameter(type = ItemIO.OUTPUT, label = "Data exponent: standard error", description = "Deviation over the resamples")
	protected double dataExponentStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Data exponent: low", description = "Of the 95 % interval")
	protected double dataExponentLow;

	@Parameter(type = ItemIO.OUTPUT, label = "Data exponent: high", description = "Of the 95 % interval")
	protected double dataExponentHigh;

	@Parameter(type = ItemIO.OUTPUT, label = "Optimal size exponent", description = "Of the size of least loss along compute; NaN for a form without data")
	protected double optimalSizeExponent;

	@Parameter(type = ItemIO.OUTPUT, label = "Optimal size exponent: standard error", description = "Deviation over the resamples")
	protected double optimalSizeExponentStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Optimal size exponent: low", description = "Of the 95 % interval")
	protected double optimalSizeExponentLow;

	@Parameter(type = ItemIO.OUTPUT, label = "Optimal size exponent: high", description = "Of the 95 % interval")
	protected double optimalSizeExponentHigh;

	@Parameter(type = ItemIO.OUTPUT, label = "Optimal data exponent", description = "Of the amount of data of least loss along compute; NaN for a form without data")
	protected double optimalDataExponent;

	@Parameter(type = ItemIO.OUTPUT, label = "Optimal data exponent: standard error", description = "Deviation over the resamples")
	protected double optimalDataExponentStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Optimal data exponent: low", description = "Of the 95 % interval")
	protected double optimalDataExponentLow;

	@Parameter(type = ItemIO.OUTPUT, label = "Optimal data exponent: high", description = "Of the 95 % interval")
	protected double optimalDataExponentHigh;

	/** Gives the outputs their values. */
	protected void setLaw(final ScalingLaw law, final ScalingBootstrap errors) {
		irreducible = law.irreducible();
		irreducibleStandardError = errors.standardError(Quantity.IRREDUCIBLE);
		irreducibleLow = errors.low(Quantity.IRREDUCIBLE);
		irreducibleHigh = errors.high(Quantity.IRREDUCIBLE);
		sizeFactor = law.sizeFactor();
		sizeFactorStandardError = errors.standardError(Quantity.SIZE_FACTOR);
		sizeFactorLow = errors.low(Quantity.SIZE_FACTOR);
		sizeFactorHigh = errors.high(Quantity.SIZE_FACTOR);
		sizeExponent = law.sizeExponent();
		sizeExponentStandardError = errors.standardError(Quantity.SIZE_EXPONENT);
		sizeExponentLow = errors.low(Quantity.SIZE_EXPONENT);
		sizeExponentHigh = errors.high(Quantity.SIZE_EXPONENT);
		dataFactor = law.dataFactor();
		dataFactorStandardError = errors.standardError(Quantity.DATA_FACTOR);
		dataFactorLow = errors.low(Quantity.DATA_FACTOR);
		dataFactorHigh = errors.high(Quantity.DATA_FACTOR);
		dataExponent = law.dataExponent();
		dataExponentStandardError = errors.standardError(Quantity.DATA_EXPONENT);
		dataExponentLow = errors.low(Quantity.DATA_EXPONENT);
		dataExponentHigh = errors.high(Quantity.DATA_EXPONENT);
		optimalSizeExponent = law.optimalSizeExponent();
		optimalSizeExponentStandardError = errors.standardError(Quantity.OPTIMAL_SIZE_EXPONENT);
		optimalSizeExponentLow = errors.low(Quantity.OPTIMAL_SIZE_EXPONENT);
		optimalSizeExponentHigh = errors.high(Quantity.OPTIMAL_SIZE_EXPONENT);
		optimalDataExponent = law.optimalDataExponent();
		optimalDataExponentStandardError = errors.standardError(Quantity.OPTIMAL_DATA_EXPONENT);
		optimalDataExponentLow = errors.low(Quantity.OPTIMAL_DATA_EXPONENT);
		optimalDataExponentHigh = errors.high(Quantity.OPTIMAL_DATA_EXPONENT);
		sizeFactorLogStandardError = errors.standardError(Quantity.LOG_SIZE_FACTOR);
		dataFactorLogStandardError = errors.standardError(Quantity.LOG_DATA_FACTOR);
	}
}
