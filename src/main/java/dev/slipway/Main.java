package dev.slipway;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.cli.HowFar;
import dev.slipway.cli.SlipwayCommand;
import dev.slipway.cli.Terminal;
import dev.slipway.secret.Masking;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.wire.SshSettings;
import dev.slipway.vault.PassphraseFile;
import java.io.Console;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The one entry: no arguments opens the window, anything else is the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        WebProxy.properties(System.getenv()).forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        Path home = Path.of(System.getProperty("user.home"));
        String user = System.getProperty("user.name");
        Masking masking = new Masking();
        WorkspaceSettings settings = new WorkspaceSettings(
                DataDirectory.ofPerson(System.getenv(), System.getProperty("os.name"), home),
                SshSettings.of(home, user),
                user,
                machine(),
                Clock.systemUTC(),
                RandomGenerator.getDefault(),
                masking);
        Terminal terminal = terminal(masking);
        HowFar opening = new HowFar(terminal::complain, System::nanoTime);
        Entrance entrance = new Entrance(
                settings,
                PassphraseFile.of(System.getenv()),
                (done, all) -> opening.tell(
                        () -> "The database of the trail is being made anew: %,d of %,d entries".formatted(done, all)));
        System.exit(
                arguments.length == 0
                        ? entrance.window(Optional.empty(), terminal)
                        : SlipwayCommand.run(entrance, terminal, arguments));
    }

    private static Terminal terminal(Masking masking) {
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        boolean interactive = console.isPresent();
        boolean colour = interactive && System.getenv("NO_COLOR") == null;
        return new Terminal(
                System.out,
                System.err,
                new InputStreamReader(System.in, Charset.defaultCharset()),
                interactive,
                colour,
                console.<Terminal.Unseen>map(person -> question -> unseen(person, question))
                        .orElse(Terminal.Unseen.NOBODY),
                masking);
    }

    private static Optional<Secret> unseen(Console person, String question) {
        return Optional.ofNullable(person.readPassword("%s", question))
                .map(String::new)
                .map(Secret::of);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
