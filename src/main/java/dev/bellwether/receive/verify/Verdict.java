package dev.bellwether.receive.verify;

/** Whether a delivery is Bikeep's. */
public sealed interface Verdict {

    /**
     * It is: only a holder of the seed can have made it.
     *
     * @param scheme the scheme that fits
     */
    record Proven(Scheme scheme) implements Verdict {}

    /**
     * Nothing shows that it is.
     *
     * @param why for the operator; says nothing that helps a forger
     */
    record Unproven(String why) implements Verdict {}
}
