package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;

/** The same with a guard on the host of production: the key that logs in there can do only what the guard lets through. */
abstract class WithGuard extends WithPolicyOfThree {
    static final String RELEASE = "v1.1.0";

    @BeforeEach
    void guard() throws Exception {
        install();
    }

    /** As the steps that the command prints say. */
    void install() throws IOException {
        install("sh");
    }

    /** The same for a host with this shell. */
    void install(String shell) throws IOException {
        Said printed = hello.run("host-guard", "production");
        assertThat(printed.status()).as(printed.err()).isZero();
        Files.writeString(guard(directory), printed.out());
        Files.setPosixFilePermissions(guard(directory), PosixFilePermissions.fromString("rwxr-xr-x"));
        authorize("restrict,port-forwarding,permitopen=\"127.0.0.1:9\",command=\"" + shell + " " + guard(directory)
                + " web-1\" ");
    }

    /** As where nobody has installed one. */
    void uninstall() throws IOException {
        authorize("");
    }

    private void authorize(String options) throws IOException {
        Path keys = hello.sshd().identity().resolveSibling("authorized_keys");
        Files.writeString(keys, options + hello.sshd().publicKey("id_ed25519") + "\n");
    }

    /** Makes the guard another one than Slipway printed. */
    void replaceInGuard(String text, String other) throws IOException {
        Files.writeString(guard(directory), Files.readString(guard(directory)).replace(text, other));
    }

    /** What the guard knows by this name. */
    String known(String name) throws IOException {
        Matcher value = Pattern.compile("^" + name + "='([^']*)'", Pattern.MULTILINE)
                .matcher(Files.readString(guard(directory)));
        assertThat(value.find()).isTrue();
        return value.group(1);
    }

    private static Path guard(Path directory) {
        return directory.resolve("guard-production");
    }

    /** Where the guard keeps what it knows. */
    Path state() {
        return hello.sshd().identity().resolveSibling("home/.slipway-guard/hello/production/web-1");
    }

    /** Asks for the release, and has ben approve it; ana is at the keyboard afterwards. */
    String approved() throws Exception {
        return approved(RELEASE);
    }

    String approved(String release) throws Exception {
        hello.as("ana");
        Said asked = hello.run("request", release, "--to", "production", "--yes");
        assertThat(asked.status()).as(asked.err()).isZero();
        String id = id(asked);
        approve("ben", id);
        hello.as("ana");
        return id;
    }

    Said deploy() {
        return deploy(RELEASE);
    }

    Said deploy(String release) {
        return hello.run("deploy", release, "--to", "production", "--yes");
    }

    /** What the real client of OpenSSH gave. */
    record Ran(int status, String output) {}

    /** Sends a line as somebody who has the key and nothing else. */
    Ran ssh(String input, String... arguments) throws IOException, InterruptedException {
        return ssh(Files.writeString(directory.resolve("input"), input), arguments);
    }

    /** The same with a file on standard input. */
    Ran ssh(Path input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ssh"));
        command.addAll(options());
        command.addAll(List.of("-p", Integer.toString(hello.sshd().port()), "-l", System.getProperty("user.name")));
        command.addAll(List.of(arguments));
        return run(input, command);
    }

    List<String> options() {
        return List.of(
                "-F", "none",
                "-i", hello.sshd().identity().toString(),
                "-o", "IdentitiesOnly=yes",
                "-o", "BatchMode=yes",
                "-o", "UserKnownHostsFile=" + hello.sshd().knownHosts());
    }

    Ran run(Path input, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
