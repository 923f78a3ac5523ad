package dev.bellwether.decide.planted;

import dev.bellwether.operate.Planted;
import java.time.Instant;

/** A judgement that depends on when it is made, and on a room that nobody may import. */
public class AsksTheMachineForTheTime {

    Instant when() {
        return Planted.ROOM.isEmpty() ? Instant.EPOCH : Instant.now();
    }
}
