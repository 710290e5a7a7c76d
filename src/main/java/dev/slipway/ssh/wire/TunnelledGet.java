package dev.slipway.ssh.wire;

import dev.slipway.ssh.HttpAnswer;
import dev.slipway.ssh.HttpFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.OpenFailException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/** One HTTP GET through a channel of its own, from the host's point of view. */
final class TunnelledGet implements Exchange<HttpAnswer> {
    private static final int KEPT = 1024 * 1024;
    private static final int CHUNK = 8 * 1024;
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(16 * 1024)
            .setMaxEmptyLineCount(10)
            .build();

    private final Connection connection;
    private final AtomicLong roundTrips;
    private final URI uri;
    private final boolean secure;
    private volatile @Nullable TunnelChannel channel;
    private volatile boolean abandoned;

    private TunnelledGet(Connection connection, AtomicLong roundTrips, URI uri, boolean secure) {
        this.connection = connection;
        this.roundTrips = roundTrips;
        this.uri = uri;
        this.secure = secure;
    }

    static TunnelledGet of(Connection connection, AtomicLong roundTrips, URI uri) throws HttpFailure {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new HttpFailure(uri + " is no HTTP address: it needs http:// or https:// and a host");
        }
        return new TunnelledGet(connection, roundTrips, uri, scheme.equals("https"));
    }

    @Override
    public HttpAnswer call() throws IOException, HttpFailure {
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        TunnelChannel open = new TunnelChannel(connection, bareHost(), port);
        try {
            roundTrips.incrementAndGet();
            open.open();
            channel = open;
            if (abandoned) {
                throw new HttpFailure(uri + " was given up before it was asked");
            }
            return ask(socket(open, port));
        } catch (OpenFailException e) {
            if (e.getReason() == OpenFailException.Reason.ADMINISTRATIVELY_PROHIBITED) {
                throw e;
            }
            throw new HttpFailure("The host cannot connect to " + bareHost() + ":" + port + ": " + e.getMessage(), e);
        } catch (SSLException e) {
            throw new HttpFailure("No TLS with " + uri + ": " + e.getMessage(), e);
        } catch (HttpException e) {
            throw new HttpFailure(uri + " does not answer in HTTP: " + e.getMessage(), e);
        } catch (SSHException e) {
            throw e;
        } catch (IOException e) {
            throw new HttpFailure(uri + " gave no whole answer: " + e.getMessage(), e);
        } finally {
            open.close();
        }
    }

    private String bareHost() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private Socket socket(TunnelChannel open, int port) throws IOException {
        Socket plain = new TunnelSocket(open);
        if (!secure) {
            return plain;
        }
        roundTrips.incrementAndGet();
        SSLSocket tls = (SSLSocket) context().getSocketFactory().createSocket(plain, bareHost(), port, true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    private static SSLContext context() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has TLS", e);
        }
    }

    private HttpAnswer ask(Socket socket) throws IOException, HttpException {
        long start = System.nanoTime();
        DefaultBHttpClientConnection http = new DefaultBHttpClientConnection(LIMITS);
        http.bind(socket);
        roundTrips.incrementAndGet();
        http.sendRequestHeader(request());
        http.flush();
        ClassicHttpResponse response = http.receiveResponseHeader();
        while (response.getCode() < HttpStatus.SC_SUCCESS) {
            response = http.receiveResponseHeader();
        }
        http.receiveResponseEntity(response);
        HttpEntity entity = response.getEntity();
        String body = entity == null ? "" : text(entity);
        return new HttpAnswer(response.getCode(), body, Duration.ofNanos(System.nanoTime() - start));
    }

    private ClassicHttpRequest request() {
        ClassicHttpRequest request = new BasicClassicHttpRequest("GET", uri);
        request.setHeader(HttpHeaders.HOST, uri.getHost() + (uri.getPort() >= 0 ? ":" + uri.getPort() : ""));
        request.setHeader(HttpHeaders.USER_AGENT, "Slipway");
        request.setHeader(HttpHeaders.ACCEPT, "*/*");
        request.setHeader(HttpHeaders.CONNECTION, "close");
        return request;
    }

    private static String text(HttpEntity entity) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        InputStream content = entity.getContent();
        int count = content.read(chunk);
        while (count >= 0 && body.size() < KEPT) {
            body.write(chunk, 0, Math.min(count, KEPT - body.size()));
            count = body.size() < KEPT ? content.read(chunk) : -1;
        }
        Charset charset = Optional.ofNullable(ContentType.parseLenient(entity.getContentType()))
                .map(ContentType::getCharset)
                .orElse(StandardCharsets.UTF_8);
        return body.toString(charset);
    }

    @Override
    public void abandon() {
        abandoned = true;
        TunnelChannel open = channel;
        if (open == null) {
            return;
        }
        try {
            open.stop();
        } catch (IOException e) {
            // The connection is gone, and the channel with it.
        }
    }
}
