package org.scalinglaws.host.faults;

import java.util.List;

/** Names that files and folders may have. */
final class Names {

	/** With spaces, of other scripts, beyond 16 bits, with what patterns and formats take for their own, and as long as may be. */
	static final List<String> ODD = List.of("two  words", "\u03b2 \u5b66\u7fd2", "\ud83d\ude80", "100%s $1 {a} [b] 'c' #d, e=f",
		"\u0131\u0130I",
		"x".repeat(250));

	private Names() {
		// constants only
	}
}
