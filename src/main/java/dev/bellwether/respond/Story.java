package dev.bellwether.respond;

import dev.bellwether.consume.OnCall;
import dev.bellwether.incident.IncidentId;
import jakarta.inject.Singleton;

/** Tells what is done about an incident: on its timeline, in its thread, in the log. Joins the caller's transaction. */
@Singleton
public class Story {

    /** The timeline's word for what concerns commands. */
    static final String COMMAND = "command";

    private final OnCall onCall;

    Story(OnCall onCall) {
        this.onCall = onCall;
    }

    /** What became of a command. That what an alarm asked for went well stands on the timeline only: it may be many devices. */
    void tell(DeviceCommand command, String words) {
        String line = command.spoken() + " " + words;
        if (command.requestedBy().equals(DeviceCommand.BELLWETHER) && command.state() == CommandStage.SUCCEEDED) {
            onCall.note(command.incident(), COMMAND, line);
        } else {
            tell(command.incident(), COMMAND, line);
        }
    }

    /**
     * A line; nothing when the incident was forgotten meanwhile.
     *
     * @param what a bounded word for the timeline
     */
    public void tell(IncidentId incident, String what, String line) {
        onCall.respond(incident, what, line);
    }
}
