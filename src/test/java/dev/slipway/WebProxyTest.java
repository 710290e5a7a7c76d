package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Remotes over HTTP and forges are reached through the proxy that git would take. */
class WebProxyTest {
    private static final String PROXY = "HTTP @ proxy.example/<unresolved>:3128";
    private Map<String, String> set = Map.of();

    private void with(Map<String, String> environment) {
        set = WebProxy.properties(environment);
        set.forEach(System::setProperty);
    }

    @AfterEach
    void forget() {
        set.keySet().forEach(System::clearProperty);
    }

    private static String way(String address) {
        return ProxySelector.getDefault().select(URI.create(address)).getFirst().toString();
    }

    @Test
    void theProxyOfTheEnvironmentIsTakenForItsKindOfAddress() {
        with(Map.of("https_proxy", "http://proxy.example:3128"));

        assertThat(way("https://git.example/shop")).isEqualTo(PROXY);
        assertThat(way("http://git.example/shop")).isEqualTo("DIRECT");
    }

    @Test
    void oneProxyMayStandForAllAndNeedNoScheme() {
        with(Map.of("ALL_PROXY", "proxy.example:3128"));

        assertThat(way("https://git.example/shop")).isEqualTo(PROXY);
        assertThat(way("http://git.example/shop")).isEqualTo(PROXY);
    }

    @Test
    void whatIsExceptedAndThisMachineAreReachedDirectly() {
        with(Map.of("https_proxy", "proxy.example:3128", "no_proxy", "intern.example, .office.example"));

        for (String host : new String[] {"intern.example", "git.intern.example", "git.office.example", "localhost"}) {
            assertThat(way("https://" + host + "/shop")).as(host).isEqualTo("DIRECT");
        }
        assertThat(way("https://127.0.0.1:8443/")).isEqualTo("DIRECT");
        assertThat(way("https://otherintern.example/")).isEqualTo(PROXY);
    }

    @Test
    void withoutAProxyNothingIsChanged() {
        assertThat(WebProxy.properties(Map.of("no_proxy", "*"))).isEmpty();
        assertThat(WebProxy.properties(Map.of("https_proxy", "socks5://proxy.example:1080", "all_proxy", "::")))
                .isEmpty();
        assertThat(WebProxy.properties(Map.of("HTTP_PROXY", "http://visitor.example")))
                .as("a web server sets it from a visitor's header")
                .isEmpty();
    }
}
