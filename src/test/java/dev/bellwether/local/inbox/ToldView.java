package dev.bellwether.local.inbox;

import dev.bellwether.local.told.Notice;
import dev.bellwether.local.told.Told;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the other channels' far sides were told, as cards, newest first. */
final class ToldView {

    private record Entry(String name, Notice notice) {}

    private ToldView() {}

    static List<Card> cards(List<Told> all) {
        return all.stream()
                .flatMap(told -> told.notices().stream().map(notice -> new Entry(told.name(), notice)))
                .sorted(Comparator.comparing((Entry entry) -> entry.notice().at()).reversed())
                .map(entry -> new Card(
                        entry.name() + "-" + entry.notice().key(), entry.notice().stamp(), html(entry.name(), entry.notice())))
                .toList();
    }

    static String html(String name, Notice notice) {
        return """
                <div class="who"><b>%s</b> <span class="app">%s</span> %s</div>
                <div class="subject">%s</div>
                %s<details><summary>As it came</summary><pre>%s</pre></details>"""
                .formatted(
                        Html.escape(name),
                        Html.escape(notice.state()),
                        Html.time(notice.at()),
                        Html.escape(notice.title()),
                        notice.lines().stream()
                                .map(line -> "<div>" + Html.escape(line) + "</div>")
                                .collect(Collectors.joining()),
                        Html.escape(notice.raw()));
    }
}
