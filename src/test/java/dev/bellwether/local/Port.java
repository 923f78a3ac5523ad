package dev.bellwether.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A fixed port, so that a bookmark and a client's settings stay good from one run to the next. */
record Port(String user, int number, String setting) {

    static Port of(Settings settings, String user, String setting, int usual) {
        return new Port(user, settings.port(setting, usual), setting);
    }

    /** Fails with a message for people when somebody else listens there. */
    Port mustBeFree() {
        try {
            new ServerSocket(number, 1, InetAddress.getLoopbackAddress()).close();
            return this;
        } catch (IOException e) {
            throw new Trouble("Port %d, meant for %s, is taken. Stop what listens there, or set %s (or -D%s) to another."
                    .formatted(number, user, Settings.environmentName(setting), setting));
        }
    }

    /** What a person can do something about; told without a stack trace. */
    static final class Trouble extends RuntimeException {

        private static final long serialVersionUID = 1;

        Trouble(String message) {
            super(message);
        }
    }
}
