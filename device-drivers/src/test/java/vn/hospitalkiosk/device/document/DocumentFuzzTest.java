package vn.hospitalkiosk.device.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// `-Dfuzz.count=100000` for the long run.
class DocumentFuzzTest {
    private static final int COUNT = Integer.getInteger("fuzz.count", 10_000);
    private static final long SEED = 20261121;
    private static final String LETTERS = "|/<$0123456789ANVMHKP\u202E\uD800\u0301ễ";

    @Test
    void no_mutation_of_a_code_gets_anything_but_a_typed_answer() {
        Random random = new Random(SEED);
        for (int round = 0; round < COUNT; round++) {
            StringBuilder text =
                    new StringBuilder(DocumentSamples.ALL.get(round % DocumentSamples.ALL.size()));
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                mutate(text, random);
            }
            ScannedCode code = ScannedCodes.recognise(text.toString());
            switch (code) {
                case ScannedCode.CccdQr cccd -> assertThat(cccd.doubts()).isNotNull();
                case ScannedCode.BhytQr bhyt -> assertThat(bhyt.doubts()).isNotNull();
                case SlipCode slip ->
                        assertThat(slip.text()).as("round %d", round).isEqualTo(text.toString());
                case MachineReadableZone zone -> assertThat(zone.doubts()).isNotNull();
                case MachineReadableZone.Damaged damaged ->
                        assertThat(damaged.parts()).isNotEmpty();
                case ScannedCode.Unknown unknown ->
                        assertThat(unknown.content().length()).isLessThanOrEqualTo(4096);
            }
        }
    }

    @Test
    void one_wrong_character_never_passes_for_a_slip_or_another_person() {
        Random random = new Random(SEED);
        for (int round = 0; round < COUNT; round++) {
            boolean slip = round % 2 == 0;
            String text = slip ? DocumentSamples.SLIP : DocumentSamples.CCCD_ZONE;
            int at = random.nextInt(slip ? 0 : 5, slip ? text.length() : 27);
            char wrong = LETTERS.charAt(random.nextInt(LETTERS.length()));
            if (wrong == text.charAt(at)) {
                continue;
            }
            String spoiled = text.substring(0, at) + wrong + text.substring(at + 1);
            assertThat(ScannedCodes.recognise(spoiled))
                    .as("round %d", round)
                    .isNotInstanceOfAny(SlipCode.class, ScannedCode.CccdQr.class)
                    .satisfies(code ->
                            assertThat(
                                            code instanceof MachineReadableZone zone
                                                    && !wentUnnoticed(text.charAt(at), wrong)
                                                    && zone.personalNumber().isPresent())
                                    .isFalse());
        }
    }

    /// Modulo ten, A looks like 0, K like 0: ICAO's digit cannot tell them apart.
    private static boolean wentUnnoticed(char one, char other) {
        return value(one) % 10 == value(other) % 10;
    }

    private static int value(char c) {
        return c == '<' ? 0 : Character.digit(c, 36);
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(6)) {
            case 0 -> text.insert(at, (char) random.nextInt(0x10000));
            case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(9)));
            case 2 -> text.insert(at, '|');
            case 3 -> text.insert(at, text.substring(at));
            case 4 -> text.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
            default -> {
                if (at < text.length()) {
                    text.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                }
            }
        }
    }
}
