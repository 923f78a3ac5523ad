package dev.bellwether.command;

import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** The service's database, found by the service's settings: environment, system properties, {@code config/}, secret files. */
final class ServiceDatabase implements Database {

    private static final String PREFIX = "quarkus.datasource.";

    @Override
    public Connection open() throws SQLException {
        SmallRyeConfig settings = settings();
        String url = setting(settings, "jdbc.url")
                .orElseThrow(() -> new SQLException("QUARKUS_DATASOURCE_JDBC_URL is not set"));
        Properties login = new Properties();
        setting(settings, "username").ifPresent(user -> login.put("user", user));
        setting(settings, "password").ifPresent(password -> login.put("password", password));
        return DriverManager.getConnection(url, login);
    }

    private static Optional<String> setting(SmallRyeConfig settings, String name) {
        return settings.getOptionalValue(PREFIX + name, String.class);
    }

    private static SmallRyeConfig settings() {
        String file = Path.of("config", "application.properties").toAbsolutePath().toUri().toString();
        ClassLoader loader = ServiceDatabase.class.getClassLoader();
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .addDiscoveredSources()
                .withSources(PropertiesConfigSourceLoader.inFileSystem(file, 260, loader))
                .build();
    }
}
