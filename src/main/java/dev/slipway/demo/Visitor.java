package dev.slipway.demo;

import dev.slipway.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks hosts what they serve, as anyone could. */
final class Visitor implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Health(String status, String version) {}

    /** The version that each of these hosts says it serves; {@code status N} from a host that says otherwise. */
    List<String> versions(List<DemoHost> hosts) throws InterruptedException {
        List<String> versions = new ArrayList<>();
        for (DemoHost host : hosts) {
            versions.add(version(host));
        }
        return List.copyOf(versions);
    }

    private String version(DemoHost host) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(host.site().resolve("/health"))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    ? Json.read(answer.body(), Health.class).version()
                    : "status " + answer.statusCode();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
