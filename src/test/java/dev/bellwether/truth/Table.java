package dev.bellwether.truth;

import dev.bellwether.local.bikeep.sim.Plan;
import dev.bellwether.local.bikeep.sim.Truth;
import dev.bellwether.truth.Ledger.Told;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The comparison for people, with a plain forwarder, a message per webhook, beside it. */
final class Table {

    private final Plan plan;
    private final Truth truth;
    private final Comparison comparison;
    private final Dropped dropped;

    Table(Plan plan, Truth truth, Comparison comparison, Dropped dropped) {
        this.plan = plan;
        this.truth = truth;
        this.comparison = comparison;
        this.dropped = dropped;
    }

    /**
     * How the run went.
     *
     * @param ledger  what the service wrote down
     * @param arrived webhooks that arrived
     * @param polls   when everything was polled
     * @param took    how long the run took by the machine's clock
     */
    record Run(Ledger ledger, int arrived, Polls polls, Duration took) {}

    String print(Run run) {
        List<Told> told = run.ledger().incidents().stream().filter(i -> Ledger.isEver(i.firstTold())).toList();
        int threads = (int) told.stream().map(Told::id).distinct().count();
        int messages = told.stream().mapToInt(Told::messages).sum();
        int outages = comparison.mustBeTold().size();
        List<Duration> recoveries = comparison.recoveries();
        return String.format(
                Locale.ROOT,
                """

                seed %d: %d locations, %d days, %d webhooks sent, %d dropped; %d polls, %d single looks; ran %d s

                                                        Bellwether   forwarder
                real outages (one device lost 25 min+)      %6d      %6d
                  of them untold                            %6d           -
                incidents told of nothing that happened     %6d           -
                recoveries of told incidents                %6d           -
                  seen after, median s                      %6d       never
                  seen after, longest s                     %6d       never
                  called over while not over                %6d           -
                  over and never called so                  %6d           -
                dropped connection webhooks                 %6d      %6d
                  visible to a poll                         %6d           -
                  of them noticed                           %6d           0
                threads (incidents told)                    %6d      %6d
                messages                                    %6d      %6d
                threads per real outage                     %6.2f      %6.2f
                threads by kind                             %s
                all incidents by kind, told or not          %s
                """,
                plan.seed(), plan.locations(), plan.length().toDays(), truth.sent().size(),
                truth.sent().stream().filter(sent -> sent.fate() == Truth.Fate.DROPPED).count(),
                run.polls().all().size(), run.polls().singles(), run.took().toSeconds(),
                outages, outages, comparison.untold().size(), comparison.needless().size(), recoveries.size(),
                recoveries.isEmpty() ? 0 : recoveries.get(recoveries.size() / 2).toSeconds(),
                recoveries.isEmpty() ? 0 : recoveries.get(recoveries.size() - 1).toSeconds(),
                comparison.falselyRecovered().size(), comparison.unrecovered().size(), dropped.all().size(),
                dropped.all().size(), dropped.visible().size(), dropped.visible().size() - dropped.unnoticed().size(),
                threads, run.arrived(), messages, run.arrived(), ratio(threads, outages),
                ratio(run.arrived(), outages), kinds(told), kinds(run.ledger().incidents()));
    }

    private static String kinds(List<Told> told) {
        return told.stream()
                .collect(Collectors.groupingBy(
                        Told::kind,
                        TreeMap::new,
                        Collectors.mapping(
                                Told::id, Collectors.collectingAndThen(Collectors.toSet(), ids -> ids.size()))))
                .toString();
    }

    private static double ratio(int a, int b) {
        return b == 0 ? Double.NaN : a / (double) b;
    }
}
