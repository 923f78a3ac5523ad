package dev.bellwether.operate.retention;

import java.time.Duration;

/**
 * A table of which rows are kept for a set time.
 *
 * @param table  its name
 * @param keep   for how long
 * @param delete deletes {@code :most} rows of {@code :before} at most; waits for nobody who holds one
 * @param share  the part of a batch that is one transaction's worth, where each row has others that go with it
 */
record Shelf(String table, Duration keep, String delete, int share) {

    static Shelf of(String table, String key, String at, Duration keep) {
        return where(table, key, at, at + " < :before", keep, 1);
    }

    static Shelf where(String table, String key, String order, String old, Duration keep, int share) {
        return new Shelf(
                table,
                keep,
                "delete from %1$s where %2$s in (select %2$s from %1$s where %3$s order by %4$s limit :most for update skip locked)"
                        .formatted(table, key, old, order),
                share);
    }
}
