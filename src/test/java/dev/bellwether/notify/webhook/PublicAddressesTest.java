package dev.bellwether.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.webhook.FakeEndpoint;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.http.HttpCaller;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody who may write a URL gets to talk to the own network through the service. */
class PublicAddressesTest {

    private final AtomicInteger reached = new AtomicInteger();
    private final WebServer server = WebServer.start(0, routes -> routes.on("POST", "/*", request -> {
        reached.incrementAndGet();
        return Reply.text(200, "ok");
    }));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:c0a8:101::",
        "2001:0:1:2:3:4:5:6"
    })
    void is_not_for_everybody(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1.1.1.1", "93.184.216.34", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1",
        "2606:4700:4700::1111", "2001:4860:4860::8888", "::ffff:1.1.1.1", "64:ff9b::101:101"
    })
    void is_for_everybody(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0", "127.1"})
    void no_way_of_writing_it_leads_to_the_own_machine(String host) {
        Outcome outcome = send("http://" + host + ":" + server.uri().getPort() + "/", Dns.SYSTEM);
        assertThat(outcome).isNotInstanceOf(Outcome.Delivered.class);
        assertThat(reached).hasValue(0);
    }

    @Test
    void a_name_that_leads_inside_is_broken_even_by_its_second_address() {
        Dns directory = host -> List.of(InetAddress.getByName("1.1.1.1"), InetAddress.getByName("127.0.0.1"));
        assertThat(send(named(), directory))
                .isInstanceOf(Outcome.Broken.class)
                .extracting(Outcome::said)
                .asString()
                .contains("allow_private");
        assertThat(reached).hasValue(0);
    }

    @Test
    void a_name_that_leads_inside_only_when_it_is_asked_again_reaches_nobody() {
        Deque<String> answers = new ArrayDeque<>(List.of("1.1.1.1", "127.0.0.1", "127.0.0.1"));
        Dns directory = host -> List.of(InetAddress.getByName(answers.pop()));
        assertThat(send(named(), directory)).isInstanceOf(Outcome.Unavailable.class).matches(o -> !o.unsure());
        assertThat(reached).hasValue(0);
    }

    @Test
    void a_redirect_inside_is_not_followed() {
        WebServer gate = WebServer.start(
                0, routes -> routes.on("POST", "/", request -> Reply.text(307, "").with("Location", server.uri() + "/")));
        try {
            assertThat(send(gate.uri() + "/", Dns.SYSTEM, "true")).isInstanceOf(Outcome.Broken.class);
            assertThat(reached).hasValue(0);
        } finally {
            gate.close();
        }
    }

    @Test
    void a_name_that_nobody_knows_is_away_and_not_broken() {
        Dns directory = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(send(named(), directory)).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void who_is_allowed_inside_gets_there() {
        Dns directory = host -> List.of(InetAddress.getByName("127.0.0.1"));
        assertThat(send(named(), directory, "true")).isInstanceOf(Outcome.Delivered.class);
        assertThat(reached).hasValue(1);
    }

    private String named() {
        return "http://hooks.example:" + server.uri().getPort() + "/";
    }

    private static Outcome send(String url, Dns directory) {
        return send(url, directory, "false");
    }

    private static Outcome send(String url, Dns directory, String allowPrivate) {
        WebhookChannel channel = new WebhookChannel(
                new HttpCaller(InstantSource.system(), Duration.ofSeconds(2)), directory, InstantSource.system());
        Map<String, String> settings =
                Map.of("url", url, "secret", FakeEndpoint.SECRET, "allow_private", allowPrivate);
        return channel.send(Briefings.message(Briefings.alarm()), new Integration("webhook", 0, settings));
    }
}
