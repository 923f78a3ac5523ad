package dev.bellwether.command;

import dev.bellwether.decide.Explanation;
import dev.bellwether.decide.Forecast;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Sighting;
import dev.bellwether.decide.file.BadRules;
import dev.bellwether.decide.file.LabelsReader;
import dev.bellwether.decide.file.RulesReader;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.receive.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code check FILE}, {@code explain FILE LABELS}, {@code explain FILE --event EVENT}, {@code verify} and {@code replay}. */
public final class Command {

    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int UNUSABLE = 2;
    private static final String USAGE =
            """
            usage: java -jar quarkus-run.jar                       run the service
                   java -jar quarkus-run.jar check FILE            is this rules file good?
                   java -jar quarkus-run.jar explain FILE LABELS   who would be told of an alert with these labels?
                                                                   for instance alertname=HardwareAlarm,category=security
                   java -jar quarkus-run.jar explain FILE --event EVENT
                                                                   who would be told of this webhook? EVENT is a file with
                                                                   its envelope; the location's tags and type are not known
                   java -jar quarkus-run.jar verify --seed-file FILE < BODY
                                                                   how was the hash of this webhook computed, and what
                                                                   is to be set?
                   java -jar quarkus-run.jar replay --since 30d --rules FILE
                                                                   who would have been told what by these rules? Asks the
                                                                   service's database, by the service's settings""";
    private static final String EVENT = "--event";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;

    /**
     * @param in    what is asked about, where that is no file
     * @param out   for answers
     * @param err   for mistakes
     * @param clock tells which time intervals hold
     */
    public Command(InputStream in, PrintStream out, PrintStream err, InstantSource clock) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /**
     * Answers.
     *
     * @param words the command and what it is about
     * @return the exit code: 0 for a good file, 1 for a bad one, bad labels or a bad envelope, 2 if the question is not
     *     understood or a file cannot be read
     */
    public int run(List<String> words) {
        try {
            if (words.size() == 2 && words.get(0).equals("check")) {
                return check(words.get(1));
            } else if (words.size() == 4 && words.get(0).equals("explain") && words.get(2).equals(EVENT)) {
                return explainEvent(words.get(1), words.get(3));
            } else if (words.size() > 2 && words.get(0).equals("explain") && !words.contains(EVENT)) {
                return explain(words.get(1), String.join(",", words.subList(2, words.size())));
            } else if (!words.isEmpty() && words.get(0).equals("verify")) {
                return new VerifyCommand(in, out, err).run(words.subList(1, words.size()));
            } else if (!words.isEmpty() && words.get(0).equals("replay")) {
                return new ReplayCommand(out, err, clock, new ServiceDatabase()).run(words.subList(1, words.size()));
            }
            err.println(USAGE);
            return UNUSABLE;
        } catch (BadRules e) {
            err.println(e.getMessage());
            return BAD;
        } catch (Unreadable e) {
            err.println(e.getMessage());
            return UNUSABLE;
        }
    }

    private int check(String file) throws Unreadable {
        Rules rules = read(file);
        out.printf("rules file %s can be used: receivers %s%n", file, rules.receivers().keySet().stream().sorted().toList());
        return GOOD;
    }

    private int explain(String file, String labels) throws Unreadable {
        out.println(Spoken.of(Explanation.of(LabelsReader.read(labels), read(file), clock.instant()), clock.instant()));
        return GOOD;
    }

    private int explainEvent(String file, String event) throws Unreadable {
        Rules rules = read(file);
        Instant now = clock.instant();
        Rehearsal.Outcome outcome = Rehearsal.byEnvironment().of(bytes(event), now);
        if (outcome instanceof Rehearsal.Refused refused) {
            err.println("event " + event + " cannot be used: " + refused.why());
            return BAD;
        }
        for (DeviceEvent each : ((Rehearsal.Events) outcome).events()) {
            out.println(Spoken.of(each, Forecast.of(new Sighting(each, null), rules, now), now));
        }
        return GOOD;
    }

    private Rules read(String file) throws Unreadable {
        try (Reader yaml = Files.newBufferedReader(Path.of(file))) {
            return new RulesReader(file).read(yaml);
        } catch (IOException | InvalidPathException e) {
            throw new Unreadable("rules file", file, e);
        }
    }

    private static byte[] bytes(String file) throws Unreadable {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new Unreadable("event", file, e);
        }
    }

    /** A file that is not there, or cannot be read. */
    private static final class Unreadable extends Exception {

        Unreadable(String what, String file, Exception cause) {
            super(what + " " + file + " cannot be read: " + cause.getMessage(), cause);
        }
    }
}
