package org.scalinglaws.host.convert;

import org.scalinglaws.table.Columns;
import org.scijava.convert.AbstractConverter;
import org.scijava.convert.Converter;
import org.scijava.plugin.Plugin;

import ij.measure.ResultsTable;

/** Copies the columns of an ImageJ table, as a script holds it, to a table of numbers. */
@Plugin(type = Converter.class)
public class ResultsTableToColumns extends AbstractConverter<ResultsTable, Columns> {

	@Override
	public <T> T convert(final Object source, final Class<T> target) {
		return target.cast(TableWindows.columns((ResultsTable) source));
	}

	@Override
	public Class<ResultsTable> getInputType() {
		return ResultsTable.class;
	}

	@Override
	public Class<Columns> getOutputType() {
		return Columns.class;
	}
}
