package dev.bellwether.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The disk that the spool's table lies on: a small one of its own, in memory, which can be filled. Where none may be mounted,
 * a trigger says for it what PostgreSQL says when it cannot write another page.
 */
final class SpoolDisk implements AutoCloseable {

    private static final String SIZE = "64m";
    private static final String PLAYED =
            """
            create or replace function disk_full() returns trigger language plpgsql as
                $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
            create trigger disk_full before insert on spool for each row execute function disk_full()
            """;

    private final Database database;
    private final Path folder;
    private final boolean isReal;

    /** Lies there, once the table is on it. */
    SpoolDisk(Database database, Path folder) throws IOException {
        this.database = database;
        this.folder = Files.createDirectories(folder);
        this.isReal = succeeds("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString());
        if (isReal) { // a world that does not come to be, or is broken off, leaves none behind
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        }
    }

    /** Whether it is a disk. */
    boolean isReal() {
        return isReal;
    }

    /** Moves the table there, which the service must have made. */
    void take() throws IOException {
        if (isReal) {
            Path tables = Files.createDirectory(folder.resolve("tables"));
            database.execute("create tablespace spool_disk location '" + tables + "'");
            database.execute("alter table spool set tablespace spool_disk");
        }
    }

    void fill() {
        if (!isReal) {
            database.execute(PLAYED);
            return;
        }
        byte[] page = new byte[1 << 12];
        try (OutputStream file = Files.newOutputStream(rubbish())) {
            while (true) {
                file.write(page);
            }
        } catch (IOException full) {
            // as was wanted; that it is so is asked of it
            if (folder.toFile().getUsableSpace() > 0) {
                throw new UncheckedIOException(full);
            }
        }
    }

    void clear() {
        if (!isReal) {
            database.execute("drop trigger disk_full on spool");
            return;
        }
        try {
            Files.delete(rubbish());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After the database. */
    @Override
    public void close() {
        if (isReal) {
            succeeds("umount", "--lazy", folder.toString());
        }
    }

    private Path rubbish() {
        return folder.resolve("rubbish");
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
