package vn.hospitalkiosk.device.cccd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cccd.TrustVerdicts.Verdict;
import vn.hospitalkiosk.virtual.card.Forgery;
import vn.hospitalkiosk.virtual.card.Issuer;
import vn.hospitalkiosk.virtual.card.Make;
import vn.hospitalkiosk.virtual.card.Personalisation;
import vn.hospitalkiosk.virtual.person.Person;

/// Every way to forge a card that we can think of, read by a reader that has roots and a fresh revocation list: none may pass, each must be told by the check that is for it, and no genuine card may be stopped. Says how many there were.
class ForgeryMatrixTest {
    private static final Issuer ISSUER = Issuer.fresh();
    private static final Person PERSON = Person.nguyenVanA();
    private static final Personalisation DESK = new Personalisation(ISSUER);

    /// Hashes, signature, chain, revocation, chip: P passed, F failed, O not offered.
    private static final Map<Forgery, String> BY_ACTIVE_AUTHENTICATION =
            Map.ofEntries(
                    Map.entry(Forgery.TAMPERED_DG1, "FPPPP"),
                    Map.entry(Forgery.TAMPERED_DG2, "FPPPP"),
                    Map.entry(Forgery.TAMPERED_DG13, "FPPPP"),
                    Map.entry(Forgery.TAMPERED_DG15, "FPPPF"),
                    Map.entry(Forgery.TAMPERED_SOD, "PFFOP"),
                    Map.entry(Forgery.SWAPPED_DG13, "FPPPP"),
                    Map.entry(Forgery.SWAPPED_DG15, "FPPPP"),
                    Map.entry(Forgery.STRIPPED_DG15, "FPPPF"),
                    Map.entry(Forgery.CLONED, "PPPPF"),
                    Map.entry(Forgery.WRONG_CSCA, "PPFOP"),
                    Map.entry(Forgery.RESIGNED_SOD, "PPFOP"),
                    Map.entry(Forgery.EXPIRED_SIGNER, "PPFPP"),
                    Map.entry(Forgery.REVOKED_SIGNER, "PPPFP"));

    /// Where there is no active authentication, DG14 is read and the chip must agree on keys.
    private static final Map<Forgery, String> BY_CHIP_AUTHENTICATION =
            Map.ofEntries(
                    Map.entry(Forgery.TAMPERED_DG1, "FPPPP"),
                    Map.entry(Forgery.TAMPERED_DG13, "FPPPP"),
                    Map.entry(Forgery.TAMPERED_DG14, "FPPPO"),
                    Map.entry(Forgery.TAMPERED_SOD, "PFFOP"),
                    Map.entry(Forgery.CLONED, "PPPPF"),
                    Map.entry(Forgery.WRONG_CSCA, "PPFOP"),
                    Map.entry(Forgery.RESIGNED_SOD, "PPFOP"),
                    Map.entry(Forgery.EXPIRED_SIGNER, "PPFPP"),
                    Map.entry(Forgery.REVOKED_SIGNER, "PPPFP"));

    private final VirtualSlot slot = new VirtualSlot();
    private final List<String> misses = new ArrayList<>();
    private int forged;
    private int genuine;

    @Test
    void no_forgery_passes_and_no_genuine_card_is_stopped() {
        try (Bench bench = Bench.over(slot, Bench.bundle(ISSUER))) {
            for (Make.Active active : List.of(Make.Active.CURVE, Make.Active.RSA_1024)) {
                Make make = Make.USUAL.with(active);
                genuine(bench, make);
                BY_ACTIVE_AUTHENTICATION.forEach(
                        (forgery, verdicts) -> forged(bench, make, forgery, verdicts));
            }
            Make agreeing = Make.USUAL.with(Make.Active.NONE);
            genuine(bench, agreeing);
            BY_CHIP_AUTHENTICATION.forEach(
                    (forgery, verdicts) -> forged(bench, agreeing, forgery, verdicts));
            anotherNumber(bench);
        }
        System.out.println(
                "FORGERIES %d, GENUINE %d, MISSES %d".formatted(forged, genuine, misses.size()));
        assertThat(misses).isEmpty();
        assertThat(forged).isEqualTo(2 * 13 + 9 + 1);
    }

    private void forged(Bench bench, Make make, Forgery forgery, String verdicts) {
        forged++;
        slot.lay(DESK.chip(PERSON, make, Set.of(forgery)));
        ReadOutcome outcome = bench.read(request());
        String code = forgery == Forgery.EXPIRED_SIGNER ? "C52" : "C51";
        boolean told =
                outcome instanceof ReadOutcome.NotGenuine(Failure failure, TrustVerdicts trust)
                        && failure.code().equals(code)
                        && letters(trust).equals(verdicts);
        if (!told) {
            misses.add(make.active() + " " + forgery + ": " + outcome);
        }
    }

    private void genuine(Bench bench, Make make) {
        genuine++;
        slot.lay(DESK.chip(PERSON, make, Set.of()));
        ReadOutcome outcome = bench.read(request());
        boolean passed =
                outcome instanceof ReadOutcome.Read read && letters(read.trust()).equals("PPPPP");
        if (!passed) {
            misses.add(make.active() + " genuine: " + outcome);
        }
    }

    /// A printed code with somebody else's number, glued onto a genuine card.
    private void anotherNumber(Bench bench) {
        forged++;
        slot.lay(DESK.chip(PERSON));
        String other = "001" + PERSON.number().substring(3);
        if (!(bench.read(request().printed(other)) instanceof ReadOutcome.NotGenuine)) {
            misses.add("the printed number is another one");
        }
    }

    private static ReadRequest request() {
        return ReadRequest.with(new AccessNumber(PERSON.accessNumber())).withPortrait();
    }

    private static String letters(TrustVerdicts trust) {
        StringBuilder letters = new StringBuilder();
        for (Verdict verdict :
                List.of(
                        trust.hashes(),
                        trust.signature(),
                        trust.chain(),
                        trust.revocation(),
                        trust.chip())) {
            letters.append(
                    switch (verdict) {
                        case PASSED -> 'P';
                        case FAILED -> 'F';
                        case NOT_CONFIGURED -> 'N';
                        case NOT_OFFERED -> 'O';
                    });
        }
        return letters.toString();
    }
}
