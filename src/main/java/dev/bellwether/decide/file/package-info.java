/**
 * Edge of {@code decide}: the rules file on disk. In: YAML in Alertmanager's vocabulary; out: {@link
 * dev.bellwether.decide.Rules}, or every mistake with its line and its cure. Must never run with rules it did not
 * understand.
 */
@NullMarked
package dev.bellwether.decide.file;

import org.jspecify.annotations.NullMarked;
