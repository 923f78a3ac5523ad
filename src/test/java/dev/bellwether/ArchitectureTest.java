package dev.bellwether;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.bellwether.decide.planted.AsksTheMachineForTheTime;
import dev.bellwether.decide.planted.DecidesWithAFramework;
import dev.bellwether.decide.planted.WordsUtil;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The house's rules, and the proof that each of them can be broken. */
class ArchitectureTest {

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.bellwether");

    static Stream<ArchRule> rules() {
        return HouseRules.all();
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of(HouseRules.PURE_ROOMS_HAVE_NO_FRAMEWORK, DecidesWithAFramework.class),
                Arguments.of(HouseRules.ONLY_OPERATE_ASKS_THE_MACHINE, AsksTheMachineForTheTime.class),
                Arguments.of(HouseRules.CONSTRUCTORS_INJECT, DecidesWithAFramework.class),
                Arguments.of(HouseRules.NAMES_SAY_SOMETHING, WordsUtil.class),
                Arguments.of(HouseRules.NOBODY_IMPORTS_OPERATE, AsksTheMachineForTheTime.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_its_rules(ArchRule rule) {
        rule.check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_planted_violation_is_found(ArchRule rule, Class<?> culprit) {
        JavaClasses violation = new ClassFileImporter().importClasses(culprit);

        EvaluationResult result = rule.allowEmptyShould(true).evaluate(violation);

        assertThat(result.hasViolation()).as(result.getFailureReport().toString()).isTrue();
    }
}
