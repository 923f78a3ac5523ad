package dev.bellwether.journey;

import static org.awaitility.Awaitility.await;

import dev.bellwether.local.service.Mail;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Webhook;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The steps that journeys share. */
final class Told {

    private Told() {}

    /** Posts a webhook as Bikeep would; it must be accepted. */
    static void post(String type, String data) {
        Webhook.post(type, data);
    }

    /** The location of that code as Bikeep shows it now. */
    static Map<String, Object> location(String code) {
        return Services.bikeep().locations().stream()
                .filter(location -> code.equals(location.get("code")))
                .findFirst()
                .orElseThrow();
    }

    /** A member of that location. */
    static String of(String code, String member) {
        return String.valueOf(location(code).get(member));
    }

    /** A code that no other test of this run uses. */
    static String code(int index) {
        return Services.bikeep().codes().get(index);
    }

    /** Cuts the location off and waits until Bikeep has noticed. */
    static void silence(String code) {
        Services.bikeep().silence(code);
        awaitConnection(code, "offline");
    }

    /** Waits until Bikeep shows the location like this. */
    static void awaitConnection(String code, String connection) {
        await().until(() -> of(code, "connection").equals(connection));
    }

    /** Waits until everything posted before has been decided and what was due at once has been told. */
    static void settle() {
        String marker = UUID.randomUUID().toString();
        post("alarm", "{\"location_id\":\"" + marker + "\",\"alarm_category\":\"test\",\"alarm_reason\":\"barrier\"}");
        Await.slackCall(marker);
        Await.mail(marker);
    }

    /** The accepted Slack messages with this text somewhere, by method; an edit shows what the answer in its thread says. */
    static List<String> slack(String text) {
        return Services.slack().calls().stream()
                .filter(call -> call.accepted() && !call.method().equals("chat.update") && call.everything().contains(text))
                .map(call -> call.method())
                .toList();
    }

    /** The mails with this text in their body. */
    static List<Mail> mails(String text) {
        return Services.mail().mails().stream().filter(mail -> mail.text().contains(text)).toList();
    }
}
