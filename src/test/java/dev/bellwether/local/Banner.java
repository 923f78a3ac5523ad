package dev.bellwether.local;

import java.net.URI;

/** What a person wants to know once everything is up. */
final class Banner {

    private Banner() {}

    static void print(Surroundings surroundings) {
        URI service = surroundings.service();
        System.out.printf("""

                  Bellwether is ready.

                    Slack, e-mail, fleet and scenarios   %1$s/
                    the service                          %2$s/q/health
                    where Bikeep posts its webhooks      %2$s/webhooks/bikeep

                    an unsigned webhook is refused       curl -i -H 'Content-Type: application/json' \\
                      -d '{"type":"alarm","data":{},"version":2,"hash":"00"}' %2$s/webhooks/bikeep
                %3$s
                  Change a source file and ask again: it is live. Data lies in %4$s. Ctrl-C stops everything.

                """, surroundings.page(), service, story(surroundings), Surroundings.DATA);
    }

    private static String story(Surroundings surroundings) {
        return surroundings.scenarios().isPresent()
                ? "\n  An outage begins in a few seconds and is over within half a minute: watch the page.\n"
                : "";
    }
}
