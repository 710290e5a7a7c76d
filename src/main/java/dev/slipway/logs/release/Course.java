package dev.slipway.logs.release;

import dev.slipway.logs.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which release the hosts of a deployment ran when: what was live before, its own, and perhaps the former again. */
public final class Course {
    private final String release;
    private final Map<String, String> before;
    private final Map<String, List<Stretch>> hosts = new LinkedHashMap<>();
    private final List<Instant> switches;

    /** A time during which a host was in one part; its end is not part of it. */
    private record Stretch(Part part, Instant from, Instant until) {
        boolean has(Instant time) {
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    /**
     * @param release that of the deployment
     * @param before what was live on each of its hosts, by their names; empty where nothing was
     * @param own what the deployment did
     * @param others what all deployments did, this one perhaps among them
     */
    public Course(String release, Map<String, String> before, List<Mark> own, List<Mark> others) {
        this.release = release;
        this.before = new LinkedHashMap<>(before);
        before.forEach((host, live) -> hosts.put(host, stretches(live, changes(host, own), changes(host, others))));
        this.switches = own.stream()
                .filter(mark -> mark.kind() == Mark.Kind.SWITCHED && before.containsKey(mark.host()))
                .map(Mark::time)
                .sorted()
                .toList();
    }

    private static List<Mark> changes(String host, List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.host().equals(host))
                .filter(mark -> mark.kind() == Mark.Kind.SWITCHED || mark.kind() == Mark.Kind.ROLLED_BACK)
                .sorted(Comparator.comparing(Mark::time))
                .toList();
    }

    private static List<Stretch> stretches(String live, List<Mark> own, List<Mark> others) {
        Optional<Instant> switched = first(own, Mark.Kind.SWITCHED, Instant.MIN);
        Instant end = switched.orElse(Instant.MAX);
        List<Stretch> stretches = new ArrayList<>();
        if (!live.isEmpty()) {
            stretches.add(new Stretch(Part.BEFORE, since(live, end, others), end));
        }
        switched.ifPresent(at -> {
            Optional<Instant> back = first(own, Mark.Kind.ROLLED_BACK, at);
            Instant last = own.getLast().time();
            Instant next = others.stream()
                    .map(Mark::time)
                    .filter(time -> time.isAfter(last))
                    .findFirst()
                    .orElse(Instant.MAX);
            stretches.add(new Stretch(Part.WITH, at, back.orElse(next)));
            back.filter(_ -> !live.isEmpty()).ifPresent(from -> stretches.add(new Stretch(Part.BACK, from, next)));
        });
        return stretches;
    }

    private static Optional<Instant> first(List<Mark> marks, Mark.Kind kind, Instant from) {
        return marks.stream()
                .filter(mark -> mark.kind() == kind && !mark.time().isBefore(from))
                .map(Mark::time)
                .findFirst();
    }

    /** Since when a release was live without a break when it was replaced, as far as that is known. */
    private static Instant since(String live, Instant end, List<Mark> others) {
        Instant since = Instant.MIN;
        boolean same = false;
        for (Mark mark : others) {
            if (!mark.time().isBefore(end)) {
                break;
            }
            boolean stays = mark.release().equals(live);
            if (!stays || !same) {
                since = mark.time();
            }
            same = stays;
        }
        return since;
    }

    /** In which part a host was then; empty where the deployment says nothing of that. */
    public Optional<Part> at(String host, Instant time) {
        return hosts.getOrDefault(host, List.of()).stream()
                .filter(stretch -> stretch.has(time))
                .map(Stretch::part)
                .findFirst();
    }

    /** How long a host was in a part, from one time until another. */
    Duration time(String host, Part part, Instant from, Instant until) {
        return hosts.getOrDefault(host, List.of()).stream()
                .filter(stretch -> stretch.part() == part)
                .map(stretch -> between(later(stretch.from(), from), earlier(stretch.until(), until)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** When a host was first in a part, from one time until another. */
    Optional<Instant> since(String host, Part part, Instant from, Instant until) {
        return hosts.getOrDefault(host, List.of()).stream()
                .filter(stretch -> stretch.part() == part)
                .map(stretch -> new Stretch(part, later(stretch.from(), from), earlier(stretch.until(), until)))
                .filter(stretch -> stretch.from().isBefore(stretch.until()))
                .map(Stretch::from)
                .findFirst();
    }

    private static Duration between(Instant from, Instant until) {
        return from.isBefore(until) ? Duration.between(from, until) : Duration.ZERO;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The hosts of the deployment. */
    public Set<String> hosts() {
        return Set.copyOf(hosts.keySet());
    }

    /** The hosts that were in a part. */
    List<String> hosts(Part part) {
        return hosts.entrySet().stream()
                .filter(host -> host.getValue().stream().anyMatch(stretch -> stretch.part() == part))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What ran in a part; several names where the hosts differed. */
    String release(Part part) {
        return part == Part.WITH
                ? release
                : String.join(
                        ", ",
                        before.values().stream()
                                .filter(name -> !name.isEmpty())
                                .distinct()
                                .toList());
    }

    /** When hosts were switched, in order. */
    List<Instant> switches() {
        return switches;
    }
}
