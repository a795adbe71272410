package vn.hospitalkiosk.kiosk.journey;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.ChipTrust;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.device.cccd.AccessNumber;
import vn.hospitalkiosk.device.cccd.CccdData;
import vn.hospitalkiosk.device.cccd.TrustVerdicts;
import vn.hospitalkiosk.device.document.MachineReadableZone;
import vn.hospitalkiosk.device.document.ScannedCode;
import vn.hospitalkiosk.device.document.SlipCode;

/// The drivers' words for a document in the gateway's.
final class Documents {
    private static final int ACCESS_FROM = 6;
    private static final int SHORTEST_OPAQUE = 16;

    private Documents() {}

    /// Empty: not a code of a CCCD, or one with a field nobody could use.
    static Optional<PresentedDocument.PrintedCode> printed(ScannedCode scanned) {
        return switch (scanned) {
            case ScannedCode.CccdQr qr -> printed(qr);
            case ScannedCode.BhytQr _,
                    ScannedCode.Unknown _,
                    SlipCode _,
                    MachineReadableZone _,
                    MachineReadableZone.Damaged _ ->
                    Optional.empty();
        };
    }

    /// A code that tells who it is without a card: of an insurance card, of an appointment slip, of VNeID or VssID. Empty: an address of a page, a receipt, or nothing we know.
    static Optional<PresentedDocument> other(ScannedCode scanned) {
        try {
            return switch (scanned) {
                case ScannedCode.BhytQr qr ->
                        Optional.of(
                                new PresentedDocument.InsuranceCode(
                                        qr.cardNumber(),
                                        new PersonName(qr.name()),
                                        new BirthDate(qr.birth())));
                case SlipCode(SlipCode.Kind kind, String _, String id) ->
                        kind == SlipCode.Kind.APPOINTMENT
                                ? Optional.of(new PresentedDocument.Slip(id))
                                : Optional.empty();
                case ScannedCode.Unknown(String content) -> opaque(content);
                case ScannedCode.CccdQr _, MachineReadableZone _, MachineReadableZone.Damaged _ ->
                        Optional.empty();
            };
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// What VNeID and VssID show has no public shape; addresses of web pages and short texts are none of theirs.
    private static Optional<PresentedDocument> opaque(String content) {
        String text = content.strip();
        boolean page = text.toLowerCase(Locale.ROOT).startsWith("http");
        return page || text.length() < SHORTEST_OPAQUE
                ? Optional.empty()
                : Optional.of(new PresentedDocument.OpaqueCode(text));
    }

    private static Optional<PresentedDocument.PrintedCode> printed(ScannedCode.CccdQr qr) {
        try {
            return Optional.of(
                    new PresentedDocument.PrintedCode(
                            new NationalId(qr.number()),
                            new PersonName(qr.name()),
                            new BirthDate(qr.birth()),
                            sex(qr.sex())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static AccessNumber accessNumber(PresentedDocument.PrintedCode code) {
        return new AccessNumber(code.number().digits().substring(ACCESS_FROM));
    }

    private static Sex sex(String printed) {
        return switch (Normalizer.normalize(printed.strip(), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)) {
            case "nam" -> Sex.MALE;
            case "nữ" -> Sex.FEMALE;
            default -> Sex.UNKNOWN; // outside text
        };
    }

    /// @throws IllegalArgumentException when the chip's number is not twelve digits
    static PresentedDocument.Chip chip(CccdData data, TrustVerdicts trust) {
        return new PresentedDocument.Chip(
                new NationalId(data.number()),
                new PersonName(data.vietnameseName().orElse(data.latinName())),
                new BirthDate(data.birthDate().toString()),
                switch (data.sex()) {
                    case MALE -> Sex.MALE;
                    case FEMALE -> Sex.FEMALE;
                    case UNKNOWN -> Sex.UNKNOWN;
                },
                data.expiry().map(date -> new BirthDate(date.toString())),
                new ChipTrust(
                        verdict(trust.hashes()),
                        verdict(trust.signature()),
                        verdict(trust.chain()),
                        verdict(trust.revocation()),
                        verdict(trust.chip())));
    }

    private static ChipTrust.Verdict verdict(TrustVerdicts.Verdict verdict) {
        return switch (verdict) {
            case PASSED -> ChipTrust.Verdict.PASSED;
            case FAILED -> ChipTrust.Verdict.FAILED;
            case NOT_CONFIGURED -> ChipTrust.Verdict.NOT_CONFIGURED;
            case NOT_OFFERED -> ChipTrust.Verdict.NOT_OFFERED;
        };
    }
}
