package org.scalinglaws.host.headless;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.scalinglaws.host.operations.Operations;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

/** A script for bash (and zsh with bashcompinit) that completes verbs, operations and the names of their inputs. */
final class Completion {

	private static final String SCRIPT = """
		# bash completion: source <(scaling-laws completion)
		_scaling_laws() {
			local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=
			COMPREPLY=()
			# after key= and --save comes a value or a file, which bash completes itself
			[[ $word == = || $before == = || $before == --save ]] && return
			case $COMP_CWORD,${COMP_WORDS[1]} in
				1,*) words="VERBS" ;;
				2,run|2,describe|2,--run) words="OPERATIONS" ;;
				*,run) case ${COMP_WORDS[2]} in
		INPUTS
					esac
					words="$words --save --json --debug" ;;
			esac
			COMPREPLY=($(compgen -W "$words" -- "$word"))
			[[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
		} 2>/dev/null
		complete -o default -F _scaling_laws scaling-laws
		""";

	private Completion() {
		// static methods only
	}

	/**
	 * The script.
	 *
	 * @param verbs that may stand first
	 * @param inputs the inputs of an operation that a person gives
	 */
	static String script(final String verbs, final Function<ModuleInfo, List<ModuleItem<?>>> inputs) {
		final List<CommandInfo> operations = new Operations().all();
		return SCRIPT.replace("VERBS", verbs).replace("OPERATIONS", operations.stream().map(Operations::name).collect(Collectors
			.joining(" "))).replace("INPUTS", operations.stream().map(operation -> "\t\t\t" + Operations.name(operation) +
				") words=\"" + inputs.apply(operation).stream().map(item -> item.getName() + "=").collect(Collectors.joining(" ")) +
				"\" ;;").collect(Collectors.joining("\n")));
	}
}
