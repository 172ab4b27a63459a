package org.scalinglaws.host.inputs;

/** A log that keeps errors, to tell them when all is over. */
public interface ErrorKeeper {

	/** Forgets the errors that came of what was thrown, as it is now in the hands of who started the module. */
	void handedOn(Throwable thrown);
}
