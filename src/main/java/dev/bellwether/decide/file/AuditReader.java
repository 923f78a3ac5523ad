package dev.bellwether.decide.file;

import dev.bellwether.decide.AuditRule;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The key {@code audit}. */
final class AuditReader {

    private AuditReader() {}

    static @Nullable String fallback(YamlMap root, Set<String> receivers) {
        Optional<String> receiver = root.text("fallback");
        if (receiver.isPresent() && !receivers.contains(receiver.get())) {
            root.mistake("fallback", "'" + receiver.get() + "' is not among the receivers " + receivers);
        }
        return receiver.orElse(null);
    }

    static @Nullable AuditRule read(YamlMap root, Set<String> receivers) {
        if (!root.isGiven("audit")) {
            return null;
        }
        YamlMap audit = root.map("audit").only(Set.of("receiver", "after"));
        String receiver = audit.required("receiver");
        if (!receiver.isEmpty() && !receivers.contains(receiver)) {
            audit.mistake("receiver", "'" + receiver + "' is not among the receivers " + receivers);
        }
        return new AuditRule(receiver, audit.lasting("after", AuditRule.AFTER));
    }
}
