package dev.bellwether.decide.replay;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.file.RulesReader;
import java.io.StringReader;
import java.util.Random;

/** Rules as operators may write them; whatever they are, the first receiver takes what no other does. */
final class RandomRules {

    private RandomRules() {}

    static Rules read(String yaml) {
        return new RulesReader("test").read(new StringReader(yaml));
    }

    static Rules of(Random random) {
        StringBuilder rules = new StringBuilder();
        rules.append(
                """
                route:
                  receiver: desk
                  group_by: %s
                  group_wait: %s
                  group_interval: %s
                  repeat_interval: %s
                  routes:
                    - {receiver: guards, matchers: [severity="critical"], continue: true}
                    - {receiver: nights, matchers: [type="alarm"], active_time_intervals: [nights], continue: true}
                    - {receiver: desk}
                receivers:
                  - {name: desk, slack_configs: [{api_url: "https://x.example"}], email_configs: [{to: a@b.org}]}
                  - {name: guards, email_configs: [{to: g@b.org}]}
                  - {name: nights, email_configs: [{to: n@b.org}]}
                time_intervals:
                  - {name: nights, time_intervals: [{times: [{start_time: '20:00', end_time: '24:00'}]}]}
                """
                        .formatted(
                                one(random, "[location]", "[location, device]", "['...']"),
                                one(random, "0s", "30s", "10m"), one(random, "1s", "5m"), one(random, "10m", "4h")));
        maybe(random, rules, "hold: {DeviceOffline: " + one(random, "1s", "5m", "2h") + "}\n");
        maybe(random, rules, "reopen: " + one(random, "0s", "2m", "6h") + "\n");
        maybe(random, rules, "flapping: {turns: " + one(random, "2", "4") + ", within: 1h, settle: 15m}\n");
        maybe(random, rules, "resolve: {HardwareAlarm: {quiet: " + one(random, "10m", "3h") + "}}\n");
        maybe(random, rules, "severity: [{matchers: [category=\"power\"], severity: critical}]\n");
        maybe(random, rules, "escalations: [{matchers: [severity=\"critical\"], steps: [{after: 15m, receivers: [guards]}]}]\n");
        maybe(
                random, rules,
                "inhibit_rules: [{source_matchers: [alertname=\"LocationOutage\"], target_matchers: [type=~\"connection|status\"],"
                        + " equal: [location]}]\n");
        return read(rules.toString());
    }

    private static void maybe(Random random, StringBuilder rules, String more) {
        if (random.nextBoolean()) {
            rules.append(more);
        }
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
