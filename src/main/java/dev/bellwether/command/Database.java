package dev.bellwether.command;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the service keeps what it knows. */
@FunctionalInterface
interface Database {

    /**
     * A connection of its own.
     *
     * @throws SQLException saying what a person should mend
     */
    Connection open() throws SQLException;
}
