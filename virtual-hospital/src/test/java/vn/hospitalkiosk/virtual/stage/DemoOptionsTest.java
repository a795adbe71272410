package vn.hospitalkiosk.virtual.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What makes no demo is refused by its command line alone, in one line.
class DemoOptionsTest {
    private static final Set<Way> CODES =
            EnumSet.complementOf(EnumSet.of(Way.CARD, Way.CARD_ECR17));

    /// Which ways to pay each case is played with; docs/payments.md has the same in words.
    private static final Map<Case, Set<Way>> PLAYED =
            Map.of(
                    Case.PAID, EnumSet.allOf(Way.class),
                    Case.DECLINED, without(CODES, Way.VIETQR),
                    Case.ABANDONED, CODES,
                    Case.LATE, CODES,
                    Case.DOUBLE, EnumSet.allOf(Way.class),
                    Case.SHORT, EnumSet.of(Way.VIETQR),
                    Case.CUSTOMER_CODE, EnumSet.of(Way.MOMO),
                    Case.REFUND, EnumSet.of(Way.MOMO, Way.ZALOPAY, Way.VIETTELMONEY, Way.VNPAY));

    private static Set<Way> without(Set<Way> ways, Way one) {
        Set<Way> rest = EnumSet.copyOf(ways);
        rest.remove(one);
        return rest;
    }

    private static Optional<String> refusal(String... words) {
        try {
            DemoOptions.parse(words);
            return Optional.empty();
        } catch (StageFailure e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_case_is_played_with_the_ways_to_pay_it_has_a_meaning_for_over_every_his(Case which) {
        for (Way way : Way.values()) {
            for (Face his : Face.values()) {
                Optional<String> why =
                        refusal("--case", which.word(), "--pay", way.word(), "--his", his.word());
                assertThat(why.isEmpty())
                        .as("%s by %s over %s: %s", which, way, his, why)
                        .isEqualTo(PLAYED.getOrDefault(which, Set.of()).contains(way));
                why.ifPresent(line ->
                        assertThat(line)
                                .startsWith("--case " + which.word())
                                .contains(way.word())
                                .doesNotContain("\n"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_story_is_played_over_what_the_his_tells_enough_by(StoryName story) {
        for (Face his : Face.values()) {
            boolean played = his == Face.BRIDGE || story == StoryName.HIS_DOWN;
            assertThat(refusal("--story", story.word(), "--his", his.word()).isEmpty())
                    .as("%s over %s", story, his)
                    .isEqualTo(played);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_way_to_pay_goes_with_a_story_in_which_somebody_pays_by_a_code(StoryName story) {
        boolean paid = Set.of(StoryName.BOOKED, StoryName.DEPOSIT).contains(story);
        for (Way way : Way.values()) {
            assertThat(refusal("--story", story.word(), "--pay", way.word()).isEmpty())
                    .as("%s with %s", story, way)
                    .isEqualTo(paid && CODES.contains(way));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_story_is_no_case(StoryName story) {
        for (Case which : Case.values()) {
            assertThat(refusal("--story", story.word(), "--case", which.word()))
                    .hasValueSatisfying(line -> assertThat(line).contains("take one of them"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --case short                           | --pay vietqr
                    --case customer-code --pay zalopay     | --pay momo
                    --case refund --pay vietqr             | voucher
                    --case declined --pay vietqr           | a bank tells nobody
                    --auto --case late --pay card          | a code on the screen
                    --story booked --pay card-ecr17        | a code on the screen
                    --story referral --pay momo            | leave --pay out
                    --story new-patient --his fhir         | HisBridge
                    --story booked --his hl7v2             | his-down
                    --json /tmp/report.json                | add --auto, --case or --story
                    --pay cash                             | momo|zalopay
                    """)
    void the_line_says_why_or_what_to_do(String words, String told) {
        assertThat(refusal(words.split(" ")))
                .hasValueSatisfying(line -> assertThat(line).contains(told).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--case strange",
                "--story strange",
                "--his strange",
                "--port-base x",
                "--port-base 1023",
                "--port-base 64895",
                "--his",
                "--pay"
            })
    void what_is_unknown_or_unfinished_is_refused_in_one_line(String words) {
        assertThat(refusal(words.split(" ")))
                .hasValueSatisfying(line -> assertThat(line).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void an_unknown_option_brings_the_usage() {
        assertThatThrownBy(() -> DemoOptions.parse("--slow"))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("--slow")
                .hasMessageContaining(DemoOptions.USAGE);
    }

    @Test
    void the_first_words_of_a_newcomer_are_a_demo_for_people_paid_by_momo_over_the_bridge() {
        DemoOptions options = DemoOptions.parse();
        assertThat(options.plays()).isFalse();
        assertThat(options.wayToPay()).isEqualTo(Way.MOMO);
        assertThat(options.his()).isEqualTo(Face.BRIDGE);
        assertThat(DemoOptions.parse("--pay", "card-ecr17", "--his", "hl7v2").plays()).isFalse();
    }

    @Test
    void a_case_or_a_story_is_played_without_further_words() {
        assertThat(DemoOptions.parse("--case", "late").plays()).isTrue();
        assertThat(DemoOptions.parse("--story", "offline").plays()).isTrue();
        assertThat(DemoOptions.parse("--auto").money()).isEqualTo(Case.PAID);
    }

    @ParameterizedTest
    @EnumSource
    void every_story_can_be_played(StoryName story) {
        assertThat(Story.of(story)).isNotNull();
        assertThat(StoryName.of(story.word())).isEqualTo(story);
    }

    /// As scripts/demo does where something is to be built first: from the source alone, without a class path.
    @Test
    void the_refusal_needs_nothing_that_is_built() throws Exception {
        assertThat(asSource("--case", "short"))
                .startsWith("exit 2\n--case short does not go with --pay momo");
        assertThat(asSource("--case", "short", "--pay", "vietqr")).isEqualTo("exit 0\n");
    }

    private static String asSource(String... words) throws Exception {
        Path source = Path.of("src/main/java/vn/hospitalkiosk/virtual/stage/DemoOptions.java");
        assertThat(Files.isRegularFile(source)).isTrue();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                source.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return "exit " + process.exitValue() + "\n" + said;
    }
}
