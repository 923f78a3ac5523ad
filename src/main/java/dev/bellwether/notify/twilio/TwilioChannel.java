package dev.bellwether.notify.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.http.Answer;
import dev.bellwether.notify.http.Body;
import dev.bellwether.notify.http.HttpCaller;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Texts or calls one number. */
@Singleton
class TwilioChannel implements Channel {

    private static final String WHO = "Twilio";
    private static final int CREATED = 201;
    /** A number that is none, is not ours, cannot be reached or wants nothing from us; an account that is not let in. */
    private static final Set<Integer> UNTIL_MENDED = Set.of(
            20003, 20005, 20404, 21210, 21211, 21212, 21214, 21215, 21216, 21217, 21219, 21266, 21408, 21606, 21608, 21610,
            21612, 21614);
    /** Too many at once, a full queue, a spent day. */
    private static final Set<Integer> LATER = Set.of(20429, 21611, 63038);
    /** Of those newest, which Twilio lists first. */
    private static final int LOOKED_AT = 50;

    private final HttpCaller http;

    TwilioChannel(HttpCaller http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "twilio";
    }

    @Override
    public List<String> check(Integration integration) {
        return TwilioTarget.check(integration);
    }

    @Override
    public Lane lane(Integration integration) {
        try {
            return TwilioTarget.of(integration).lane();
        } catch (IOException e) {
            return Lane.unread(integration);
        }
    }

    @Override
    public Outcome send(Message message, Integration integration) {
        try {
            TwilioTarget target = TwilioTarget.of(integration);
            // of a call nothing is kept that would show what was said, and one too many does no harm
            return message.unsure() && !target.voice() ? sendUnlessSent(message, target) : send(message, target);
        } catch (IOException e) {
            return new Outcome.Broken("the file of 'auth_token' cannot be read");
        }
    }

    private Outcome sendUnlessSent(Message message, TwilioTarget target) {
        // no filter by date: it goes by when a message was sent, and one that still waits was not
        HttpUrl url = target.url()
                .newBuilder()
                .addQueryParameter("To", target.to())
                .addQueryParameter("PageSize", Integer.toString(LOOKED_AT))
                .build();
        boolean[] missing = new boolean[1];
        Outcome found = http.call(WHO, target.request(url).build(), answer -> {
            JsonNode messages = answer.json().path("messages");
            if (!answer.isTaken() || !messages.isArray()) {
                return stillUnsure(answer.isTaken() ? new Outcome.TryAgain("", true) : judged(answer));
            }
            missing[0] = !holds(messages, TwilioText.tag(message));
            return new Outcome.Delivered(WHO + " has it already", null);
        });
        return missing[0] ? send(message, target) : stillUnsure(found);
    }

    /** Whoever could not look knows no more than before. */
    private static Outcome stillUnsure(Outcome outcome) {
        if (outcome instanceof Outcome.Unavailable away) {
            return new Outcome.Unavailable(away.said(), away.after(), true);
        }
        return outcome instanceof Outcome.TryAgain
                ? new Outcome.Unavailable(WHO + " does not say what was sent", null, true)
                : outcome;
    }

    private static boolean holds(JsonNode messages, String tag) {
        for (JsonNode message : messages) {
            if (message.path("body").asText().endsWith(tag)) {
                return true;
            }
        }
        return false;
    }

    private Outcome send(Message message, TwilioTarget target) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", target.to());
        form.put("From", target.from());
        if (target.voice()) {
            form.put("Twiml", TwilioText.twiml(message.briefing()));
        } else {
            form.put("Body", TwilioText.sms(message));
        }
        Request request = target.request(target.url()).post(Body.form(form)).build();
        return http.call(WHO, request, TwilioChannel::judged);
    }

    private static Outcome judged(Answer answer) {
        int code = answer.json().path("code").asInt();
        // its own words quote the number
        String said = WHO + " answered " + answer.status() + (code == 0 ? "" : ", error " + code);
        if (answer.status() == CREATED) {
            return new Outcome.Delivered(said, null);
        }
        if (answer.isTaken()) {
            return new Outcome.Unavailable(said + " instead of 201", null, true);
        }
        if (LATER.contains(code)) {
            return new Outcome.Unavailable(said, answer.after(), false);
        }
        if (UNTIL_MENDED.contains(code)) {
            return new Outcome.Broken(said);
        }
        return code == 0 ? answer.outcome(WHO) : coded(answer, said);
    }

    private static Outcome coded(Answer answer, String said) {
        Outcome plain = answer.outcome(WHO);
        if (plain instanceof Outcome.Broken) {
            return new Outcome.Broken(said);
        }
        return plain instanceof Outcome.Refused ? new Outcome.Refused(said) : plain;
    }
}
