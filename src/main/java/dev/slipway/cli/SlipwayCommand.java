package dev.slipway.cli;

import dev.slipway.deploy.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line: the same use cases as the window, one code path each. */
@Command(
        name = "slipway",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = SlipwayCommand.Version.class,
        description = "See it before it happens, watch it while it happens, undo it after it happened.",
        footer = {
            "",
            "Exit status: 0 done, 1 the deployment failed or was rolled back, or audit verify found the trail broken,",
            "2 wrong usage or configuration, or no JDK 25, 3 refused by a gate, policy or lease,",
            "4 a host could not be reached or its state is unknown."
        })
public final class SlipwayCommand {

    @Mixin
    private final Shared shared = new Shared();

    private SlipwayCommand() {}

    /** Runs a command line and gives the exit status of the process. */
    public static int run(Front front, Terminal terminal, String... arguments) {
        SlipwayCommand root = new SlipwayCommand();
        Shared shared = root.shared;
        CommandLine line = new CommandLine(root)
                .addSubcommand(new OpenCommand(front, terminal, shared))
                .addSubcommand(new DemoCommand(front, terminal))
                .addSubcommand(new DoctorCommand(front, terminal, shared))
                .addSubcommand(new StatusCommand(front, terminal, shared))
                .addSubcommand(new PlanCommand(front, terminal, shared))
                .addSubcommand(new DeployCommand(front, terminal, shared))
                .addSubcommand(new PromoteCommand(front, terminal, shared))
                .addSubcommand(new RollbackCommand(front, terminal, shared))
                .addSubcommand(new RecoverCommand(front, terminal, shared))
                .addSubcommand(new TagCommand(front, terminal, shared))
                .addSubcommand(new AuditCommand(front, terminal, shared))
                .addSubcommand(new GalleryCommand(front, terminal));
        line.registerConverter(Instant.class, new MomentConverter(Clock.system(ZoneId.systemDefault())));
        line.setOut(terminal.out()).setErr(terminal.err());
        line.setExecutionExceptionHandler((fault, _, _) -> shared.unexpected(terminal, fault));
        IParameterExceptionHandler usual = line.getParameterExceptionHandler();
        line.setParameterExceptionHandler((wrong, given) -> {
            if (List.of(given).contains("--json")) {
                terminal.object(Map.of("refused", misused(wrong)));
            }
            return usual.handleParseException(wrong, given);
        });
        return line.execute(arguments);
    }

    private static Refused misused(ParameterException wrong) {
        return new Refused(Refused.Cause.USAGE, String.valueOf(wrong.getMessage()), "Say --help to see what it takes.");
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
