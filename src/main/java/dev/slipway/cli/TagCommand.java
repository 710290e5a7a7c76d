package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.Proposal;
import dev.slipway.app.ProposedVersion;
import dev.slipway.app.Sent;
import dev.slipway.app.TagMessage;
import dev.slipway.app.Workspace;
import dev.slipway.git.Tag;
import dev.slipway.git.TransferProgress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Make an annotated tag; without VERSION the next one is proposed from the commits.")
final class TagCommand implements Callable<Integer> {
    private static final int LONGEST = 1 << 20;
    private static final String USUAL = "";

    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(index = "0", arity = "0..1", paramLabel = "VERSION", description = "such as 1.9.0")
    private Optional<String> version = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "REVISION", description = "what is tagged (default: HEAD)")
    private Optional<String> revision = Optional.empty();

    @Option(
            names = "-m",
            paramLabel = "MESSAGE",
            description = "the tag's message (default: its name and the release notes)")
    private Optional<String> message = Optional.empty();

    @Option(
            names = "-F",
            paramLabel = "FILE",
            description = "the tag's message from a file, - for standard input; lines that begin with # stay")
    private Optional<String> file = Optional.empty();

    @Option(
            names = "--push",
            arity = "0..1",
            fallbackValue = USUAL,
            paramLabel = "REMOTE",
            preprocessor = Attached.class,
            description = "push the tag right after (default: to origin, or the only remote)")
    private Optional<String> push = Optional.empty();

    TagCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    /** The remote is named with = only: a version may stand behind the option. */
    static final class Attached implements CommandLine.IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> rest, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            if (" ".equals(info.get("separator"))) {
                rest.push(USUAL);
            }
            return false;
        }
    }

    @Override
    public Integer call() {
        return shared.withProject(front, terminal, this::tag);
    }

    /** Where the tag is to go is known before it is made. */
    private int tag(Workspace workspace) throws InterruptedException {
        Outcome<Optional<String>> remote = push.<Outcome<Optional<String>>>map(
                        name -> workspace.pushing().remote(named(name)).map(Optional::of))
                .orElseGet(() -> new Outcome.Done<>(Optional.empty()));
        return switch (remote) {
            case Outcome.No<Optional<String>>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<Optional<String>>(var to) ->
                switch (message().then(said -> tagged(workspace, said))) {
                    case Outcome.No<Tag>(var refused) -> shared.refuse(terminal, refused);
                    case Outcome.Done<Tag>(var tag) -> {
                        if (shared.json()) {
                            terminal.object(tag);
                        } else {
                            terminal.line(tag.name() + " at " + tag.revision().abbreviated());
                        }
                        yield to.isPresent() ? pushed(workspace, tag, to.get()) : ExitStatus.DONE;
                    }
                };
        };
    }

    private static Optional<String> named(String remote) {
        return Optional.of(remote).filter(name -> !name.equals(USUAL));
    }

    private Outcome<Tag> tagged(Workspace workspace, TagMessage said) {
        return version.isPresent()
                ? workspace.tag(version, revision, said)
                : workspace
                        .proposedVersion(revision)
                        .then(next ->
                                accepted(next).then(called -> workspace.tag(Optional.of(called), revision, said)));
    }

    private int pushed(Workspace workspace, Tag tag, String remote) throws InterruptedException {
        try {
            Outcome<Sent> sent = switch (workspace.pushing().pushTag(tag.name(), Optional.of(remote))) {
                case Outcome.No<Proposal.Sending>(var refused) -> new Outcome.No<>(refused);
                case Outcome.Done<Proposal.Sending>(var proposal) ->
                    workspace.pushing().carryOut(proposal, TransferProgress.UNHEARD);
            };
            return switch (sent) {
                case Outcome.Done<Sent>(var done) -> {
                    if (shared.json()) {
                        done.refs().forEach(terminal::object);
                    } else {
                        terminal.line("pushed to " + remote);
                    }
                    yield ExitStatus.DONE;
                }
                case Outcome.No<Sent>(var refused) -> {
                    terminal.complain("The tag " + tag.name()
                            + " is made here, but not pushed. Once that can be done: git push " + remote + " "
                            + tag.name() + "; or take it back: git tag -d " + tag.name());
                    yield shared.refuse(terminal, refused);
                }
            };
        } catch (RuntimeException | InterruptedException unanswered) {
            terminal.complain("The tag " + tag.name() + " is made here. It is not known whether " + remote
                    + " has it: push again to find out: git push " + remote + " " + tag.name());
            throw unanswered;
        }
    }

    private Outcome<TagMessage> message() {
        if (message.isPresent() && file.isPresent()) {
            return Outcome.usage("-m and -F both give the message.", "Give one of them.");
        }
        return message.<Outcome<TagMessage>>map(words -> new Outcome.Done<>(new TagMessage.Words(words)))
                .or(() -> file.map(this::read))
                .orElseGet(() -> new Outcome.Done<>(new TagMessage.Proposed()));
    }

    private Outcome<TagMessage> read(String name) {
        try {
            Optional<String> text = name.equals("-")
                    ? Optional.of(terminal.rest(LONGEST + 1)).filter(rest -> rest.length() <= LONGEST)
                    : content(Path.of(name));
            return text.<Outcome<TagMessage>>map(words -> new Outcome.Done<>(new TagMessage.Words(words)))
                    .orElseGet(() -> Outcome.usage(
                            "The message in " + name + " is longer than 1 MiB.",
                            "A tag's message is text for people."));
        } catch (NoSuchFileException | InvalidPathException e) {
            return Outcome.usage(
                    "There is no file " + name + ".", "Name the file that holds the message, or - for standard input.");
        } catch (CharacterCodingException e) {
            return Outcome.usage("The file " + name + " is not UTF-8.", "Convert it, such as with iconv.");
        } catch (IOException e) {
            return Outcome.usage(
                    "The file " + name + " cannot be read: " + e.getMessage() + ".", "Name a file that you may read.");
        }
    }

    /** Empty where it is too long. */
    private static Optional<String> content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            return bytes.length > LONGEST
                    ? Optional.empty()
                    : Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        }
    }

    private Outcome<String> accepted(ProposedVersion next) {
        if (shared.yes()) {
            return new Outcome.Done<>(next.version());
        }
        Optional<String> answer = shared.ask(terminal, next.reason() + " Type yes to tag it:");
        if (answer.isEmpty()) {
            return Outcome.usage(
                    shared.nobody() + ". " + next.reason(), "Say --yes, or slipway tag " + next.version() + ".");
        }
        return answer.get().strip().equals("yes")
                ? new Outcome.Done<>(next.version())
                : Outcome.gate("Not tagged. " + next.reason(), "Say slipway tag " + next.version() + ".");
    }
}
