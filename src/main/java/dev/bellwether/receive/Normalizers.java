package dev.bellwether.receive;

import dev.bellwether.normalize.FieldNames;
import dev.bellwether.normalize.FieldNames.Reference;
import dev.bellwether.normalize.Literals;
import dev.bellwether.normalize.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The normalizer that the settings describe. */
final class Normalizers {

    private Normalizers() {}

    static Normalizer of(WebhookSettings settings) {
        WebhookSettings.Fields f = settings.fields();
        WebhookSettings.Literals l = settings.literals();
        return new Normalizer(
                new FieldNames(
                        new Reference(
                                f.locationId(), f.locationUri(), f.locationCode(), f.locationLabel(), f.locationName()),
                        new Reference(f.deviceId(), f.deviceUri(), f.deviceCode(), f.deviceAlias(), List.of()),
                        f.deviceType(),
                        f.times(),
                        f.connection(),
                        f.alarmCategory(),
                        f.alarmReason(),
                        f.status()),
                new Literals(words(l.online()), words(l.partial()), words(l.offline())));
    }

    private static Set<String> words(List<String> literals) {
        return literals.stream().map(word -> word.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
