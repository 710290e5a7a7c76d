package dev.slipway.logs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Lines as programs write them, and spoilt: cut, joined, with parts changed, doubled and taken out. */
final class Spoilt {
    /** What lines are made of, and what is hard to read in them. */
    static final List<String> PARTS = List.of(
            (" |  |\t|[|]|[]|{|}|\"|\\|\\\"|:|: |::|=|,|-| - | -- |/|.|#|*|@|<|>|(|)|1|9|00|12|59|99|\r|\n|\u000B|Z|T|+|+01:00|-0330"
                            + "|+0|+19:00|UTC|UTC |GMT |MSK |EST|CEST |BST|ZULU|INFO|INFO |info|[info]|[INFO] |WARN|WARN  |WARNING"
                            + "|ERROR|ERROR: |ERROR:  |Error|Exception|Exception: |LOG:  |DETAIL:  |QUERY:  |DEBUG7:  |PANIC|panic: |UN\u212AOWN "
                            + "|un\u212Aown|unknown|level=|level=warn |lvl=30 |time=|ts=1795132816 |msg=|msg=\"|message=x |a=b |ä=1 |\"level\":|\"level\":30,"
                            + "|\"time\":|\"time\":1795132816046,|\"ts\":1795132816.5,|\"log\":{|\"stream\":\"x\",|\\n|\\u0041|\\u00e4|\\ud800|\\x|\\r\\n"
                            + "|\\n\\n|null|true|1e5|-1|2026-11-30|2026-11-30 10:00:00|2026-11-30T10:00:00Z|2026-02-29 10:00:00|2026/11/30 25:00:00"
                            + "|2026-03-29 02:30:00|2026-10-25T02:30:00.5|10:00:00 |10:00:00.123 |23:59:59,9 |Feb 29 |Nov 30 |Nov  3 10:00:00 web-1 a: "
                            + "|Nov 30, 2026 1:00:00 PM |[main] |[4711] |[error] 29#31: |main.go:23: |.go:|stdout F |stderr P |<11>|<11>1 |<191>1 - "
                            + "|I1120 |E, [|#77]| --- |Caused by: |... 3 more|... 1 common frames|Traceback (most recent call last):"
                            + "|Exception in thread \"main\" |a.b.CError|$|_|ä|\u2028|\u0085|€|𝄞|[10/Oct/2000:13:55:36 -0700] |\"GET / HTTP/1.1\" 200 |- - "
                            + "|web-1 |CRON[99]: |shop@shopdb |[Fri Nov 20 00:00:15 2026] |[proxy:warn] |[core:trace3] ")
                    .split("\\|"));

    private static final int MOST_CHANGES = 4;

    private final Random random;
    private final Written written;
    private byte[] before = {};

    Spoilt(long seed, Instant from) {
        this.random = new Random(seed);
        this.written = new Written(seed, from);
    }

    /** The lines of the next record as they are; one of them spoilt comes from {@link #spoil}. */
    List<byte[]> next() {
        return written.next().lines().stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    byte[] spoil(byte[] line) {
        byte[] spoilt = line;
        for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
            spoilt = change(spoilt);
        }
        before = line;
        return spoilt;
    }

    private byte[] change(byte[] line) {
        int at = place(line);
        int to = at + random.nextInt(Math.min(line.length - at, random.nextBoolean() ? 4 : 40) + 1);
        return switch (random.nextInt(10)) {
            case 0 -> Arrays.copyOf(line, at);
            case 1 -> Arrays.copyOfRange(line, at, line.length);
            case 2 -> joined(line, 0, at, new byte[] {(byte) random.nextInt(256)}, at, line.length);
            case 3 ->
                joined(
                        line,
                        0,
                        at,
                        new byte[] {(byte) (' ' + random.nextInt(95))},
                        Math.min(at + 1, line.length),
                        line.length);
            case 4 -> joined(line, 0, at, new byte[] {}, to, line.length);
            case 5 -> joined(line, 0, to, new byte[] {}, at, line.length);
            case 6 -> joined(line, 0, at, before, to, line.length);
            case 7 -> joined(line, 0, at, part(), to, line.length);
            default -> joined(line, 0, at, part(), at, line.length);
        };
    }

    /** Most that decides stands at the beginning. */
    private int place(byte[] line) {
        int most = random.nextBoolean() ? Math.min(line.length, 50) : line.length;
        return random.nextInt(most + 1);
    }

    private byte[] part() {
        return PARTS.get(random.nextInt(PARTS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] line, int from, int to, byte[] between, int again, int end) {
        byte[] joined = Arrays.copyOf(Arrays.copyOfRange(line, from, to), to - from + between.length + end - again);
        System.arraycopy(between, 0, joined, to - from, between.length);
        System.arraycopy(line, again, joined, to - from + between.length, end - again);
        return joined;
    }
}
