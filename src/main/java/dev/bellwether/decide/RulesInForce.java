package dev.bellwether.decide;

/** The rules that decide now. They may be replaced at any time, so ask anew for every decision, and once for each. */
public interface RulesInForce {

    /** The rules. */
    Rules now();
}
