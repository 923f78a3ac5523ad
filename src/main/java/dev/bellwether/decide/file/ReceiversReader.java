package dev.bellwether.decide.file;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Rules.Receiver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The key {@code receivers}. What a channel needs, the channel itself checks. */
final class ReceiversReader {

    private static final String CONFIGS = "_configs";

    private ReceiversReader() {}

    static Map<String, Receiver> read(YamlMap root) {
        Map<String, Receiver> receivers = new LinkedHashMap<>();
        if (!root.has("receivers")) {
            root.mistake("receivers", "is missing; the smallest is receivers: [{name: NAME}]");
        }
        for (YamlMap receiver : root.maps("receivers")) {
            String name = receiver.required("name");
            List<Integration> integrations = new ArrayList<>();
            for (String key : receiver.keys()) {
                if (key.endsWith(CONFIGS)) {
                    integrations.addAll(integrations(receiver, key));
                } else if (!key.equals("name")) {
                    receiver.mistake(key, "is not a key of a receiver; known here: name and CHANNEL" + CONFIGS);
                }
            }
            if (receivers.put(name, new Receiver(name, integrations)) != null) {
                receiver.mistake("name", "'" + name + "' is taken by another receiver; give one of them another name");
            }
        }
        return receivers;
    }

    private static List<Integration> integrations(YamlMap receiver, String key) {
        String channel = key.substring(0, key.length() - CONFIGS.length());
        List<Integration> integrations = new ArrayList<>();
        for (YamlMap config : receiver.maps(key)) {
            Map<String, String> settings = new LinkedHashMap<>();
            config.keys().forEach(name -> config.text(name).ifPresent(value -> settings.put(name, value)));
            integrations.add(new Integration(channel, integrations.size(), settings));
        }
        return integrations;
    }
}
