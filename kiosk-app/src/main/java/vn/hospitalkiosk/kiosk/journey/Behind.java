package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.ConsentReply;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.device.cccd.AccessNumber;
import vn.hospitalkiosk.device.cccd.ReadOutcome;

/// What a visit needs to remember and no screen shows. Wiped with the visit: equal to `NOTHING` whenever nobody is served.
///
/// @param giveUpAt when the present "Waiting" is over whatever comes
/// @param extensions how often 17 gave more time
/// @param coverageAskedAt when the gateway was last asked about the insurance
public record Behind(
        Identity identity,
        Optional<Stay> stay,
        Money money,
        Paper paper,
        Wish wish,
        Optional<Instant> giveUpAt,
        int extensions,
        Optional<Instant> coverageAskedAt) {
    static final Behind NOTHING =
            new Behind(
                    Identity.NOBODY,
                    Optional.empty(),
                    Money.NONE,
                    Paper.NONE,
                    Wish.NOTHING,
                    Optional.empty(),
                    0,
                    Optional.empty());

    /// Who the patient says to be.
    ///
    /// @param accessNumber from a scanned code or typed
    /// @param code the code scanned, good alone as well
    /// @param codeAloneAt when it is used alone
    /// @param scanChosen "Quét mã QR" was pressed: a code is not to wait for the card
    /// @param unreadable reads that ended in "cannot be read"
    /// @param wrongNumbers typed numbers nobody matched
    /// @param document what was sent to the gateway last
    /// @param ask number of that question
    /// @param preview the person as the document says, masked, when the HIS knows nobody
    /// @param consent what was said on the consent screen
    record Identity(
            Optional<AccessNumber> accessNumber,
            Optional<PresentedDocument.PrintedCode> code,
            Optional<Instant> codeAloneAt,
            boolean scanChosen,
            Optional<Reading> reading,
            int unreadable,
            int wrongNumbers,
            Optional<PresentedDocument> document,
            int ask,
            Optional<PatientView> preview,
            Optional<ConsentReply> consent) {
        static final Identity NOBODY =
                new Identity(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        0,
                        0,
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty());

        Identity withAccessNumber(Optional<AccessNumber> digits) {
            return new Identity(
                    digits,
                    code,
                    codeAloneAt,
                    scanChosen,
                    reading,
                    unreadable,
                    wrongNumbers,
                    document,
                    ask,
                    preview,
                    consent);
        }

        Identity withCode(
                Optional<PresentedDocument.PrintedCode> seen,
                Optional<Instant> aloneAt,
                boolean chosen) {
            return new Identity(
                    accessNumber,
                    seen,
                    aloneAt,
                    chosen,
                    reading,
                    unreadable,
                    wrongNumbers,
                    document,
                    ask,
                    preview,
                    consent);
        }

        Identity withReading(Optional<Reading> now, int failed) {
            return new Identity(
                    accessNumber,
                    code,
                    Optional.empty(),
                    scanChosen,
                    now,
                    failed,
                    wrongNumbers,
                    document,
                    ask,
                    preview,
                    consent);
        }

        Identity withWrongNumbers(int wrong) {
            return new Identity(
                    accessNumber,
                    code,
                    codeAloneAt,
                    scanChosen,
                    reading,
                    unreadable,
                    wrong,
                    document,
                    ask,
                    preview,
                    consent);
        }

        Identity asking(PresentedDocument shown) {
            return new Identity(
                    accessNumber,
                    code,
                    Optional.empty(),
                    scanChosen,
                    Optional.empty(),
                    unreadable,
                    wrongNumbers,
                    Optional.of(shown),
                    ask + 1,
                    Optional.empty(),
                    Optional.empty());
        }

        /// The HIS knows nobody of this document.
        Identity unknown(PatientView masked) {
            return new Identity(
                    accessNumber,
                    code,
                    codeAloneAt,
                    scanChosen,
                    reading,
                    unreadable,
                    wrongNumbers,
                    document,
                    ask,
                    Optional.of(masked),
                    Optional.empty());
        }

        Identity agreeing(ConsentReply said) {
            return new Identity(
                    accessNumber,
                    code,
                    codeAloneAt,
                    scanChosen,
                    reading,
                    unreadable,
                    wrongNumbers,
                    document,
                    ask,
                    preview,
                    Optional.of(said));
        }

        @Override
        public String toString() {
            return "Identity[***]";
        }
    }

    /// A read of the chip that screen 03 waits for.
    ///
    /// @param started false: the driver is still busy with the one before
    /// @param held its outcome, until the screen was seen long enough
    record Reading(
            long attempt,
            boolean started,
            Instant shownSince,
            Instant giveUpAt,
            Optional<ReadOutcome> held) {}

    /// The patient found, and what was registered.
    ///
    /// @param command the check-in sent, repeated with the same id
    /// @param againAt when it is repeated
    /// @param restored after a restart: nobody's name is known and nobody may stand there
    record Stay(
            PatientView patient,
            List<BookingView> bookings,
            Optional<CheckInRequest> command,
            Optional<Instant> againAt,
            Optional<Ticket> ticket,
            Optional<BillView> bill,
            boolean restored) {
        Stay commanding(CheckInRequest request) {
            return new Stay(
                    patient,
                    bookings,
                    Optional.of(request),
                    Optional.empty(),
                    ticket,
                    bill,
                    restored);
        }

        /// The check-in was refused: the next one is another.
        Stay notCommanding() {
            return new Stay(
                    patient, bookings, Optional.empty(), Optional.empty(), ticket, bill, restored);
        }

        /// What is known of the insurance by now.
        Stay covered(CoverageView known) {
            return new Stay(
                    patient.with(known), bookings, command, againAt, ticket, bill, restored);
        }

        Stay again(Optional<Instant> at) {
            return new Stay(patient, bookings, command, at, ticket, bill, restored);
        }

        Stay registered(Ticket given, Optional<BillView> owed) {
            return new Stay(
                    patient,
                    bookings,
                    command,
                    Optional.empty(),
                    Optional.of(given),
                    owed,
                    restored);
        }
    }

    /// @param create the newest attempt to take money; sent again only with the same id
    /// @param payment what we last heard of it
    /// @param askedAt when the gateway was last asked about it
    /// @param pressedAt when "Tôi đã thanh toán" was last accepted
    record Money(
            Optional<CreatePaymentRequest> create,
            String label,
            Optional<PaymentView> payment,
            Leaving leaving,
            Optional<Instant> askedAt,
            Optional<Instant> pressedAt,
            LeftOpen.Slip slipBefore) {
        static final Money NONE =
                new Money(
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Leaving.NOT,
                        Optional.empty(),
                        Optional.empty(),
                        LeftOpen.Slip.NEVER_STARTED);

        /// @param card masked: it stands on the receipt beside the method
        Money paidBy(String card) {
            return new Money(
                    create,
                    label.endsWith(card) ? label : label + " " + card,
                    payment,
                    leaving,
                    askedAt,
                    pressedAt,
                    slipBefore);
        }

        Money heard(PaymentView view) {
            return new Money(
                    create, label, Optional.of(view), leaving, askedAt, pressedAt, slipBefore);
        }

        Money leaving(Leaving why, Instant now) {
            return new Money(create, label, payment, why, Optional.of(now), pressedAt, slipBefore);
        }

        Money asked(Instant now) {
            return new Money(
                    create, label, payment, leaving, Optional.of(now), pressedAt, slipBefore);
        }

        Money pressed(Instant now) {
            return new Money(
                    create,
                    label,
                    payment,
                    leaving,
                    Optional.of(now),
                    Optional.of(now),
                    slipBefore);
        }

        /// Money may still move: sent without an answer, waiting, or not known.
        boolean open() {
            return create.isPresent() && payment.map(p -> p.state().isOpen()).orElse(true);
        }

        /// Worth asking about: open, or late money that may yet pay the bill.
        boolean awaitsNews() {
            return open()
                    || payment.map(p -> p.state() == PaymentState.CAPTURED_LATE).orElse(false);
        }
    }

    /// Why screen 12 was left before money came.
    enum Leaving {
        NOT,
        OTHER_METHOD,
        SCAN_CODE,
        EXPIRED
    }

    /// @param order the slip being printed
    /// @param giveUpAt when we stop waiting for the printer
    record Paper(Optional<SlipOrder> order, Optional<Instant> giveUpAt) {
        static final Paper NONE = new Paper(Optional.empty(), Optional.empty());
    }

    Behind with(Identity who) {
        return new Behind(who, stay, money, paper, wish, giveUpAt, extensions, coverageAskedAt);
    }

    Behind with(Stay found) {
        return new Behind(
                identity,
                Optional.of(found),
                money,
                paper,
                wish,
                giveUpAt,
                extensions,
                coverageAskedAt);
    }

    Behind with(Money sum) {
        return new Behind(identity, stay, sum, paper, wish, giveUpAt, extensions, coverageAskedAt);
    }

    Behind with(Wish wanted) {
        return new Behind(
                identity, stay, money, paper, wanted, giveUpAt, extensions, coverageAskedAt);
    }

    Behind with(Paper slip) {
        return new Behind(identity, stay, money, slip, wish, giveUpAt, extensions, coverageAskedAt);
    }

    Behind until(Optional<Instant> end) {
        return new Behind(identity, stay, money, paper, wish, end, extensions, coverageAskedAt);
    }

    Behind coverageAsked(Instant at) {
        return new Behind(
                identity, stay, money, paper, wish, giveUpAt, extensions, Optional.of(at));
    }

    Behind extended() {
        return new Behind(
                identity, stay, money, paper, wish, giveUpAt, extensions + 1, coverageAskedAt);
    }
}
