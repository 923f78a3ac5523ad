package dev.bellwether.local.twilio;

import static dev.bellwether.local.http.Json.object;

import dev.bellwether.local.http.Faults;
import dev.bellwether.local.http.Handler;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import dev.bellwether.local.http.Routes;
import dev.bellwether.local.http.Site;
import dev.bellwether.local.told.Notice;
import dev.bellwether.local.told.Told;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;

/** One account with one number, and telephones that take what they are sent. */
public final class FakeTwilio implements Site, Told {

    /** The account. */
    public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";

    /** Its token. */
    public static final String TOKEN = "local-token";

    /** Its number. */
    public static final String NUMBER = "+15005550006";

    /** A number whose owner has answered STOP. */
    public static final String OPTED_OUT = "+15005550004";

    private static final String PATH = "/2010-04-01/Accounts/{sid}/";

    private final InstantSource clock;
    private final Faults faults = new Faults();
    private final List<Sent> sent = new ArrayList<>();

    /**
     * A message or a call.
     *
     * @param sid begins with SM or CA
     * @param text the body, or what a call says
     */
    public record Sent(String sid, String to, String text, Instant at) {}

    /** Messages are sent by this clock. */
    public FakeTwilio(InstantSource clock) {
        this.clock = clock;
    }

    /** How it misbehaves. */
    public Faults faults() {
        return faults;
    }

    /** Messages and calls, oldest first. */
    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    @Override
    public String name() {
        return "Twilio";
    }

    @Override
    public List<Notice> notices() {
        return sent().stream()
                .map(one -> new Notice(
                        one.sid(),
                        "",
                        one.at(),
                        one.sid().startsWith("CA") ? "call" : "text",
                        one.to(),
                        one.text().lines().toList(),
                        one.text()))
                .toList();
    }

    @Override
    public synchronized void clear() {
        faults.lift();
        sent.clear();
    }

    @Override
    public void addTo(Routes routes) {
        routes.on("POST", PATH + "Messages.json", faults.around(let(this::text)))
                .on("GET", PATH + "Messages.json", faults.around(let(this::list)))
                .on("POST", PATH + "Calls.json", faults.around(let(this::call)));
    }

    private static Handler let(Handler handler) {
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        return request -> {
            if (!request.header("Authorization").orElse("").equals(basic)) {
                return error(401, 20003, "Authenticate");
            }
            return request.variable("sid").equals(ACCOUNT)
                    ? handler.handle(request)
                    : error(404, 20404, "The requested resource was not found");
        };
    }

    private synchronized Reply text(Request request) {
        Map<String, String> form = request.form();
        String body = form.getOrDefault("Body", "");
        Reply wrong = wrongNumbers(form);
        if (wrong != null) {
            return wrong;
        }
        if (body.isEmpty()) {
            return error(400, 21602, "Message body is required.");
        }
        if (body.length() > 1600) {
            return error(400, 21617, "The concatenated message body exceeds the 1600 character limit.");
        }
        return created("SM", form.get("To"), body);
    }

    private synchronized Reply call(Request request) {
        Map<String, String> form = request.form();
        Reply wrong = wrongNumbers(form);
        return wrong != null ? wrong : created("CA", form.get("To"), said(form.getOrDefault("Twiml", "")));
    }

    private synchronized Reply list(Request request) {
        String to = request.query().getOrDefault("To", "");
        List<Map<String, Object>> messages = new ArrayList<>();
        for (Sent one : sent) {
            if (one.sid().startsWith("SM") && (to.isEmpty() || one.to().equals(to))) {
                messages.add(json(one));
            }
        }
        Collections.reverse(messages);
        int size = Integer.parseInt(request.query().getOrDefault("PageSize", "50"));
        return Reply.json(200, object("messages", messages.subList(0, Math.min(size, messages.size())), "page", 0));
    }

    private static Reply wrongNumbers(Map<String, String> form) {
        String to = form.getOrDefault("To", "");
        if (!to.matches("\\+[1-9]\\d{6,14}")) {
            return error(400, 21211, "The 'To' number " + to + " is not a valid phone number.");
        }
        if (to.equals(OPTED_OUT)) {
            return error(400, 21610, "Attempt to send to unsubscribed recipient");
        }
        return form.getOrDefault("From", "").equals(NUMBER)
                ? null
                : error(400, 21606, "The 'From' phone number provided is not a valid, SMS-capable number for your account.");
    }

    private Reply created(String kind, String to, String text) {
        Sent one = new Sent("%s%032x".formatted(kind, sent.size() + 1), to, text, clock.instant());
        sent.add(one);
        return Reply.json(201, json(one));
    }

    private static Map<String, Object> json(Sent one) {
        return object(
                "sid", one.sid(),
                "account_sid", ACCOUNT,
                "to", one.to(),
                "from", NUMBER,
                "body", one.text(),
                "status", "queued",
                "date_created", DateTimeFormatter.RFC_1123_DATE_TIME.format(one.at().atZone(ZoneOffset.UTC)),
                "date_sent", null);
    }

    /** What a well-formed document says; Twilio reads nothing else aloud. */
    private static String said(String twiml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(twiml.getBytes(StandardCharsets.UTF_8)))
                    .getElementsByTagName("Say")
                    .item(0)
                    .getTextContent();
        } catch (Exception e) {
            throw new IllegalArgumentException("no TwiML: " + twiml, e);
        }
    }

    private static Reply error(int status, int code, String message) {
        return Reply.json(status, object(
                "code", code,
                "message", message,
                "more_info", "https://www.twilio.com/docs/errors/" + code,
                "status", status));
    }
}
