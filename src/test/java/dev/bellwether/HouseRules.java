package dev.bellwether;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** What the layout promises. */
final class HouseRules {

    private static final String ROOT = "dev.bellwether.";

    static final ArchRule PURE_ROOMS_HAVE_NO_FRAMEWORK = classes()
            .that()
            .resideInAnyPackage(
                    ROOT + "event", ROOT + "incident", ROOT + "decide", ROOT + "decide.audit", ROOT + "decide.reconcile",
                    ROOT + "decide.route", ROOT + "decide.replay", ROOT + "decide.planted", ROOT + "receive.verify")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "javax.crypto..", "org.jspecify..", ROOT + "event", ROOT + "incident", ROOT + "decide",
                    ROOT + "decide.audit", ROOT + "decide.reconcile", ROOT + "decide.route", ROOT + "decide.replay",
                    ROOT + "receive.verify");

    static final ArchRule NORMALIZE_KNOWS_ONLY_JSON_TREES = classes()
            .that()
            .resideInAPackage(ROOT + "normalize")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "com.fasterxml.jackson..", ROOT + "event", ROOT + "normalize");

    static final ArchRule BIKEEP_KNOWS_NOTHING_OF_OURS = noClasses()
            .that()
            .resideInAPackage(ROOT + "bikeep..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "(event|incident|decide|receive|normalize|publish|consume|locate|notify|audit|operate)..");

    /** What speaks HTTP for them is no channel: all may use it, it knows none of them. */
    static final ArchRule CHANNELS_DO_NOT_KNOW_EACH_OTHER = slices()
            .matching(ROOT + "notify.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage(ROOT + "notify.http"));

    static final ArchRule NO_CYCLES = slices().assignedFrom(new Rooms()).should().beFreeOfCycles();

    static final ArchRule NOBODY_IMPORTS_OPERATE = nobodyImports("operate");

    static final ArchRule NOBODY_IMPORTS_API = nobodyImports("api");

    static final ArchRule ROWS_STAY_AT_HOME =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate().andShould().haveSimpleNameEndingWith("Row");

    static final ArchRule RESOURCES_STAY_AT_HOME =
            classes().that().areAnnotatedWith(Path.class).should().notBePublic();

    static final ArchRule CONSTRUCTORS_INJECT = fields().should().notBeAnnotatedWith(Inject.class);

    static final ArchRule ONLY_OPERATE_ASKS_THE_MACHINE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "operate..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|Base)$")
            .orShould()
            .haveNameMatching(".*\\.Abstract[^.]*$");

    private HouseRules() {}

    private static ArchRule nobodyImports(String room) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + room + "..");
    }

    static Stream<ArchRule> all() {
        return Stream.of(
                PURE_ROOMS_HAVE_NO_FRAMEWORK,
                NORMALIZE_KNOWS_ONLY_JSON_TREES,
                BIKEEP_KNOWS_NOTHING_OF_OURS,
                CHANNELS_DO_NOT_KNOW_EACH_OTHER,
                NO_CYCLES,
                NOBODY_IMPORTS_OPERATE,
                NOBODY_IMPORTS_API,
                ROWS_STAY_AT_HOME,
                RESOURCES_STAY_AT_HOME,
                CONSTRUCTORS_INJECT,
                ONLY_OPERATE_ASKS_THE_MACHINE,
                NAMES_SAY_SOMETHING);
    }

    /** A room is a package right below the root; what lies inside it is its own affair. */
    private static final class Rooms implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String name = javaClass.getPackageName() + ".";
            if (!name.startsWith(ROOT) || name.length() == ROOT.length()) {
                return SliceIdentifier.ignore();
            }
            return SliceIdentifier.of(name.substring(ROOT.length(), name.indexOf('.', ROOT.length())));
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    }
}
