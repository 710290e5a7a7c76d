package dev.slipway.promotion;

import dev.slipway.deploy.Mode;
import dev.slipway.promotion.Facts.Approval;
import dev.slipway.promotion.Facts.Changes;
import dev.slipway.promotion.Facts.Check;
import dev.slipway.promotion.Facts.Live;
import dev.slipway.promotion.Facts.Request;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.release.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Facts of a promotion of v1.8.0 that somebody asks for and starts, one after the other. */
record FactsOf(Facts build) {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final Release RELEASE = new Release(
            new Revision("7c1d9e2000000000000000000000000000000000"),
            Optional.of("v1.8.0"),
            Optional.of(new Version("1.8.0")));

    static FactsOf by(String person) {
        return new FactsOf(new Facts(
                new Request(Mode.DEPLOY, RELEASE, Changes.NONE, person, Optional.empty()),
                person,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty()));
    }

    FactsOf mode(Mode mode) {
        return of(new Request(
                mode,
                RELEASE,
                build.request().changes(),
                build.request().by(),
                build.request().schedule()));
    }

    FactsOf migrations() {
        return changing(new Changes(true, true, Set.of("db/V1__a.sql"), Set.of()));
    }

    FactsOf changing(Changes changes) {
        return of(new Request(
                build.request().mode(),
                RELEASE,
                changes,
                build.request().by(),
                build.request().schedule()));
    }

    FactsOf at(Schedule schedule) {
        return of(new Request(
                build.request().mode(),
                RELEASE,
                build.request().changes(),
                build.request().by(),
                Optional.of(schedule)));
    }

    private FactsOf of(Request request) {
        return new FactsOf(new Facts(
                request,
                build.starter(),
                build.soaked(),
                build.checks(),
                build.hold(),
                build.block(),
                build.approvals(),
                build.override()));
    }

    FactsOf soaked(List<Live> soaked) {
        return new FactsOf(new Facts(
                build.request(),
                build.starter(),
                soaked,
                build.checks(),
                build.hold(),
                build.block(),
                build.approvals(),
                build.override()));
    }

    FactsOf check(Check check) {
        return new FactsOf(new Facts(
                build.request(),
                build.starter(),
                build.soaked(),
                List.of(check),
                build.hold(),
                build.block(),
                build.approvals(),
                build.override()));
    }

    FactsOf hold(Decision hold) {
        return new FactsOf(new Facts(
                build.request(),
                build.starter(),
                build.soaked(),
                build.checks(),
                Optional.of(hold),
                build.block(),
                build.approvals(),
                build.override()));
    }

    FactsOf block(Decision block) {
        return new FactsOf(new Facts(
                build.request(),
                build.starter(),
                build.soaked(),
                build.checks(),
                build.hold(),
                Optional.of(block),
                build.approvals(),
                build.override()));
    }

    FactsOf override(Decision override) {
        return new FactsOf(new Facts(
                build.request(),
                build.starter(),
                build.soaked(),
                build.checks(),
                build.hold(),
                build.block(),
                build.approvals(),
                Optional.of(override)));
    }

    FactsOf approved(String person, int minutesAgo) {
        return approved(new Approval(person, NOW.minusSeconds(60L * minutesAgo)));
    }

    FactsOf approved(Approval approval) {
        return new FactsOf(new Facts(
                build.request(),
                build.starter(),
                build.soaked(),
                build.checks(),
                build.hold(),
                build.block(),
                Stream.concat(build.approvals().stream(), Stream.of(approval)).toList(),
                build.override()));
    }
}
