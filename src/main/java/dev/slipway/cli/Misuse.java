package dev.slipway.cli;

import dev.slipway.deploy.Refused;
import dev.slipway.project.words.Nearest;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What is wrong with a command line: one sentence, and where it stands what is right. */
final class Misuse {
    private Misuse() {}

    /** An unknown word is told before what is missing: where an option is mistyped, both are so. */
    static Refused of(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        String reason = line.getUnmatchedArguments().stream()
                .findFirst()
                .map(word -> unknown(line.getCommandSpec(), word))
                .orElseGet(() -> command + ": " + wrong.getMessage() + ".");
        return new Refused(Refused.Cause.USAGE, reason, "Say " + command + " --help to see what it takes.");
    }

    private static String unknown(CommandSpec command, String word) {
        String name = command.qualifiedName();
        if (word.startsWith("-")) {
            String option = word.split("=", 2)[0];
            return name + " has no option " + option + near(option, longOptions(command));
        }
        if (name.endsWith(SecretCommand.SET)) {
            return name + " takes no value behind the name, for others could read it there.";
        }
        return command.subcommands().isEmpty()
                ? name + " has no use for " + word + "."
                : name + " has no command " + word
                        + near(word, command.subcommands().keySet());
    }

    /** Of the short ones each is near each. */
    private static List<String> longOptions(CommandSpec command) {
        return command.optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .toList();
    }

    private static String near(String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse(".");
    }
}
