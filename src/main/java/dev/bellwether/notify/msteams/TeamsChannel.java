package dev.bellwether.notify.msteams;

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
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Posts the briefing as a card. */
@Singleton
class TeamsChannel implements Channel {

    private static final String WHO = "Teams";

    private final HttpCaller http;

    TeamsChannel(HttpCaller http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "msteams";
    }

    @Override
    public List<String> check(Integration integration) {
        return TeamsTarget.check(integration);
    }

    @Override
    public Lane lane(Integration integration) {
        try {
            return TeamsTarget.of(integration).lane();
        } catch (IOException e) {
            return Lane.unread(integration);
        }
    }

    @Override
    public Outcome send(Message message, Integration integration) {
        try {
            HttpUrl url = HttpUrl.parse(TeamsTarget.of(integration).url());
            if (url == null) {
                return new Outcome.Broken("the file of 'webhook_url' holds no http(s) URL");
            }
            Request request = new Request.Builder()
                    .url(url)
                    .post(Body.json(TeamsCard.message(message.briefing())))
                    .build();
            return http.call(WHO, request, TeamsChannel::judged);
        } catch (IOException e) {
            return new Outcome.Broken("the file of 'webhook_url' cannot be read");
        }
    }

    private static Outcome judged(Answer answer) {
        return answer.isTaken() && answer.isPage()
                ? new Outcome.Unavailable(WHO + " answered with a page, which no workflow does", null, true)
                : answer.outcome(WHO);
    }
}
