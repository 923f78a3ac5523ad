package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellwether.decide.Forecast;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.incident.IncidentKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who would be told of an event, as it is answered.
 *
 * @param type   the event's
 * @param why    which alert it raises, or why nobody is told
 * @param labels of its alert; absent when it raises none
 * @param group  the incident it would be told with; likewise
 * @param routes it takes; none when nobody is told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ForecastView(
        String type,
        String why,
        @Nullable Map<String, List<String>> labels,
        @Nullable Group group,
        List<RouteView> routes) {

    /**
     * What is told as one.
     *
     * @param location the location's id, or what stands for it
     * @param kind     what the incident is about
     * @param group    what tells it apart from others of that location and kind; empty when nothing does
     */
    record Group(String location, String kind, String group) {}

    static ForecastView of(DeviceEvent event, Forecast forecast) {
        if (forecast instanceof Forecast.Told told) {
            IncidentKey key = told.group();
            return new ForecastView(
                    event.type(),
                    told.reason(),
                    RouteView.written(told.explanation().labels()),
                    new Group(key.location(), key.kind().name(), key.group()),
                    told.explanation().ways().stream().map(RouteView::of).toList());
        }
        return new ForecastView(event.type(), forecast.reason(), null, null, List.of());
    }
}
