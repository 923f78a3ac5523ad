package dev.bellwether.local.inbox;

import dev.bellwether.local.bikeep.Webhooks.Delivery;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The stand-in's locations, and the webhooks it has sent. */
final class FleetView {

    private static final int LATEST = 12;

    private FleetView() {}

    static String locations(List<Map<String, Object>> locations) {
        return locations.stream().map(FleetView::location).collect(Collectors.joining());
    }

    static String deliveries(List<Delivery> deliveries) {
        StringBuilder html = new StringBuilder();
        for (int i = deliveries.size() - 1; i >= Math.max(0, deliveries.size() - LATEST); i--) {
            Delivery delivery = deliveries.get(i);
            boolean taken = delivery.status() >= 200 && delivery.status() < 300;
            html.append("<li class=\"%s\"><code>%s</code> <span>%s%s</span></li>"
                    .formatted(
                            taken ? "ok" : "failed",
                            Html.escape(delivery.type()),
                            delivery.status() == 0 ? "no answer" : delivery.status(),
                            delivery.attempt() > 1 ? ", attempt " + delivery.attempt() : ""));
        }
        return html.toString();
    }

    private static String location(Map<String, Object> location) {
        Map<?, ?> devices = (Map<?, ?>) location.get("devices");
        return """
                <li><span class="dot %1$s" title="%1$s"></span><div><b>%2$s</b><small>%3$s</small></div>\
                <span class="count">%4$s/%5$s</span>\
                <span class="play"><button data-play="OUTAGE" data-code="%6$s" title="outage here">📡</button>\
                <button data-play="VANDALISM" data-code="%6$s" title="vandalism here">🚨</button></span></li>"""
                .formatted(
                        Html.escape(location.get("connection").toString()),
                        Html.escape(location.get("name").toString()),
                        Html.escape(location.get("address").toString()),
                        devices.get("online"),
                        devices.get("total"),
                        Html.escape(location.get("code").toString()));
    }
}
