package dev.bellwether.bench;

import dev.bellwether.baseline.Recorded;
import dev.bellwether.testkit.Services;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Runs the whole and prints it. */
public final class Bench {

    /** First of all: two first users of the log manager at once, as Kafka and PostgreSQL are, can block each other. */
    private static final Logger LOG = Logger.getLogger(Bench.class);

    private static final String ACCEPTED = "bellwether_webhook_requests_total{outcome=\"accepted\"";
    private static final int MANY = 64;
    /** What the consumer finds to do: more than it can in its time. */
    private static final int BACKLOG_RUNS = 3;
    /** More than a few cores can take in a round; a machine that can has shorter rounds. */
    private static final int DELIVERIES_PER_SECOND = 50_000;

    private final Report report = new Report(System.out);
    private final Alerting alerting = new Alerting();
    private final int rounds = Integer.getInteger("bench.rounds");
    private final Duration time = Duration.ofSeconds(Integer.getInteger("bench.seconds"));
    private final Path jar = Path.of(System.getProperty("bench.service"));

    private Bench() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        Services services = new Services();
        int status = 0;
        try {
            new Bench().run(services.start());
        } catch (Exception e) {
            LOG.error("not measured to its end", e);
            status = 1;
        } finally {
            services.stop();
        }
        System.exit(status); // the broker's threads are in no hurry
    }

    private void run(Map<String, String> surroundings) throws Exception {
        Map<String, String> settings = new HashMap<>(surroundings);
        settings.put("bellwether.webhook.scheme", Deliveries.SCHEME);
        settings.remove("bellwether.bikeep.poll-interval");
        try (Topics topics = new Topics(settings.get("kafka.bootstrap.servers"))) {
            alerting.measure(jar, settings, rounds, time);
            receiving(topics, settings);
            alerting.report(report);
            consuming(settings);
        }
    }

    private void receiving(Topics topics, Map<String, String> settings) throws Exception {
        Map<String, String> withoutConsumer = new HashMap<>(settings);
        withoutConsumer.put("bellwether.role.processes", "false");
        Deliveries deliveries = new Deliveries(Services.SEED, (int) (DELIVERIES_PER_SECOND * time.toSeconds()));
        try (ServiceProcess service = ServiceProcess.start(jar, withoutConsumer)) {
            HttpLoad webhook = new HttpLoad(service.uri("/webhooks/bikeep"), deliveries, true);
            HttpLoad nothing = new HttpLoad(service.uri("/baseline/nothing"), deliveries, false);
            HttpLoad producing = new HttpLoad(service.uri("/baseline/producer"), deliveries, false);
            LOG.info("warming up");
            while (service.metric(ACCEPTED) < Recorded.ENOUGH) {
                webhook.run(MANY, time);
            }
            service.tell("/baseline/records");
            String kafka = settings.get("kafka.bootstrap.servers");
            List<ProducerRecord<String, byte[]>> records = Recorded.read(kafka);
            try (ProducerLoad producer = new ProducerLoad(kafka, records)) {
                List<Case> cases = List.of(
                        new Case("no-op POST", nothing),
                        new Case("raw producer", producer),
                        new Case("raw producer behind a POST", producing),
                        new Case("webhook", webhook));
                List<Contest> contests = List.of(new Contest(cases, MANY), new Contest(cases, 1));
                measure(contests, topics);
                for (int i = 0; i < BACKLOG_RUNS; i++) {
                    webhook.run(MANY, time);
                }
                report.machine(rounds, time.toSeconds());
                contests.forEach(report::contest);
                report.line("bodies of %d bytes make records of %d", deliveries.get(0).length, Recorded.size(records));
                afterwards(contests, service);
                report.line("the client's thread used at most %.0f %% of a core (no-op), %.0f %% (webhook)",
                        nothing.busiest() * 100, webhook.busiest() * 100);
            }
        }
    }

    private void measure(List<Contest> contests, Topics topics) throws Exception {
        contests.get(0).warmUp(time);
        for (int round = 0; round < rounds; round++) {
            LOG.infof("round %d of %d", round + 1, rounds);
            topics.clear();
            for (Contest contest : contests) {
                contest.round(round, time);
            }
        }
    }

    private void afterwards(List<Contest> contests, ServiceProcess service) throws Exception {
        long accepted = service.metric(ACCEPTED);
        long all = service.metric("bellwether_webhook_requests_total");
        long failures = contests.stream()
                .flatMap(contest -> contest.cases().stream().map(contest::samples))
                .mapToLong(Report::failures)
                .sum();
        report.line(accepted == all && failures == 0
                ? "every webhook was accepted, none taken for a duplicate"
                : "NOT VALID: %d of %d webhooks accepted, %d errors", accepted, all, failures);
    }

    private void consuming(Map<String, String> settings) throws Exception {
        Duration calm = time.multipliedBy(3);
        try (Drain drain = new Drain(settings);
                Growth growth = new Growth(settings)) {
            double rows = drain.rowsPerSecond(calm);
            try (ServiceProcess service = ServiceProcess.start(jar, settings)) {
                double events = drain.perSecond(calm);
                report.line("consumer: %,.0f events/s into PostgreSQL, %.2f of %,.0f/s, a row per transaction on one"
                        + " connection (no fsync)", events, events / rows, rows);
            }
            growth.report(report);
        }
    }
}
