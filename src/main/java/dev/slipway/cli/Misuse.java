package dev.slipway.cli;

import dev.slipway.deploy.Refused;
import dev.slipway.project.words.Nearest;
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
                .orElseGet(() -> takesValue(line.getCommandSpec()) && wrong.getValue() != null
                        ? unsaid(line.getCommandSpec())
                        : command + ": " + wrong.getMessage() + ".");
        return new Refused(Refused.Cause.USAGE, reason, "Say " + command + " --help to see what it takes.");
    }

    private static String unknown(CommandSpec command, String word) {
        String name = command.qualifiedName();
        if (takesValue(command)) {
            return Nearest.to(option(word), longOptions(command))
                    .map(near -> name + " has no such option; did you mean " + near + "?")
                    .orElse(unsaid(command));
        }
        if (word.startsWith("-")) {
            return name + " has no option " + option(word) + Nearest.end(option(word), longOptions(command));
        }
        if (name.endsWith(SecretCommand.NAME)) {
            return name + " has no such command"
                    + Nearest.end(word, command.subcommands().keySet());
        }
        return command.subcommands().isEmpty()
                ? name + " has no use for " + word + "."
                : name + " has no command " + word
                        + Nearest.end(word, command.subcommands().keySet());
    }

    private static String option(String word) {
        return word.split("=", 2)[0];
    }

    /** Whether a word that does not belong there may be a value: it is not repeated. */
    private static boolean takesValue(CommandSpec command) {
        return command.qualifiedName().endsWith(SecretCommand.SET);
    }

    private static String unsaid(CommandSpec command) {
        return command.qualifiedName() + " takes no value behind the name, for others could read it there.";
    }

    /** Of the short ones each is near each. */
    private static List<String> longOptions(CommandSpec command) {
        return command.optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .toList();
    }
}
