/**
 * What a replica is for: all of it, or only receiving. In: a setting; out: whether what is due here is done here. Must never decide
 * anything else: a replica that only receives still accepts, answers operators, and looks after itself.
 */
@NullMarked
package dev.bellwether.role;

import org.jspecify.annotations.NullMarked;
