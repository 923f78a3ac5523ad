package dev.bellwether.audit;

import dev.bellwether.consume.watchdog.Watchdog;
import dev.bellwether.decide.AuditRule;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.decide.audit.Audit;
import dev.bellwether.decide.audit.Found;
import dev.bellwether.decide.audit.Sight;
import dev.bellwether.notify.SecondPath;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds what should have happened and did not, and says so by a second path.
 *
 * <p>The first look comes an interval after the start, so that what waited while nothing ran can be caught up with. What
 * was found lives in memory only, see {@link Standing}; with several replicas one speaks, see {@link Voice}. When the
 * database gives no answer each speaks for itself: better told twice than not at all.
 */
@Singleton
class Auditor {

    private static final Logger LOG = Logger.getLogger(Auditor.class);
    /** Longer than the time-outs within. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Books books;
    private final Topics topics;
    private final Watchdog watchdog;
    private final RulesInForce inForce;
    private final SecondPath path;
    private final AuditMetrics metrics;
    private final InstantSource clock;

    private final ExecutorService thread = OwnThread.named("audit");
    private final Inquiry database = new Inquiry("database", PATIENCE);
    private final Inquiry kafka = new Inquiry("kafka", PATIENCE);
    private final Standing standing = new Standing();
    private final Seen seen;
    private Instant booksAt;
    private Instant topicsAt;

    Auditor(
            Books books,
            Topics topics,
            Watchdog watchdog,
            RulesInForce inForce,
            SecondPath path,
            AuditMetrics metrics,
            InstantSource clock) {
        this.books = books;
        this.topics = topics;
        this.watchdog = watchdog;
        this.inForce = inForce;
        this.path = path;
        this.metrics = metrics;
        this.clock = clock;
        Instant start = clock.instant();
        this.seen = new Seen(start);
        this.booksAt = start;
        this.topicsAt = start;
    }

    /** From here on failures are looked for. */
    void begin(@Observes StartupEvent start) {}

    /** Only hands over, and needs no worker thread for that: all of them may be stuck. */
    @Scheduled(
            every = "${bellwether.audit.interval:15s}",
            delayed = "${bellwether.audit.interval:15s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    CompletionStage<Void> tick() {
        return CompletableFuture.runAsync(this::look, thread);
    }

    void look() {
        Instant now = clock.instant();
        Rules rules = inForce.now();
        AuditRule rule = rules.audit();
        Audit audit = new Audit(rule == null ? AuditRule.AFTER : rule.after(), now);
        Optional<Books.Page> page = database.ask(() -> books.read(audit.latest(), seen.failedSince()));
        Sight sight = sight(page.orElse(null), kafka.ask(topics::read).orElse(null), now);
        List<Found> findings = audit.findings(sight);
        metrics.looked(sight, findings);
        standing.take(sight, findings).forEach(change -> log(change, now));
        if (rule != null && page.map(Books.Page::ours).orElse(true)) {
            tell(rule.receiver(), rules.route().pace().repeatInterval(), now);
        } else {
            standing.leave();
        }
    }

    private Sight sight(Books.@Nullable Page page, Topics.@Nullable Page letters, Instant now) {
        booksAt = page == null ? booksAt : now;
        topicsAt = letters == null ? topicsAt : now;
        return new Sight(
                page == null
                        ? null
                        : new Sight.Books(
                                page.incidents(),
                                page.messages(),
                                seen.fresh(page.failures(), now).stream()
                                        .map(failure -> failure.spoken())
                                        .toList(),
                                page.spooled()),
                booksAt,
                letters == null ? null : new Sight.Topics(letters.unread(), seen.grown(letters.letters())),
                topicsAt,
                watchdog.stall().map(stall -> new Sight.Stall(stall.since(), stall.why())).orElse(null));
    }

    /** Stops at the first that does not arrive: the others would fare no better, and the next look tries again. */
    private void tell(String receiver, Duration repeat, Instant now) {
        for (Standing.Word word : standing.due(now, repeat)) {
            if (!path.tell(receiver, word.trouble())) {
                return;
            }
            standing.told(word.failing(), now);
        }
    }

    private void log(Standing.Change change, Instant now) {
        Found found = change.found();
        if (change.over()) {
            LOG.infof("audit finding gone finding=%s", found.failing().written());
        } else {
            metrics.appeared(found);
            LOG.errorf(
                    "audit finding appeared finding=%s count=%d since=%s why=%s",
                    found.failing().written(), found.count(), found.since(), found.sentence(now));
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
        database.close();
        kafka.close();
    }
}
