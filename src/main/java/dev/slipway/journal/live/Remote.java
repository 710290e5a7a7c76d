package dev.slipway.journal.live;

import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Mark;
import dev.slipway.journal.Trouble;
import dev.slipway.journal.files.Backend;
import dev.slipway.journal.files.Head;
import dev.slipway.journal.files.Proposal;
import dev.slipway.journal.files.Span;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal through the process that owns it. */
final class Remote implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger(Remote.class);

    private final Frames questions;
    private final Frames news;
    private volatile boolean ended;

    private Remote(Frames questions, Frames news) {
        this.questions = questions;
        this.news = news;
    }

    /**
     * Connects to the owner, if there is one that listens.
     *
     * @param changed called after appends
     * @param lost called once, when the owner has ended or this was closed
     */
    static Optional<Remote> connect(Path directory, Runnable changed, Runnable lost) throws IOException {
        Optional<Path> socket = new Address(directory).read();
        if (socket.isEmpty()) {
            return Optional.empty();
        }
        try {
            Remote remote = new Remote(dial(socket.get()), dial(socket.get()));
            remote.news.write(new Message.Ask(Message.Matter.WATCH));
            Thread.ofPlatform().daemon().name("journal-news").start(() -> remote.watch(changed, lost));
            return Optional.of(remote);
        } catch (IOException e) {
            LOG.debug("The owner of the journal that is noted there has ended", e);
            return Optional.empty();
        }
    }

    @Override
    public List<Entry> append(List<Proposal> proposals) throws IOException {
        return entries(new Message.Append(proposals));
    }

    /** The owner does that by itself. */
    @Override
    public void index() {}

    @Override
    public List<Entry> find(Criteria criteria, int limit, long low, long high) throws IOException {
        return entries(new Message.Find(criteria, limit, low, high));
    }

    @Override
    public List<Mark> marks(String kind, int limit, Span whole) throws IOException {
        Message answer = ask(new Message.FindMarks(kind, limit, whole));
        if (answer instanceof Message.Marks(List<Mark> marks)) {
            return marks;
        }
        throw unexpected(answer);
    }

    @Override
    public Span span(Criteria criteria, Span whole) throws IOException {
        Message answer = ask(new Message.Narrow(criteria, whole));
        if (answer instanceof Message.Part(Span span)) {
            return span;
        }
        throw unexpected(answer);
    }

    @Override
    public List<Entry> range(long low, long high) throws IOException {
        return entries(new Message.Range(low, high));
    }

    @Override
    public long last() throws IOException {
        Message answer = ask(new Message.Ask(Message.Matter.LAST));
        if (answer instanceof Message.Last(long sequence)) {
            return sequence;
        }
        throw unexpected(answer);
    }

    @Override
    public Optional<Head> noted() throws IOException {
        Message answer = ask(new Message.Ask(Message.Matter.NOTED));
        if (answer instanceof Message.Noted(Optional<Head> head)) {
            return head;
        }
        throw unexpected(answer);
    }

    @Override
    public void close() {
        for (Frames frames : List.of(questions, news)) {
            try {
                frames.close();
            } catch (IOException e) {
                LOG.debug("The connection to the owner of the journal did not close", e);
            }
        }
    }

    /** Whether the owner has ended or this was closed. */
    boolean ended() {
        return ended;
    }

    private static Frames dial(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new Frames(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void watch(Runnable changed, Runnable lost) {
        try {
            while (news.read() instanceof Message.Last) {
                changed.run();
            }
        } catch (IOException e) {
            LOG.debug("The owner of the journal has ended", e);
        }
        ended = true;
        lost.run();
    }

    private List<Entry> entries(Message.Question question) throws IOException {
        Message answer = ask(question);
        if (answer instanceof Message.Entries(List<Entry> entries)) {
            return entries;
        }
        throw unexpected(answer);
    }

    private Message ask(Message.Question question) throws IOException {
        questions.write(question);
        Message answer = questions.read();
        if (answer instanceof Message.Failed(Trouble trouble)) {
            throw new JournalException(trouble);
        }
        return answer;
    }

    private static IOException unexpected(Message answer) {
        return new IOException(
                "The owner of the journal answered with " + answer.getClass().getSimpleName());
    }
}
