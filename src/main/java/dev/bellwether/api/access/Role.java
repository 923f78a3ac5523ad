package dev.bellwether.api.access;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do, least first; each may also do what those before it may. */
public enum Role {
    /** Look. */
    VIEWER(Role.VIEW),
    /** Work on incidents. */
    OPERATOR(Role.OPERATE),
    /** Change how the service works. */
    ADMIN(Role.ADMINISTER);

    /** The role of {@link #VIEWER}, for annotations. */
    public static final String VIEW = "viewer";

    /** The role of {@link #OPERATOR}, for annotations. */
    public static final String OPERATE = "operator";

    /** The role of {@link #ADMIN}, for annotations. */
    public static final String ADMINISTER = "admin";

    private final String written;

    Role(String written) {
        this.written = written;
    }

    /** As the tokens' file writes it. */
    String written() {
        return written;
    }

    /** This and every lesser one, as written. */
    Set<String> andLesser() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(Role::written)
                .collect(Collectors.toSet());
    }
}
