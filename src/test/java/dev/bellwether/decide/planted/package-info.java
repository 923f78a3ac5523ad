/** Violations of the house's rules, planted to prove that they are found. Used by ArchitectureTest alone. */
@NullMarked
package dev.bellwether.decide.planted;

import org.jspecify.annotations.NullMarked;
