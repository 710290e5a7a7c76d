package dev.slipway.journal.live;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of its own that appends from several threads and prints a line {@code subject sequence} for each append that
 * has returned. Arguments: the directory, the process's name, the number of threads, the appends of each thread.
 */
final class AppendingProcess {
    private AppendingProcess() {}

    public static void main(String[] args) throws InterruptedException {
        String name = args[1];
        int each = Integer.parseInt(args[3]);
        try (Journal journal = Journals.open(Path.of(args[0]), Clock.systemUTC())) {
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < Integer.parseInt(args[2]); thread++) {
                String prefix = name + "-" + thread + "-";
                threads.add(Thread.ofVirtual().start(() -> append(journal, prefix, each)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void append(Journal journal, String prefix, int count) {
        Actor actor = new Actor("ann", "desk", "Ann <ann@example.org>");
        for (int number = 0; number < count; number++) {
            Entry entry = journal.append(new Draft(actor, "kind", prefix + number, "{\"n\":" + number + "}"));
            System.out.print(entry.subject() + " " + entry.sequence() + "\n");
        }
    }
}
