package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** Runs {@link ArrangeTable} as scripts do. */
class ArrangeTableTest {

	private static Context context;

	private final Columns table = Columns.builder("time", "run", "mean loss").row(1, 0, Double.NaN).row(2, 0, 0.5).row(1, 1,
		0.25).row(2, 1, -1).metadata("seed", 7).build();

	@BeforeAll
	static void open() {
		context = new Context();
	}

	@AfterAll
	static void close() {
		context.dispose();
	}

	@Test
	void rowsThenOrderThenColumns() throws Exception {
		final Columns arranged = arranged("where", "'mean loss' > 0 or run = 1", "sorted", "time, -run", "select",
			" mean loss ,time");
		assertEquals(List.of("mean loss", "time"), arranged.names());
		assertArrayEquals(new double[] { 0.25, -1, 0.5 }, arranged.column("mean loss"));
		assertArrayEquals(new double[] { 1, 2, 2 }, arranged.column("time"));
		assertEquals(7L, arranged.metadata().get("seed"));
		assertEquals("time, -run", arranged.metadata().get("sorted"));
	}

	@Test
	void whatIsNotGivenChangesNothing() throws Exception {
		for (final Columns same : List.of(arranged(), arranged("where", " ", "sorted", "", "select", ""))) {
			assertEquals(table.names(), same.names());
			for (final String name : table.names())
				assertArrayEquals(table.column(name), same.column(name));
		}
		assertEquals(0, arranged("where", "run > 7").rows());
	}

	@Test
	void badInputIsNamed() {
		refused("where must have a column of [time, run, mean loss] at position 1 of \"loss > 0\", was loss", "where",
			"loss > 0");
		refused("where must have one of = != < <= > >= is at position 5 of \"run ~ 1\", was \"~\"", "where", "run ~ 1");
		refused("sorted must be one of [time, run, mean loss], was loss", "sorted", "time,-loss");
		refused("select must be one of [time, run, mean loss], was loss", "select", "time,loss");
		refused("select must be one of [time, run, mean loss], was ", "select", "time,");
		refused("column names must be distinct and without comma, quote or line break, was [run, run]", "select", "run,run");
		refused("table is required, was not given", "table", null);
	}

	private Columns arranged(final Object... inputs) throws InterruptedException, ExecutionException {
		final Map<String, Object> map = new HashMap<>(Map.of("table", table));
		for (int i = 0; i < inputs.length; i += 2)
			map.put((String) inputs[i], inputs[i + 1]);
		return (Columns) context.service(CommandService.class).run(ArrangeTable.class, false, map).get().getOutput("table");
	}

	private void refused(final String message, final Object... inputs) {
		Throwable cause = assertThrows(ExecutionException.class, () -> arranged(inputs));
		while (!(cause instanceof IllegalArgumentException))
			cause = cause.getCause();
		assertEquals(message, cause.getMessage());
	}
}
