package dev.bellwether.faults;

import dev.bellwether.faults.Wire.State;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.service.SmtpFault;
import java.time.Duration;
import java.util.function.Consumer;

/** What can go wrong, one at a time with each part of the world. */
enum Trouble {
    SERVICE_KILLED(Part.SERVICE, world -> world.service().kill()),
    SERVICE_RESTARTED(Part.SERVICE, world -> world.service().restart()),

    BROKER_KILLED(Part.BROKER, world -> world.broker().kill(), world -> world.broker().start()),
    BROKER_CUT_OFF(Part.BROKER, world -> world.broker().wire().cut(), world -> world.broker().wire().mend()),
    BROKER_SLOW(Part.BROKER, world -> world.broker().wire().is(State.SLOW), world -> world.broker().wire().mend()),
    BROKER_STALLED(Part.BROKER, world -> world.broker().wire().is(State.STALLED), world -> world.broker().wire().mend()),
    BROKER_HALF_OPEN(Part.BROKER, world -> world.broker().wire().forget()),

    DATABASE_KILLED(Part.DATABASE, world -> world.database().kill(), world -> world.database().start()),
    DATABASE_CUT_OFF(Part.DATABASE, world -> world.database().wire().cut(), world -> world.database().wire().mend()),
    DATABASE_SLOW(Part.DATABASE, world -> world.database().wire().is(State.SLOW), world -> world.database().wire().mend()),
    DATABASE_STALLED(
            Part.DATABASE, world -> world.database().wire().is(State.STALLED), world -> world.database().wire().mend()),
    DATABASE_HALF_OPEN(Part.DATABASE, world -> world.database().wire().forget()),
    /** The spool's; all else has room. */
    DISK_FULL(Part.DATABASE, world -> world.spoolDisk().fill(), world -> world.spoolDisk().clear()),

    SLACK_DOWN(Part.SLACK, world -> world.slackServer().down(), world -> world.slackServer().up()),
    SLACK_FAILS(Part.SLACK, world -> slack(world, Fault.status(500)), Trouble::slackIsWell),
    SLACK_LIMITS(Part.SLACK, world -> slack(world, Fault.tooManyRequests(Duration.ofSeconds(2))), Trouble::slackIsWell),
    SLACK_SLOW(Part.SLACK, world -> slack(world, Fault.slow(Duration.ofMillis(500))), Trouble::slackIsWell),
    SLACK_LIES(Part.SLACK, world -> slack(world, Fault.statusAfterAll(500)), Trouble::slackIsWell),
    SLACK_SILENT(Part.SLACK, world -> slack(world, Fault.lostAnswer()), Trouble::slackIsWell),

    MAIL_DOWN(Part.MAIL, world -> world.mailServer().down(), world -> world.mailServer().lift()),
    MAIL_FAILS(Part.MAIL, world -> mail(world, SmtpFault.answers("MAIL", "451 try later")), Trouble::mailIsWell),
    MAIL_SLOW(Part.MAIL, world -> mail(world, SmtpFault.slow(Duration.ofMillis(100))), Trouble::mailIsWell),
    MAIL_SILENT(Part.MAIL, world -> mail(world, SmtpFault.answers("DATA", SmtpFault.SILENCE)), Trouble::mailIsWell),

    PAGER_DOWN(Part.PAGER, world -> world.pagerDutyServer().down(), world -> world.pagerDutyServer().up()),
    PAGER_FAILS(Part.PAGER, world -> pager(world, Fault.status(503)), Trouble::pagerIsWell),
    PAGER_LIMITS(Part.PAGER, world -> pager(world, Fault.tooManyRequests(Duration.ofSeconds(1))), Trouble::pagerIsWell),
    PAGER_SILENT(Part.PAGER, world -> pager(world, Fault.lostAnswer()), Trouble::pagerIsWell),

    BIKEEP_DOWN(Part.BIKEEP, world -> world.bikeepServer().down(), world -> world.bikeepServer().up()),
    BIKEEP_FAILS(Part.BIKEEP, world -> bikeep(world, Fault.status(500)), Trouble::bikeepIsWell),
    BIKEEP_LIMITS(Part.BIKEEP, world -> bikeep(world, Fault.tooManyRequests(Duration.ofSeconds(3))), Trouble::bikeepIsWell),
    BIKEEP_LIES(Part.BIKEEP, world -> bikeep(world, Fault.html()), Trouble::bikeepIsWell),
    BIKEEP_HALF_ANSWERS(Part.BIKEEP, world -> bikeep(world, Fault.halfBody()), Trouble::bikeepIsWell),

    CLOCK_AHEAD(Part.CLOCK, world -> world.clock().ahead(Duration.ofMinutes(9)), world -> world.clock().right()),
    CLOCK_BEHIND(Part.CLOCK, world -> world.clock().ahead(Duration.ofMinutes(-9)), world -> world.clock().right());

    /** Whose trouble it is. */
    enum Part {
        SERVICE,
        BROKER,
        DATABASE,
        SLACK,
        MAIL,
        PAGER,
        BIKEEP,
        CLOCK
    }

    private final Part part;
    private final Consumer<World> begin;
    private final Consumer<World> end;

    /** What happens once; the service itself sees to its end. */
    Trouble(Part part, Consumer<World> strike) {
        this(part, strike, world -> {});
    }

    Trouble(Part part, Consumer<World> begin, Consumer<World> end) {
        this.part = part;
        this.begin = begin;
        this.end = end;
    }

    Part part() {
        return part;
    }

    void begin(World world) {
        begin.accept(world);
    }

    void end(World world) {
        end.accept(world);
    }

    private static void slack(World world, Fault fault) {
        world.slack().faults().always(fault);
    }

    private static void slackIsWell(World world) {
        world.slack().faults().lift();
    }

    private static void mail(World world, SmtpFault fault) {
        world.mailServer().misbehave(fault);
    }

    private static void mailIsWell(World world) {
        world.mailServer().lift();
    }

    private static void pager(World world, Fault fault) {
        world.pagerDuty().faults().always(fault);
    }

    private static void pagerIsWell(World world) {
        world.pagerDuty().faults().lift();
    }

    private static void bikeep(World world, Fault fault) {
        world.bikeep().faults().always(fault);
    }

    private static void bikeepIsWell(World world) {
        world.bikeep().faults().lift();
    }
}
