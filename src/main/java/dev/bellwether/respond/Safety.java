package dev.bellwether.respond;

import dev.bellwether.bikeep.BikeepDevice;
import dev.bellwether.bikeep.CommandType;
import java.util.Set;

/** Whether a device may be sent a command, by what it was just read to be. Pure. */
sealed interface Safety {

    /** It may. */
    record Fine() implements Safety {}

    /** The device does not list it. */
    record NotListed(String words) implements Safety {}

    /** Somebody's thing may be in it: a second operator has to agree. */
    record TwoNeeded(String words) implements Safety {}

    /** What opens. Both do: an ordinary unlock of a locked locker lets its user's thing go as well. */
    Set<CommandType> OPENING = Set.of(CommandType.UNLOCK, CommandType.FORCE_UNLOCK);

    /** The judgement. What Bikeep does not tell is taken for the worse: no list is an empty one, no state an occupied one. */
    static Safety of(BikeepDevice device, CommandType command) {
        if (!device.commands().contains(command.text())) {
            return new NotListed("the device takes " + device.commands() + ", not " + command.text());
        }
        if (OPENING.contains(command) && !device.isSurelyEmpty()) {
            String state = device.state().value();
            return new TwoNeeded("it is " + (state == null ? "in no state that is told" : state)
                    + ", so somebody's thing may be in it: a second operator has to agree");
        }
        return new Fine();
    }
}
