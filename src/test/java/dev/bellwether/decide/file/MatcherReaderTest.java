package dev.bellwether.decide.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Matcher.Operator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatcherReaderTest {

    private static final String ALPHABET = "ab1 ,=!~{}\"\\\n\t'#:/ÜŽ";

    @Test
    void whatever_is_written_is_read_back() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            List<Matcher> matchers = Stream.generate(() -> matcher(random)).limit(1 + random.nextInt(3)).toList();
            String written = matchers.stream().map(Matcher::toString).collect(Collectors.joining(", "));

            assertThat(MatcherReader.read(List.of(written))).as("seed %d: %s", seed, written).isEqualTo(matchers);
        }
    }

    @Test
    void every_mistake_is_told_with_its_place_in_the_list() {
        assertThatThrownBy(() -> MatcherReader.read(List.of("site=1", "location=1", "tag=~\"(\"", "nothing")))
                .isInstanceOfSatisfying(BadRules.class, bad -> assertThat(bad.mistakes())
                        .satisfiesExactly(
                                first -> assertThat(first).startsWith("matchers[0] 'site' is not a label"),
                                second -> assertThat(second).startsWith("matchers[2] '(' is no regular expression"),
                                third -> assertThat(third).startsWith("matchers[3] 'nothing' is no matcher; write")));
    }

    private static Matcher matcher(Random random) {
        String value = random.ints(random.nextInt(6), 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
        Label label = Label.values()[random.nextInt(Label.values().length)];
        return new Matcher(label, random.nextBoolean() ? Operator.EQUAL : Operator.NOT_EQUAL, value);
    }
}
