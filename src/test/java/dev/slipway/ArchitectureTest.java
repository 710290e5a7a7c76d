package dev.slipway;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The plan of the house, as docs/architecture.md draws it. */
class ArchitectureTest {
    private static final JavaClasses SLIPWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.slipway");

    /** From the top: a room imports from itself and from the floors below its own. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("cli", "ui"),
            List.of("demo"),
            List.of("app"),
            List.of("logs", "promotion"),
            List.of("deploy"),
            List.of("journal"),
            List.of("git"),
            List.of("forge", "ssh", "store", "vault"),
            List.of("project", "release"),
            List.of("json", "secret"));

    /** The packages within a room, top to bottom. */
    private static final List<Stairs> STAIRS = List.of(
            new Stairs(
                    List.of("deploy.run", "deploy.plan", "deploy", "deploy.host"),
                    "a plan and its events are read, shown and made without what runs them"),
            new Stairs(
                    List.of("logs.source", "logs", "logs.format"),
                    "a line is told the same, whatever stream it is in and wherever that comes from"),
            new Stairs(
                    List.of("logs.timeline", "logs", "logs.format", "logs.text"),
                    "what is kept is the same, wherever it comes from"),
            new Stairs(
                    List.of("logs.release", "logs", "logs.format"),
                    "errors are told the same, wherever their records come from"),
            new Stairs(
                    List.of("git", "git.signature", "git.diff"),
                    "contents are compared and checked the same, whatever names them"),
            new Stairs(
                    List.of("journal.live", "journal.files", "journal"),
                    "files are written and checked the same, whoever asks"),
            new Stairs(
                    List.of("git", "git.signature", "git.program"), "a program is found the same, whatever it is for"),
            new Stairs(
                    List.of("git", "git.merge", "git.program"),
                    "what a merge gives is found out without the acts that use it"),
            new Stairs(
                    List.of("ssh.wire", "ssh.signature", "ssh.login", "ssh.known", "ssh.route", "ssh", "ssh.key"),
                    "what is known of hosts and keys is read and judged without a connection"),
            new Stairs(
                    List.of("git", "git.graph"),
                    "the shape of a history is the same whoever asks, and knows no names or files"),
            new Stairs(
                    List.of("project.yaml", "project", "project.condition", "project.words"),
                    "how a file is read may change without what it says"));

    private record Stairs(List<String> fromTop, String reason) {}

    private static final List<Lodging> LODGINGS = List.of(
            new Lodging(
                    List.of("javafx..", "atlantafx..", "org.kordamp.ikonli.."),
                    List.of("ui"),
                    "everything but the window runs and is tested without one"),
            new Lodging(
                    List.of("net.schmizz..", "com.hierynomus.."),
                    List.of("ssh"),
                    "host keys, deadlines and quoting are decided in one place"),
            new Lodging(
                    List.of("org.apache.hc.."),
                    List.of("ssh.wire"),
                    "a host is asked over HTTP through its connection only"),
            new Lodging(
                    List.of("java.net.http.."),
                    List.of("forge", "demo"),
                    "a token is sent in one place; the demo visits its own shop"),
            new Lodging(
                    List.of("org.eclipse.jgit.."),
                    List.of("git", "demo"),
                    "its traps are known in one place; the demo makes a repository from nothing"),
            new Lodging(List.of("org.apache.sshd.."), List.of("demo"), "only the demo serves SSH"),
            new Lodging(
                    List.of("java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb..", "org.h2.."),
                    List.of("store", "journal.files"),
                    "a database is opened and written where its rules are kept"),
            new Lodging(
                    List.of("com.fasterxml.jackson.."), List.of("json"), "a digest needs one spelling for one value"),
            new Lodging(
                    List.of("org.snakeyaml.."),
                    List.of("project.yaml"),
                    "configuration is read strictly, in one place"),
            new Lodging(
                    List.of("com.github.javakeyring.."),
                    List.of("vault"),
                    "nothing of a keychain is loaded before one is asked"),
            new Lodging(List.of("org.bouncycastle.."), List.of("ssh", "vault"), "keys are read and made in two places"),
            new Lodging(List.of("picocli.."), List.of("cli"), "commands are thin and only on the command line"));

    private record Lodging(List<String> packages, List<String> rooms, String reason) {}

    @TestFactory
    Stream<DynamicTest> aRoomImportsOnlyFromFloorsBelowItsOwn() {
        return FLOORS.stream()
                .flatMap(List::stream)
                .map(room -> DynamicTest.dynamicTest(
                        room,
                        () -> noClasses()
                                .that()
                                .resideInAPackage("dev.slipway." + room + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(notBelow(room))
                                .because("what is above may change without what is below")
                                .check(SLIPWAY)));
    }

    @TestFactory
    Stream<DynamicTest> withinARoomAPackageImportsOnlyFromThoseBelowIt() {
        return STAIRS.stream()
                .flatMap(stairs -> IntStream.range(1, stairs.fromTop().size())
                        .mapToObj(step -> DynamicTest.dynamicTest(
                                stairs.fromTop().get(step),
                                () -> noClasses()
                                        .that()
                                        .resideInAPackage("dev.slipway."
                                                + stairs.fromTop().get(step))
                                        .should()
                                        .dependOnClassesThat()
                                        .resideInAnyPackage(stairs.fromTop().subList(0, step).stream()
                                                .map(above -> "dev.slipway." + above)
                                                .toArray(String[]::new))
                                        .because(stairs.reason())
                                        .check(SLIPWAY))));
    }

    @TestFactory
    Stream<DynamicTest> aLibraryLivesInItsRooms() {
        return LODGINGS.stream()
                .map(lodging -> DynamicTest.dynamicTest(
                        lodging.packages().getFirst(),
                        () -> noClasses()
                                .that()
                                .resideOutsideOfPackages(packages(lodging.rooms()))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(lodging.packages().toArray(String[]::new))
                                .because(lodging.reason())
                                .check(SLIPWAY)));
    }

    @Test
    void everyRoomHasAFloor() {
        assertThat(rooms()).isSubsetOf(FLOORS.stream().flatMap(List::stream).toList());
    }

    @Test
    void theModelOfAScreenKnowsNoControls() {
        noClasses()
                .that()
                .resideInAPackage("dev.slipway.ui..")
                .and()
                .haveSimpleNameEndingWith("Model")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("models are tested without a window")
                .check(SLIPWAY);
    }

    @Test
    void gatesAreJudgedWithoutAClockAndFiles() {
        noClasses()
                .that()
                .resideInAPackage("dev.slipway.promotion..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethodWhere(target(name("now")))
                .because("the same facts at the same time give the same verdict, on whatever machine")
                .check(SLIPWAY);
    }

    @Test
    void nullIsCheckedInEveryPackage() {
        assertThat(SLIPWAY.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(room ->
                        assertThat(room.isAnnotatedWith(NullMarked.class)).isTrue());
    }

    private static List<String> rooms() {
        return SLIPWAY.stream()
                .map(c -> c.getPackageName().split("\\."))
                .filter(names -> names.length > 2)
                .map(names -> names[2])
                .distinct()
                .toList();
    }

    private static String[] notBelow(String room) {
        List<List<String>> fromTop = FLOORS.stream()
                .takeWhile(floor -> FLOORS.indexOf(floor) <= floorOf(room))
                .toList();
        return packages(fromTop.stream()
                .flatMap(List::stream)
                .filter(other -> !other.equals(room))
                .toList());
    }

    private static int floorOf(String room) {
        return FLOORS.indexOf(
                FLOORS.stream().filter(f -> f.contains(room)).findFirst().orElseThrow());
    }

    private static String[] packages(List<String> rooms) {
        return rooms.stream().map(room -> "dev.slipway." + room + "..").toArray(String[]::new);
    }
}
