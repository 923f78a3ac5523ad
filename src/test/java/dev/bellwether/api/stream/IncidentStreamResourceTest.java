package dev.bellwether.api.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.incident.Changes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentStreamResourceTest {

    private final IncidentStreamResource resource =
            new IncidentStreamResource(new Nothing(), new OfTwo(), InstantSource.system());

    @Test
    void no_more_listen_than_may_and_one_who_leaves_makes_room() {
        resource.listen(null, null).subscribe().with(event -> {}).cancel();
        resource.listen(null, null);
        resource.listen(null, null);

        assertThatThrownBy(() -> resource.listen(null, null)).isInstanceOf(StreamProblems.TooMany.class);
    }

    private record OfTwo() implements StreamSettings {

        @Override
        public int most() {
            return 2;
        }

        @Override
        public Duration interval() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofDays(1);
        }
    }

    private record Nothing() implements Changes {

        @Override
        public Position end() {
            return new Position(1, 0);
        }

        @Override
        public List<Change> after(Position position, int most) {
            return List.of();
        }
    }
}
