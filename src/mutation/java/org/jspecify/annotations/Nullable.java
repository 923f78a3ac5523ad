package org.jspecify.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands before JSpecify's own while mutations are tried, and leaves no trace in a class file: a JVM (17: it dies; 25: it
 * refuses) cannot redefine a record for the second time if one of its components carries a type annotation.
 */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.SOURCE)
public @interface Nullable {}
