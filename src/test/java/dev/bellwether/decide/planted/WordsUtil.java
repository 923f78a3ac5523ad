package dev.bellwether.decide.planted;

/** A name that says nothing. */
public class WordsUtil {}
