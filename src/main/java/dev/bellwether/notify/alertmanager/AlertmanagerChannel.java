package dev.bellwether.notify.alertmanager;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import okhttp3.Request;

/** Tells the alerts of the incident, and again while it goes on. */
@Singleton
class AlertmanagerChannel implements Channel {

    private static final String WHO = "Alertmanager";
    /** As Prometheus does: three tellings may be lost before an alert ends by itself. */
    private static final int LASTS = 4;

    private final HttpCaller http;
    private final InstantSource clock;

    AlertmanagerChannel(HttpCaller http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public List<String> check(Integration integration) {
        return AlertmanagerTarget.check(integration);
    }

    @Override
    public Lane lane(Integration integration) {
        try {
            return AlertmanagerTarget.of(integration).lane();
        } catch (IOException e) {
            return Lane.unread(integration);
        }
    }

    @Override
    public Duration memory(Integration integration) {
        return AlertmanagerTarget.resend(integration);
    }

    @Override
    public boolean staysOpen() {
        return true;
    }

    @Override
    public Outcome send(Message message, Integration integration) {
        try {
            AlertmanagerTarget target = AlertmanagerTarget.of(integration);
            Duration lasts = AlertmanagerTarget.resend(integration).multipliedBy(LASTS);
            ArrayNode alerts = PostableAlerts.of(message.briefing(), clock.instant().plus(lasts));
            Request.Builder request = new Request.Builder().url(target.url()).post(Body.json(alerts));
            if (target.authorization() != null) {
                request.header("Authorization", target.authorization());
            }
            return http.call(WHO, request.build(), AlertmanagerChannel::judged);
        } catch (IOException e) {
            return new Outcome.Broken("the file of 'password' or of 'bearer_token' cannot be read");
        }
    }

    private static Outcome judged(Answer answer) {
        return answer.isTaken() && answer.isPage()
                ? new Outcome.Unavailable(WHO + " answered with a page, which its API never does", null, true)
                : answer.outcome(WHO);
    }
}
