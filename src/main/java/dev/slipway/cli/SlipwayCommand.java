package dev.slipway.cli;

import dev.slipway.promotion.Schedule;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** The command line: the same use cases as the window, one code path each. */
@Command(
        name = "slipway",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = SlipwayCommand.Version.class,
        description = "See it before it happens, watch it while it happens, undo it after it happened.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:the deployment failed, was rolled back or cancelled, or audit verify found the trail broken",
            "2:wrong usage or configuration, or no JDK 25",
            "3:refused by a gate, policy or lease",
            "4:a host could not be reached or its state is unknown"
        })
public final class SlipwayCommand {
    private static final List<String> HELP = List.of("-h", "--help");

    @Mixin
    private final Shared shared = new Shared();

    private SlipwayCommand() {}

    /** Runs a command line and gives the exit status of the process. */
    public static int run(Front front, Terminal terminal, String... arguments) {
        SlipwayCommand root = new SlipwayCommand();
        Shared shared = root.shared;
        Map<String, Supplier<Object>> commands = commands(front, terminal, shared);
        CommandLine line = new CommandLine(root);
        // To read what all of them take would slow each start: where one is named, the others are left out.
        List<String> given = List.of(arguments);
        if (named(given).filter(commands::containsKey).isPresent() && Collections.disjoint(given, HELP)) {
            commands.keySet().retainAll(given);
        }
        commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        Clock clock = Clock.system(ZoneId.systemDefault());
        line.registerConverter(Instant.class, new MomentConverter(clock));
        line.registerConverter(ZoneId.class, SlipwayCommand::zone);
        line.registerConverter(Schedule.class, new At.Converter(clock));
        line.setOut(terminal.out()).setErr(terminal.err());
        line.setExecutionExceptionHandler((fault, _, _) -> shared.unexpected(terminal, fault));
        line.setParameterExceptionHandler(
                (wrong, _) -> Shared.refuse(terminal, Misuse.of(wrong), given.contains("--json")));
        return line.execute(arguments);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new CommandLine.TypeConversionException(
                    "'" + name + "' is no time zone; write one such as Europe/Zurich, UTC or +01:00");
        }
    }

    private static Map<String, Supplier<Object>> commands(Front front, Terminal terminal, Shared shared) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("open", () -> new OpenCommand(front, terminal, shared));
        commands.put("demo", () -> new DemoCommand(front, terminal, shared));
        commands.put("doctor", () -> new DoctorCommand(front, terminal, shared));
        commands.put("status", () -> new StatusCommand(front, terminal, shared));
        commands.put("plan", () -> new PlanCommand(front, terminal, shared));
        commands.put("deploy", () -> new DeployCommand(front, terminal, shared));
        commands.put("promote", () -> new PromoteCommand(front, terminal, shared));
        commands.put("request", () -> new RequestCommand(front, terminal, shared));
        commands.put("approvals", () -> new ApprovalsCommand(front, terminal, shared));
        commands.put("approve", () -> new ApproveCommand(front, terminal, shared));
        commands.put("reject", () -> new AnswerCommand.Reject(front, terminal, shared));
        commands.put("withdraw", () -> new AnswerCommand.Withdraw(front, terminal, shared));
        commands.put("comment", () -> new AnswerCommand.Comment(front, terminal, shared));
        commands.put("watch", () -> new WatchCommand(front, terminal, shared));
        commands.put("rollback", () -> new RollbackCommand(front, terminal, shared));
        commands.put("drill", () -> new DrillCommand(front, terminal, shared));
        commands.put("hold", () -> new MarkCommand.Hold(front, terminal, shared));
        commands.put("resume", () -> new MarkCommand.Resume(front, terminal, shared));
        commands.put("block", () -> new MarkCommand.Block(front, terminal, shared));
        commands.put("unblock", () -> new MarkCommand.Unblock(front, terminal, shared));
        commands.put("note", () -> new NoteCommand(front, terminal, shared));
        commands.put("recover", () -> new RecoverCommand(front, terminal, shared));
        commands.put("fetch", () -> new FetchCommand(front, terminal, shared));
        commands.put("notes", () -> new NotesCommand(front, terminal, shared));
        commands.put("tag", () -> new TagCommand(front, terminal, shared));
        commands.put("secret", () -> new SecretCommand(front, terminal, shared));
        commands.put("host-guard", () -> new HostGuardCommand(front, terminal, shared));
        commands.put("logs", () -> new LogsCommand(front, terminal, shared));
        commands.put("audit", () -> new AuditCommand(front, terminal, shared));
        commands.put("gallery", () -> new GalleryCommand(front, terminal));
        return commands;
    }

    /** The first argument that is no option: a command, a mistake, or the value of an option. */
    private static Optional<String> named(List<String> arguments) {
        return arguments.stream().filter(a -> !a.startsWith("-")).findFirst();
    }

    /** The version in the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SlipwayCommand.class.getPackage().getImplementationVersion();
            return new String[] {"slipway " + (version == null ? "unpackaged" : version)};
        }
    }
}
