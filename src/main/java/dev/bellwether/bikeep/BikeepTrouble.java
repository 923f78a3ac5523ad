package dev.bellwether.bikeep;

/** Bikeep could not be asked, or answered what cannot be used. Says nothing about any location. */
public final class BikeepTrouble extends RuntimeException {

    BikeepTrouble(String message) {
        super(message);
    }

    BikeepTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
