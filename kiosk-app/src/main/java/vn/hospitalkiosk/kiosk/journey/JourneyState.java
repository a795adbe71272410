package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.LookupView;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;

/// Where a journey stands; everything a screen needs to draw it. Numbers in comments are the screens of UI.md.
public sealed interface JourneyState {
    /// 01. `limits` are methods or devices that do not work now.
    record Welcome(List<Limit> limits) implements JourneyState {}

    /// 02: card and scanner are both live.
    ///
    /// @param cardPresent a card lies on the reader, but the six digits are not known yet
    /// @param accessNumber digits typed so far (0–6) when the field "Nhập 6 số cuối trên thẻ" shows
    /// @param note a line under the title, when something went wrong before
    record Identify(
            Session session,
            boolean readerWorks,
            boolean scannerWorks,
            boolean cardPresent,
            String accessNumber,
            Optional<Note> note)
            implements JourneyState {
        @Override
        public String toString() {
            return "Identify[***]";
        }
    }

    /// 03. `read` and `expected` are bytes.
    record ReadingChip(Session session, Stage stage, int read, int expected)
            implements JourneyState {
        public enum Stage {
            CARD_FOUND,
            READING,
            CHECKING
        }
    }

    /// 04, 04b, 04c (and its faces C11, C51): the card could not be used; the way on is on the screen.
    record CardTrouble(Session session, Trouble trouble, FailureCode code) implements JourneyState {
        public enum Trouble {
            MOVED,
            WRONG_CARD,
            WRONG_DIGITS,
            UNREADABLE,
            SEE_DESK
        }
    }

    /// Screens between "who" and "how much": a file of their own.
    sealed interface InVisit extends JourneyState permits VisitState {}

    /// 23: cut off, yet every patient gets a number. Nobody is known here.
    ///
    /// @param gateway false: it is the HIS that does not answer, and 01 is a way back
    /// @param since when that began
    /// @param prefix what the numbers of this kiosk begin with; empty: none are left
    /// @param printing the class whose number is being printed, or has just been
    /// @param issued the number to show large; empty while none was drawn
    /// @param lockedUntil the same tile does not give a second number at once
    record OfflineNumber(
            boolean gateway,
            Instant since,
            String prefix,
            Optional<NumberClass> printing,
            Optional<String> issued,
            boolean printed,
            Optional<Instant> lockedUntil)
            implements JourneyState {}

    /// 05: number and birth year typed by hand. `active` is the field the keys go to.
    ///
    /// @param kind what the number is one of
    record TypeNumber(
            Session session,
            TypedKind kind,
            String number,
            String birthYear,
            boolean numberActive,
            boolean shown,
            boolean noMatch)
            implements JourneyState {
        public TypeNumber(
                Session session,
                String number,
                String birthYear,
                boolean numberActive,
                boolean shown,
                boolean noMatch) {
            this(session, TypedKind.PERSONAL, number, birthYear, numberActive, shown, noMatch);
        }

        @Override
        public String toString() {
            return "TypeNumber[***]";
        }
    }

    /// What can be typed on 05.
    enum TypedKind {
        PERSONAL(12, 12),
        /// The BHXH code: the last ten characters of any card.
        INSURANCE(10, 10),
        PATIENT_CODE(4, 12),
        PHONE(10, 10),
        /// Nothing but a birth year: the child's; the mother's number is that of her card.
        MOTHERS_CHILD(0, 0);

        private final int fewest;
        private final int most;

        TypedKind(int fewest, int most) {
            this.fewest = fewest;
            this.most = most;
        }

        public int fewest() {
            return fewest;
        }

        public int most() {
            return most;
        }
    }

    /// Between screens: something was asked that takes a moment ("Đang tìm hồ sơ…").
    record Waiting(Session session, What what, Instant since) implements JourneyState {
        public enum What {
            FINDING_PATIENT,
            LOADING_CONSENTS,
            MAKING_RECORD,
            CHECKING_SLIP,
            LOADING_CLINICS,
            QUOTING,
            LOADING_RESULTS,
            CHECKING_IN,
            LOADING_BILL,
            LOOKING_UP,
            CREATING_PAYMENT,
            /// The payer's code was scanned and sent: from now on money may move.
            CHARGING,
            CANCELLING
        }
    }

    /// 06.
    ///
    /// @param forOther a companion stands here for the patient
    record Confirm(
            Session session, PatientView patient, List<BookingView> bookings, boolean forOther)
            implements JourneyState {
        public Confirm(Session session, PatientView patient, List<BookingView> bookings) {
            this(session, patient, bookings, false);
        }
    }

    /// 07.
    record Reason(Session session, PatientView patient, List<BookingView> bookings)
            implements JourneyState {}

    /// 10.
    record Bill(
            Session session,
            PatientView patient,
            Ticket ticket,
            BillView bill,
            Optional<Remark> remark)
            implements JourneyState {
        /// Why the patient stands here, not with a way to pay.
        public sealed interface Remark {}

        /// "Hoá đơn này đang được thanh toán tại Kiosk 02."
        public record BeingPaidAt(KioskId kiosk) implements Remark {}

        /// The HIS keeps it for somebody who is taking its money now.
        public record BeingPaidAtDesk() implements Remark {}

        /// "Chi phí vừa thay đổi. Xin xem lại."
        public record Changed() implements Remark {}
    }

    /// Before 10, when the patient came only to pay: which bill, or a deposit; none: nothing is owed.
    record OpenBills(
            Session session, PatientView patient, List<OpenBill> bills, List<OpenBill> deposits)
            implements JourneyState {}

    /// From 01: the reference of a payment is typed, or scanned off a slip. Names nobody.
    ///
    /// @param facility first part of every reference of this hospital, `KH01`
    /// @param typed second part so far, at most 6 letters and digits
    record Lookup(
            Session session,
            String facility,
            String typed,
            boolean scannerWorks,
            Optional<Note> note)
            implements JourneyState {}

    /// What became of a payment, told to whoever knows its reference.
    record LookedUp(Session session, LookupView found, Copy copy) implements JourneyState {
        /// Of the BẢN SAO of the receipt.
        public enum Copy {
            /// There is no receipt.
            NONE,
            OFFERED,
            PRINTING,
            PRINTED,
            FAILED
        }
    }

    /// 11.
    record Method(
            Session session,
            PatientView patient,
            Ticket ticket,
            BillView bill,
            List<MethodView> methods,
            Optional<Note> note)
            implements JourneyState {}

    /// 12 the other way round: the payer's app shows a code and the scanner waits for it. No payment is open.
    record CustomerCode(
            Session session,
            PatientView patient,
            Ticket ticket,
            BillView bill,
            PspCode psp,
            String label,
            boolean scannerWorks,
            Optional<Note> note)
            implements JourneyState {}

    /// The bill was paid at another place while this kiosk showed a code for it.
    ///
    /// @param payment ours, cancelled; money that still comes for it is surplus
    record PaidElsewhere(
            Session session, PatientView patient, Ticket ticket, BillView bill, PaymentView payment)
            implements JourneyState {}

    /// 12. Deadline and last question are in `payment`.
    ///
    /// @param mayScan the payer may show a code of the app to the scanner instead
    /// @param asking "Tôi đã thanh toán" was pressed and the answer is not here yet
    /// @param notSeenYet the answer was: no money seen
    record Qr(
            Session session,
            PatientView patient,
            Ticket ticket,
            BillView bill,
            PaymentView payment,
            String label,
            boolean mayScan,
            boolean asking,
            boolean notSeenYet,
            boolean expired)
            implements JourneyState {}

    /// 13. Nothing on this screen moves money: the terminal does, and the outcome comes from there.
    ///
    /// @param cardBy when the payer is let go if no card came; the terminal has the last word
    record CardTerminal(
            Session session,
            PatientView patient,
            Ticket ticket,
            BillView bill,
            PaymentView payment,
            Step step,
            Instant cardBy)
            implements JourneyState {
        public enum Step {
            /// The amount goes to the terminal.
            SENDING,
            WAITING_FOR_CARD,
            /// No way back from here but by the terminal.
            CARD_SEEN,
            /// The payer, or the time, wants another way; the terminal has not let go yet.
            LEAVING
        }
    }

    /// 14: `printAt` is when the reference slip prints by itself. Also shown when money came but not as asked (`payment.state` AMOUNT_DIFFERS, CAPTURED_LATE, CAPTURED_TWICE): "Đã nhận … khác số cần trả. Mời đến quầy … với mã …".
    record UnknownOutcome(
            Session session,
            PatientView patient,
            Ticket ticket,
            BillView bill,
            PaymentView payment,
            Instant printAt)
            implements JourneyState {}

    /// 15.
    ///
    /// @param patient after a restart of the kiosk `maskedName` is empty: the journal holds no person
    /// @param payment empty: nothing was due, or paid later; state UNRESOLVED when it comes from 14 (then it says "chưa rõ", not "đã thanh toán")
    /// @param slip what the printer is doing
    /// @param closesAt counts only after the slip is printed and the card is off the reader
    record Success(
            Session session,
            PatientView patient,
            Ticket ticket,
            Optional<PaymentView> payment,
            boolean payLater,
            SlipState slip,
            boolean cardOnReader,
            Optional<Instant> closesAt)
            implements JourneyState {
        public enum SlipState {
            PRINTING,
            PRINTED
        }
    }

    /// 16: the number stays on the screen to be photographed.
    ///
    /// @param noPaper false: jam, cover, gone
    record TakePhoto(
            Session session,
            PatientView patient,
            Ticket ticket,
            Optional<PaymentView> payment,
            boolean noPaper,
            FailureCode code,
            Instant closesAt)
            implements JourneyState {}

    /// 17 over `behind`, which must not be drawn.
    record StillThere(JourneyState behind, Instant wipeAt, boolean noMoneyTaken)
            implements JourneyState {}

    /// A step failed without money having moved: says what happened, what to do, the desk. `retry` false: only "Về trang đầu".
    record Stopped(Session session, FailureCode code, boolean retry) implements JourneyState {}

    /// 18.
    record OutOfService(FailureCode code, Optional<Instant> expectedBack) implements JourneyState {}

    /// One patient's use of the kiosk.
    ///
    /// @param idleAt when 17 appears if nothing is touched; empty where no idle time runs
    record Session(VisitId visit, Task task, Optional<Instant> idleAt) {}

    /// A thing that does not work now, shown on 01.
    sealed interface Limit {
        record NoPaper() implements Limit {}

        record MethodDown(String label) implements Limit {}

        record PaymentsDown(Instant since) implements Limit {}

        record HisDown(Instant since) implements Limit {}

        /// The HIS is down, and this kiosk may still give out numbers (screen 23).
        record NumbersHere() implements Limit {}

        /// This task cannot be done at this kiosk; its tile names the desk instead.
        record TaskNotHere(Task task) implements Limit {}
    }

    /// A line that explains why the patient is back on this screen.
    enum Note {
        NO_MATCH,
        NOTHING_TAKEN_DECLINED,
        CARD_NOT_TAKEN,
        NOTHING_TAKEN_EXPIRED,
        NOTHING_TAKEN_CANCELLED,
        NOT_A_KNOWN_CODE,
        METHOD_JUST_WENT_DOWN,
        /// The code that was scanned is not one of the chosen app.
        NOT_A_PAYERS_CODE,
        /// No payment has this reference.
        NO_SUCH_REFERENCE,
        /// Looked up too often; later.
        LOOK_UP_LATER,
        /// 02: the code of a card was seen; now the card itself, or "Quét mã QR" again to go on with the code alone.
        CODE_SEEN,
        /// 02: "Quét mã QR" was chosen; the scanner waits for a code.
        SHOW_CODE,
        /// 02: first the card of the one who registers for somebody else.
        COMPANIONS_CARD,
        /// 02: now the patient's own card.
        PATIENTS_CARD,
        /// 01d: the slip's number is not known any more.
        NO_SUCH_TICKET
    }
}
