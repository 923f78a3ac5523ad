/**
 * What has to wait for the end of a transaction. In: work; out: the work done, once what it tells of is in the database.
 * Must never fail a transaction.
 */
@NullMarked
package dev.bellwether.transaction;

import org.jspecify.annotations.NullMarked;
