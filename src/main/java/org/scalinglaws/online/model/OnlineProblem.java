package org.scalinglaws.online.model;

import java.util.Map;

/** What is learned online, apart from how: a value that commands make, hand on and take. */
public interface OnlineProblem {

	/** {@return its parameters by name, for the metadata of what is computed of it} */
	Map<String, Object> metadata();
}
