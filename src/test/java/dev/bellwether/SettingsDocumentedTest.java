package dev.bellwether;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's settings are keys that the code reads. */
class SettingsDocumentedTest {

    private static final Pattern DOCUMENTED = Pattern.compile("`(BELLWETHER_[A-Z_]+[A-Z])`");
    /** Read as properties rather than by a mapping, or by the local set-up. */
    private static final Set<String> ELSEWHERE = Set.of("BELLWETHER_LOCAL_PORT");

    @Test
    void every_documented_setting_is_one_that_the_code_knows() throws IOException {
        Set<String> known = new TreeSet<>(ELSEWHERE);
        JavaClasses main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.bellwether");
        main.stream()
                .filter(c -> c.isAnnotatedWith(ConfigMapping.class))
                .map(c -> c.reflect())
                .forEach(c -> add(known, c.getAnnotation(ConfigMapping.class).prefix(), c));

        Matcher documented = DOCUMENTED.matcher(Files.readString(Path.of("README.md")));
        List<String> names = documented.results().map(found -> found.group(1)).distinct().toList();

        assertThat(names).contains("BELLWETHER_WEBHOOK_SEEDS", "BELLWETHER_ALERTING_CONFIG").isSubsetOf(known);
    }

    private static void add(Set<String> known, String prefix, Class<?> mapping) {
        for (Method method : mapping.getMethods()) {
            String key = prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (method.getReturnType().isInterface() && !method.isAnnotationPresent(WithDefault.class)
                    && method.getReturnType().getName().startsWith("dev.bellwether")) {
                add(known, key, method.getReturnType());
            } else {
                known.add(key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
            }
        }
    }
}
