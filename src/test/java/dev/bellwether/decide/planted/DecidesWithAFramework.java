package dev.bellwether.decide.planted;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** A judgement that reaches for the database, by field injection. */
public class DecidesWithAFramework {

    @Inject
    EntityManager entities;
}
