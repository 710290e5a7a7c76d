package dev.slipway.git;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The repositories of a directory over HTTP, by git's own http-backend (git-http-backend(1)), for one who logs in. */
final class HttpGitServer implements AutoCloseable {
    private final Path root;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private volatile String password;

    private HttpGitServer(Path root, HttpServer server, String password) {
        this.root = root;
        this.server = server;
        this.password = password;
    }

    static HttpGitServer start(Path root, String user, String password) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HttpGitServer server = new HttpGitServer(root, http, password);
        HttpContext context = http.createContext("/", server::serve);
        context.setAuthenticator(new BasicAuthenticator("repositories") {
            @Override
            public boolean checkCredentials(String name, String word) {
                return name.equals(user) && word.equals(server.password);
            }
        });
        http.setExecutor(server.workers);
        http.start();
        return server;
    }

    String url(String repository) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + repository;
    }

    void changePassword(String next) {
        password = next;
    }

    private void serve(HttpExchange exchange) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("git", "http-backend").redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REMOTE_USER", exchange.getPrincipal().getUsername());
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put(
                "QUERY_STRING",
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        header(exchange, "Content-Type").ifPresent(type -> environment.put("CONTENT_TYPE", type));
        header(exchange, "Content-Encoding").ifPresent(coding -> environment.put("HTTP_CONTENT_ENCODING", coding));
        header(exchange, "Git-Protocol").ifPresent(protocol -> environment.put("GIT_PROTOCOL", protocol));
        Process backend = builder.start();
        try (exchange;
                InputStream answer = new BufferedInputStream(backend.getInputStream())) {
            try (OutputStream input = backend.getOutputStream()) {
                exchange.getRequestBody().transferTo(input);
            }
            int status = 200;
            for (String line = line(answer); !line.isEmpty(); line = line(answer)) {
                String[] field = line.split(": ", 2);
                if (field[0].equals("Status")) {
                    status = Integer.parseInt(field[1].substring(0, 3));
                } else {
                    exchange.getResponseHeaders().add(field[0], field[1]);
                }
            }
            exchange.sendResponseHeaders(status, 0);
            answer.transferTo(exchange.getResponseBody());
        }
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static String line(InputStream from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = from.read(); next >= 0 && next != '\n'; next = from.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
