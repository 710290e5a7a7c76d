package dev.slipway.ssh.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** While it is open no packet reaches a port of this machine or comes from it: nobody is told, as where a cable is cut. */
public final class CutNetwork implements AutoCloseable {
    private static final List<String> ENDS = List.of("--dport", "--sport");

    private final int port;

    private CutNetwork(int port) {
        this.port = port;
    }

    /** Skips the test where this user may not: it takes root, or sudo without a question. */
    public static void assumePossible() {
        boolean possible;
        try {
            possible = iptables("-S", "INPUT") == 0;
        } catch (IOException e) {
            possible = false;
        }
        Assumptions.assumeTrue(possible, "This user cannot cut the network with iptables");
    }

    /** From now on, at this port. */
    public static CutNetwork at(int port) throws IOException {
        CutNetwork cut = new CutNetwork(port);
        cut.each("-I");
        return cut;
    }

    private void each(String what) throws IOException {
        for (String end : ENDS) {
            if (iptables(what, "INPUT", "-p", "tcp", end, Integer.toString(port), "-j", "DROP") != 0) {
                throw new IOException("iptables " + what + " failed");
            }
        }
    }

    private static int iptables(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (!System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("sudo", "-n"));
        }
        command.addAll(List.of("iptables", "-w"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join()
                .exitValue();
    }

    @Override
    public void close() throws IOException {
        each("-D");
    }
}
