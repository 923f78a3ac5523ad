package dev.bellwether.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever does not answer holds nobody up. */
@Timeout(60)
class InquiryTest {

    @Test
    void an_answer_an_exception_and_a_question_that_hangs_and_cannot_even_be_interrupted() {
        CountDownLatch hung = new CountDownLatch(1);
        try (Inquiry inquiry = new Inquiry("test", Duration.ofMillis(300))) {
            assertThat(inquiry.ask(() -> "yes")).contains("yes");
            assertThat(inquiry.ask(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .isEmpty();
            assertThat(inquiry.ask(() -> uninterruptedly(hung))).isEmpty();
            assertThat(inquiry.ask(() -> "behind it")).isEmpty();
            hung.countDown();
            assertThat(inquiry.ask(() -> "again")).contains("again");
        }
    }

    @Test
    void a_broker_that_is_not_there_is_no_answer() {
        Topics topics = new Topics(Map.of("bootstrap.servers", "localhost:1"), "events", "group", "letters");
        try (Inquiry inquiry = new Inquiry("kafka", Duration.ofSeconds(15))) {
            assertThat(inquiry.ask(topics::read)).isEmpty();
        }
    }

    private static String uninterruptedly(CountDownLatch hung) {
        while (true) {
            try {
                hung.await();
                return "late";
            } catch (InterruptedException e) {
                // as a read from a socket does
            }
        }
    }
}
