package dev.slipway.forge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One question and one answer over HTTP, within bounds. It follows nobody: a redirect is an answer like others. */
final class Wire implements AutoCloseable {
    private final Bounds bounds;
    private Optional<HttpClient> client = Optional.empty();
    private boolean closed;

    Wire(Bounds bounds) {
        this.bounds = bounds;
    }

    /** An answer, of which the whole body is here. */
    record Reply(int status, HttpHeaders headers, String body) {
        Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    /** Asks; what stands in the way is an {@link IOException}, of which a time that ran out has its own kind. */
    Reply get(URI at, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at).header("User-Agent", "Slipway").timeout(bounds.answer());
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> sent =
                client().sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), bounds.bytes()));
        try {
            // The deadline of a request ends with the headers.
            HttpResponse<byte[]> response = sent.get(bounds.answer().toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(
                    response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("The answer does not end");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            sent.cancel(true);
        }
    }

    /** Made when it is first needed: most projects ask no forge. */
    private synchronized HttpClient client() throws IOException {
        if (closed) {
            throw new IOException("The project is closed");
        }
        if (client.isEmpty()) {
            client = Optional.of(HttpClient.newBuilder()
                    .connectTimeout(bounds.connect())
                    .followRedirects(Redirect.NEVER)
                    .build());
        }
        return client.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        client.ifPresent(HttpClient::shutdownNow);
    }
}
