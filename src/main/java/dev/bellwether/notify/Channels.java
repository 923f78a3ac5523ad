package dev.bellwether.notify;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.RulesInForce;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The channels there are, and what the rules make of them. */
@Singleton
public class Channels {

    private static final Logger LOG = Logger.getLogger(Channels.class);

    private final Map<String, Channel> byName;
    private final RulesInForce inForce;

    Channels(Instance<Channel> channels, RulesInForce inForce) {
        this.byName = channels.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
        this.inForce = inForce;
    }

    /** Refuses to start with a receiver that could not be told. */
    void check(@Observes StartupEvent start) {
        Rules rules = inForce.now();
        List<String> mistakes = mistakes(rules);
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("rules file: " + String.join("\n  ", mistakes));
        }
        if (rules.receivers().get(rules.route().receiver()).integrations().isEmpty()) {
            LOG.warnf("nobody is told: receiver %s has no integrations", rules.route().receiver());
        }
    }

    /** Why receivers could not be told, as far as settings and files show; empty when all could. Makes no call. */
    public List<String> mistakes(Rules rules) {
        List<String> mistakes = new ArrayList<>();
        for (Receiver receiver : rules.receivers().values()) {
            for (Integration integration : receiver.integrations()) {
                String place = "receiver " + receiver.name() + ", " + integration.channel() + "_configs["
                        + integration.position() + "]: ";
                Channel channel = byName.get(integration.channel());
                List<String> wrong = channel == null
                        ? List.of("unknown channel; known: " + byName.keySet().stream().sorted().toList())
                        : channel.check(integration);
                wrong.forEach(words -> mistakes.add(place + words));
            }
        }
        return mistakes;
    }

    /** The integration that an outbox row means, if the rules still have it. */
    Optional<Integration> integration(String receiver, String key) {
        return Optional.ofNullable(inForce.now().receivers().get(receiver)).stream()
                .flatMap(r -> r.integrations().stream())
                .filter(i -> i.key().equals(key))
                .findFirst();
    }

    /** The channel of an integration that was checked. */
    Channel channel(Integration integration) {
        return byName.get(integration.channel());
    }

    /** Sends by the channel of an integration that was checked; whatever goes wrong is an outcome. */
    Outcome send(Message message, Integration integration) {
        try {
            return channel(integration).send(message, integration);
        } catch (RuntimeException e) {
            LOG.error("message not told", e);
            return new Outcome.TryAgain(e.getClass().getSimpleName(), true);
        }
    }

    /** The same channel, if that integration gathers what it tells. */
    Optional<Gathering> gathering(Integration integration) {
        return channel(integration) instanceof Gathering gathering && gathering.gathers(integration)
                ? Optional.of(gathering)
                : Optional.empty();
    }

    /** When what is due then is told there. */
    Instant when(Lanes.Target target, Instant due) {
        return integration(target.receiver(), target.integration())
                .flatMap(way -> gathering(way).map(gathering -> gathering.with(due, way)))
                .orElse(due);
    }

    /** Whether what was told there is brought up to date in place. */
    boolean isUpToDate(Lanes.Target target) {
        return integration(target.receiver(), target.integration())
                .filter(integration -> channel(integration).isUpToDate(integration))
                .isPresent();
    }

    /** Whether details of what was told there are told in a thread. */
    boolean hasThread(Lanes.Target target) {
        return integration(target.receiver(), target.integration())
                .filter(integration -> channel(integration).hasThread(integration))
                .isPresent();
    }

    /** The channels' names. */
    List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }
}
