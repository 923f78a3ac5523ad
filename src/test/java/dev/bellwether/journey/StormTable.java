package dev.bellwether.journey;

import dev.bellwether.local.slack.Limit;
import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.testkit.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How an onslaught went, for people. */
final class StormTable {

    private final Onslaught onslaught;
    private final Outlook outlook;
    private final Limit limit;
    private final List<Duration> criticals;
    private final List<Duration> others;

    StormTable(Onslaught onslaught, Outlook outlook, Limit limit) {
        this.onslaught = onslaught;
        this.outlook = outlook;
        this.limit = limit;
        this.criticals = took(onslaught::isCritical);
        this.others = took(location -> !onslaught.isCritical(location));
    }

    /** From the acceptance of the webhook to Slack's of the message, shortest first. */
    List<Duration> criticals() {
        return criticals;
    }

    /** The least time between two messages that Slack took. */
    Duration closest() {
        List<Instant> taken = limit.taken();
        return IntStream.range(1, taken.size())
                .mapToObj(i -> Duration.between(taken.get(i - 1), taken.get(i)))
                .min(Duration::compareTo)
                .orElseThrow();
    }

    /** As many of a hundred took at most so long. */
    Duration p(List<Duration> sorted, int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    String print(long seed, Duration ran) {
        long calls = Services.slack().calls().size();
        long taken = Services.slack().calls().stream().filter(SlackCall::accepted).count();
        return String.format(
                Locale.ROOT,
                """

                seed %d: %d incidents (%d critical, %d got worse, %d were over), %d webhooks; ran %.1f s

                calls to Slack                  %6d     accepted %d, 429 %d
                  messages it took              %6d     closest %.3f s apart
                  before Retry-After was over   %6d
                incidents not as Slack shows    %6d
                answers in threads              %6d
                told twice                      %6d
                dropped                         %6d
                                                   p50       p99       max
                critical, accepted to told, s  %7.2f   %7.2f   %7.2f
                others, accepted to told, s    %7.2f   %7.2f   %7.2f
                """,
                seed, onslaught.incidents(), criticals.size(), onslaught.worse(), onslaught.over(), onslaught.webhooks(),
                seconds(ran),
                calls, taken, calls - taken,
                limit.taken().size(), seconds(closest()),
                limit.violations().size(),
                outlook.wrong().size(),
                Services.slack().messages().size() - outlook.roots().size(),
                outlook.twice().size(),
                outlook.failed(),
                seconds(p(criticals, 50)), seconds(p(criticals, 99)), seconds(p(criticals, 100)),
                seconds(p(others, 50)), seconds(p(others, 99)), seconds(p(others, 100)));
    }

    private List<Duration> took(Predicate<String> wanted) {
        Map<String, String> locations = outlook.locations();
        Map<String, Instant> accepted = onslaught.accepted();
        return Services.slack().calls().stream()
                .filter(call -> call.accepted() && call.method().equals("chat.postMessage") && !call.body().has("thread_ts"))
                .map(call -> {
                    String incident = call.body().at("/metadata/event_payload/incident").asText();
                    String location = locations.getOrDefault(incident, "");
                    return wanted.test(location) && accepted.containsKey(location)
                            ? Duration.between(accepted.get(location), call.at())
                            : null;
                })
                .filter(took -> took != null)
                .sorted()
                .toList();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
