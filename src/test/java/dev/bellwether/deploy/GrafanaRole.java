package dev.bellwether.deploy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How the role by which Grafana reads is made: the statements of {@code deploy/grafana/role.sql}, for another role. */
final class GrafanaRole {

    private static final Path SCRIPT = Path.of("deploy/grafana/role.sql");

    private GrafanaRole() {}

    /** Its statements, one by one. */
    static List<String> statements(String role) {
        String script = Manifest.text(SCRIPT).replaceAll("(?m)--.*$", "").replace("grafana", role).replace(":'password'", "'p'");
        return Arrays.stream(script.strip().split(";\\s*\n\\s*\n")).toList();
    }
}
