package dev.bellwether.consume;

import dev.bellwether.bikeep.BikeepSettings;
import dev.bellwether.decide.reconcile.Margins;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The settings as the judgement wants them. */
class MarginsOf {

    @Produces
    @Singleton
    Margins margins(ReconcileSettings settings, BikeepSettings bikeep) {
        return new Margins(
                bikeep.pollInterval(),
                settings.settle(),
                settings.connectionWithin(),
                settings.confirmedWithin(),
                settings.slack(),
                settings.confirmedAfter(),
                settings.recheck(),
                settings.blindAfter(),
                new Margins.Fleet(
                        settings.together(),
                        settings.upstreamShare(),
                        settings.upstreamLeast(),
                        settings.areaMetres(),
                        settings.areaShare(),
                        settings.areaLeast(),
                        settings.failingAfter(),
                        settings.awayAfter(),
                        settings.awayLeast()));
    }
}
