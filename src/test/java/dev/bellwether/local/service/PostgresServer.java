package dev.bellwether.local.service;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Where a PostgreSQL server listens and how to get in. */
public record PostgresServer(String host, int port, String user, String password) {

    /** The JDBC address of one of its databases. */
    public String url(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    /** Makes the database unless it is there; returns its JDBC address. */
    public String create(String database) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), user, password);
                Statement statement = connection.createStatement()) {
            boolean there = statement
                    .executeQuery("select 1 from pg_database where datname = '%s'".formatted(database))
                    .next();
            if (!there) {
                statement.execute("create database " + database);
            }
            return url(database);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + database + " on " + host + ":" + port, e);
        }
    }
}
