package dev.slipway.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes what git-fast-import(1) reads; everything that is made gets the next mark. */
final class FastImport {
    private final OutputStream out;
    private int marks;

    FastImport(OutputStream out) {
        this.out = out;
    }

    /** @param who with the time, as git writes it */
    record Text(String who, String message) {}

    int blob(String content) throws IOException {
        marks++;
        line("blob\nmark :" + marks);
        data(content);
        return marks;
    }

    /**
     * A commit on top of a ref.
     *
     * @param base where it begins if not at the ref's last commit; 0 for none
     * @param merged the second parent; 0 for none
     */
    int commit(String ref, Text text, int base, int merged, Iterable<String> changes) throws IOException {
        marks++;
        line("commit " + ref + "\nmark :" + marks + "\nauthor " + text.who() + "\ncommitter " + text.who());
        data(text.message());
        if (base != 0) {
            line("from :" + base);
        }
        if (merged != 0) {
            line("merge :" + merged);
        }
        for (String change : changes) {
            line(change);
        }
        line("");
        return marks;
    }

    /** What a commit says of a file that has this blob now. */
    static String change(String path, int blob) {
        return "M 100644 :" + blob + " " + path;
    }

    void ref(String name, int commit) throws IOException {
        line("reset " + name + "\nfrom :" + commit + "\n");
    }

    void tag(String name, int commit, Text text) throws IOException {
        line("tag " + name + "\nfrom :" + commit + "\ntagger " + text.who());
        data(text.message());
    }

    void done(List<String> scratch) throws IOException {
        for (String ref : scratch) {
            line("reset " + ref + "\nfrom 0000000000000000000000000000000000000000\n");
        }
        line("done");
        out.flush();
    }

    private void data(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        line("data " + bytes.length);
        out.write(bytes);
        out.write('\n');
    }

    private void line(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
