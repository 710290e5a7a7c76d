package dev.slipway.app;

import static dev.slipway.forge.RecordedForge.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Finding.Level;
import dev.slipway.deploy.Refused;
import dev.slipway.forge.Check.State;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Query;
import dev.slipway.release.Revision;
import dev.slipway.secret.Secret;
import dev.slipway.vault.Passphrases;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of commits are asked for with the token that the vault has, and not more often than needed. */
class CommitChecksTest {
    @TempDir
    private Path directory;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-30T10:00:00Z"));
    private CheckedProject shop;
    private Revision commit;

    @BeforeEach
    void make() {
        shop = new CheckedProject(directory, clock);
        commit = shop.commit();
        shop.hasRuns(commit, "github-check-runs.json");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private CommitChecks checks() {
        return shop.workspace().checks();
    }

    private int asked() {
        return shop.forge().asked().size();
    }

    private void later(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    private static Optional<State> state(ChecksSeen seen) {
        assertThat(seen).isInstanceOf(ChecksSeen.Told.class);
        return ((ChecksSeen.Told) seen).checks().state();
    }

    private static String reason(ChecksSeen seen) {
        assertThat(seen).isInstanceOf(ChecksSeen.Untold.class);
        return ((ChecksSeen.Untold) seen).why().reason();
    }

    /** A person who types the passphrase, and counts how often. */
    private static final class Person implements Passphrases {
        private int questions;

        @Override
        public Optional<Secret> given() {
            return Optional.empty();
        }

        @Override
        public Optional<Secret> asked() {
            questions++;
            return Optional.of(Secret.of(CheckedProject.PASSPHRASE));
        }

        @Override
        public Optional<Secret> chosen(String why) {
            return Optional.empty();
        }
    }

    /** A passphrase that was given beforehand, and how often it was read. */
    private static final class Given implements Passphrases {
        private final String passphrase;
        private int readings;

        Given(String passphrase) {
            this.passphrase = passphrase;
        }

        @Override
        public Optional<Secret> given() {
            readings++;
            return Optional.of(Secret.of(passphrase));
        }

        @Override
        public Optional<Secret> asked() {
            return Optional.empty();
        }

        @Override
        public Optional<Secret> chosen(String why) {
            return Optional.empty();
        }
    }

    @Test
    void withoutATokenNothingIsAsked() throws InterruptedException {
        assertThat(checks().of(commit)).isEqualTo(new ChecksSeen.NoToken("GitHub at 127.0.0.1"));
        assertThat(checks().anew(commit)).isInstanceOf(ChecksSeen.NoToken.class);
        assertThat(asked()).isZero();
    }

    @Test
    void aProjectThatLiesAtNoForgeHasNothingToTell() throws InterruptedException {
        shop.project()
                .configure(CheckedProject.configuration(URI.create("https://a")).replaceFirst("(?m)^forge.*$", ""));

        assertThat(checks().of(commit)).isEqualTo(new ChecksSeen.Nowhere());
        assertThat(checks().keepToken(Secret.of(CheckedProject.TOKEN))).isInstanceOf(Outcome.No.class);
    }

    @Test
    void whyTheRepositoryLiesAtNoForgeIsSaidAsItIs() {
        String file = CheckedProject.configuration(URI.create("https://git.example"));

        shop.project().configure(file.replaceFirst("(?m)^forge.*$", ""));
        assertThat(refused().reason()).isEqualTo("No remote of the repository lies at GitHub or GitLab.");
        assertThat(refused().remedy()).startsWith("Name the server in slipway.yaml");

        shop.project().configure(file.replace(", repository: shop/shop-api", ""));
        assertThat(refused().reason())
                .isEqualTo("No remote has the address of a repository on git.example, which slipway.yaml names.");
        assertThat(refused().remedy()).startsWith("Say there under forge which repository it is");

        shop.project().configure(file.replace("shop/shop-api", "shop/back/api"));
        assertThat(refused().reason())
                .isEqualTo("slipway.yaml names the repository shop/back/api on git.example, and GitHub has none of such"
                        + " a path.");
    }

    private Refused refused() {
        Outcome<String> outcome = checks().forgeName();
        assertThat(outcome).isInstanceOf(Outcome.No.class);
        return ((Outcome.No<String>) outcome).refused();
    }

    @Test
    void whatWasToldIsKeptForAWhile() throws InterruptedException {
        shop.hasToken();

        assertThat(state(checks().of(commit))).contains(State.PASSED);
        checks().of(commit);
        assertThat(asked()).isEqualTo(2);

        later(Duration.ofMinutes(11));
        checks().of(commit);
        assertThat(asked()).isEqualTo(4);
    }

    @Test
    void whatIsNotDoneIsAskedForAgainSoon() throws InterruptedException {
        shop.hasToken();
        shop.forge()
                .hasChecks(
                        "shop/shop-api",
                        commit,
                        "{\"check_runs\": [{\"name\": \"build\", \"status\": \"in_progress\"}]}",
                        recorded("github-status-none.json"));
        assertThat(CommitChecks.running(checks().of(commit))).isTrue();

        shop.hasRuns(commit, "github-check-runs.json");
        later(Duration.ofSeconds(31));
        assertThat(state(checks().of(commit))).contains(State.PASSED);
    }

    @Test
    void nobodyIsAskedForThePassphraseUntilTheyWantToSeeTheChecks() throws InterruptedException {
        shop.hasToken();
        Person person = new Person();
        shop.open(person);

        assertThat(checks().of(commit)).isEqualTo(new ChecksSeen.Locked("GitHub at 127.0.0.1"));
        assertThat(person.questions).isZero();
        assertThat(asked()).isZero();

        assertThat(state(checks().anew(commit))).contains(State.PASSED);
        Revision other = shop.commit();
        shop.hasRuns(other, "github-check-runs.json");
        shop.workspace().secrets().lock();
        assertThat(state(checks().of(other))).contains(State.PASSED);
        assertThat(person.questions).isEqualTo(1);
    }

    @Test
    void aVaultThatDidNotOpenIsNotTriedForEachCommit() throws InterruptedException {
        shop.hasToken();
        Given wrong = new Given("wrong horse");
        shop.open(wrong);

        assertThat(reason(checks().of(commit))).contains("not the passphrase");
        assertThat(checks().of(shop.commit())).isEqualTo(new ChecksSeen.Locked("GitHub at 127.0.0.1"));
        assertThat(wrong.readings).isEqualTo(1);

        assertThat(reason(checks().anew(commit))).contains("not the passphrase");
        assertThat(wrong.readings).isEqualTo(2);
    }

    @Test
    void aTokenThatIsNotTakenIsNotTriedAgainUntilItChangesOrAPersonWantsIt() throws InterruptedException {
        shop.hasToken();
        String path = "/api/v3/repos/shop/shop-api/commits/" + commit.id() + "/check-runs?filter=latest&per_page=30";
        shop.forge().answers(path, 401, Map.of(), recorded("github-401.json"));
        assertThat(reason(checks().of(commit))).isEqualTo("GitHub at 127.0.0.1 does not accept the token.");

        Revision other = shop.commit();
        later(Duration.ofHours(5));
        assertThat(reason(checks().of(other))).isEqualTo("GitHub at 127.0.0.1 does not accept the token.");
        assertThat(asked()).isEqualTo(1);

        checks().anew(commit);
        assertThat(asked()).isEqualTo(2);

        shop.hasRuns(commit, "github-check-runs.json");
        checks().keepToken(Secret.of("ghp_another"));
        assertThat(state(checks().of(commit))).contains(State.PASSED);
        assertThat(shop.forge().asked().getLast().header("Authorization")).containsExactly("Bearer ghp_another");
    }

    @Test
    void anAnswerThatDoesNotTellWhetherTheTokenIsTakenDoesNotBringItBack() throws InterruptedException {
        shop.hasToken();
        String path = "/api/v3/repos/shop/shop-api/commits/" + commit.id() + "/check-runs?filter=latest&per_page=30";
        shop.forge().answers(path, 401, Map.of(), recorded("github-401.json"));
        checks().of(commit);
        shop.forge().answers(path, 503, Map.of(), "{}");
        checks().anew(commit);
        shop.forge().answers(path, 429, Map.of("Retry-After", "5"), recorded("github-secondary-limit.json"));
        checks().anew(commit);
        later(Duration.ofMinutes(5));

        Revision other = shop.commit();
        assertThat(reason(checks().of(other))).isEqualTo("GitHub at 127.0.0.1 does not accept the token.");
        assertThat(asked()).isEqualTo(3);

        shop.hasRuns(commit, "github-check-runs.json");
        shop.hasRuns(other, "github-check-runs.json");
        checks().anew(commit);
        assertThat(state(checks().of(other))).contains(State.PASSED);
    }

    @Test
    void aForgeThatWantsToBeLeftAloneForAFewSecondsIsAskedWhenTheyAreOver() throws InterruptedException {
        shop.hasToken();
        String path = "/api/v3/repos/shop/shop-api/commits/" + commit.id() + "/check-runs?filter=latest&per_page=30";
        shop.forge().answers(path, 429, Map.of("Retry-After", "5"), recorded("github-secondary-limit.json"));
        assertThat(reason(checks().of(commit))).contains("asked too often");

        shop.hasRuns(commit, "github-check-runs.json");
        later(Duration.ofSeconds(4));
        assertThat(checks().known(commit)).containsInstanceOf(ChecksSeen.Untold.class);
        later(Duration.ofSeconds(1));
        assertThat(state(checks().of(commit))).contains(State.PASSED);
    }

    @Test
    void aCommitThatNamesAnotherServerGetsNoTokenForIt() throws InterruptedException {
        shop.hasToken();
        shop.project().configure(CheckedProject.configuration(URI.create("https://evil.example")));

        assertThat(checks().of(commit)).isEqualTo(new ChecksSeen.NoToken("GitHub at evil.example"));
        assertThat(checks().anew(commit)).isInstanceOf(ChecksSeen.NoToken.class);
    }

    @Test
    void theTrailHasThatATokenWasKeptAndNotTheToken() throws InterruptedException {
        assertThat(checks().keepToken(Secret.of(CheckedProject.TOKEN)))
                .isEqualTo(new Outcome.Done<>("GitHub at 127.0.0.1"));
        assertThat(checks().forgetToken()).isInstanceOf(Outcome.Done.class);

        List<Entry> entries = shop.workspace().journal().find(Query.newest(10));
        assertThat(entries)
                .extracting(Entry::kind)
                .containsExactly("secret.removed", "secret.remove-wanted", "secret.set", "secret.set-wanted");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.subject()).isEqualTo(shop.forge().url().toString());
            assertThat(entry.body()).doesNotContain(CheckedProject.TOKEN);
        });
        assertThat(shop.workspace().secrets().list()).isEmpty();
        assertThat(checks().of(commit)).isInstanceOf(ChecksSeen.NoToken.class);
    }

    @Test
    void whatIsNoTokenIsNotKept() {
        assertThat(checks().keepToken(Secret.of("two\nlines"))).isInstanceOf(Outcome.No.class);
        assertThat(checks().keepToken(Secret.of(""))).isInstanceOf(Outcome.No.class);
        assertThat(checks().tokens()).isEmpty();
    }

    @Test
    void doctorTellsWhatStandsAgainstTheNextRelease() throws InterruptedException {
        assertThat(told(Level.OK)).isEmpty();

        shop.hasToken();
        String name = "checks of " + commit.abbreviated() + " (HEAD, next for production): ";
        assertThat(told(Level.OK)).containsExactly(name + "3 checks passed, 2 skipped on GitHub at 127.0.0.1");

        shop.hasRuns(commit, "github-check-runs-page-2.json");
        later(Duration.ofMinutes(11));
        assertThat(told(Level.WARNING))
                .containsExactly(name + "1 of 3 checks failed on GitHub at 127.0.0.1: end to end.");

        shop.forge().close();
        later(Duration.ofMinutes(11));
        assertThat(told(Level.WARNING)).containsExactly("checks: GitHub at 127.0.0.1 cannot be reached.");

        shop.open(new Person());
        assertThat(told(Level.OK))
                .containsExactly(
                        "checks: not asked for: the vault that has the token for GitHub at 127.0.0.1 is locked");
    }

    private List<String> told(Level level) throws InterruptedException {
        return shop.workspace().doctor(Optional.empty(), _ -> {}).stream()
                .filter(finding -> finding.subject().startsWith("checks") && finding.level() == level)
                .map(finding -> finding.subject() + ": " + finding.message())
                .toList();
    }
}
