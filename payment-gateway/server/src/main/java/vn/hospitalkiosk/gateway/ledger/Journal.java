package vn.hospitalkiosk.gateway.ledger;

import static vn.hospitalkiosk.gateway.ledger.Account.BANK;
import static vn.hospitalkiosk.gateway.ledger.Account.DEPOSITS;
import static vn.hospitalkiosk.gateway.ledger.Account.HIS_RECEIVABLE;
import static vn.hospitalkiosk.gateway.ledger.Account.PATIENT_CREDIT;
import static vn.hospitalkiosk.gateway.ledger.Account.PSP_CLEARING;
import static vn.hospitalkiosk.gateway.ledger.Account.PSP_FEE;
import static vn.hospitalkiosk.gateway.ledger.Account.SUSPENSE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.Vnd;

/// One balanced booking. Never changed; a correction is another journal.
///
/// @param time when it was booked, and in which day and shift it counts
/// @param reversal what it takes back, when it is a REVERSAL and only then
public record Journal(
        Kind kind,
        Subject subject,
        HospitalTime time,
        Optional<Reversal> reversal,
        List<Entry> entries) {
    /// What was booked.
    public enum Kind {
        CAPTURE,
        /// Money after we had closed the payment.
        CAPTURE_LATE,
        /// Money for a bill that has been paid.
        CAPTURE_TWICE,
        /// Another amount than asked.
        CAPTURE_DIFFERS,
        /// Money that named no order.
        STRAY,
        /// Somebody found out whose it was.
        ATTRIBUTED,
        CREDIT_APPLIED,
        REFUND,
        DEPOSIT,
        DEPOSIT_USED,
        /// The psp paid out what it held, less its fee.
        SETTLED,
        /// Takes back one named journal, line by line.
        REVERSAL;

        Set<Account> debits() {
            return switch (this) {
                case CAPTURE, CAPTURE_LATE, CAPTURE_TWICE, CAPTURE_DIFFERS, STRAY, DEPOSIT ->
                        EnumSet.of(PSP_CLEARING);
                case ATTRIBUTED -> EnumSet.of(SUSPENSE);
                case CREDIT_APPLIED -> EnumSet.of(PATIENT_CREDIT);
                case REFUND -> EnumSet.of(HIS_RECEIVABLE, PATIENT_CREDIT, DEPOSITS, SUSPENSE);
                case DEPOSIT_USED -> EnumSet.of(DEPOSITS);
                case SETTLED -> EnumSet.of(BANK, PSP_FEE);
                case REVERSAL -> EnumSet.allOf(Account.class);
            };
        }

        Set<Account> credits() {
            return switch (this) {
                case CAPTURE, CREDIT_APPLIED, DEPOSIT_USED -> EnumSet.of(HIS_RECEIVABLE);
                case CAPTURE_LATE, CAPTURE_TWICE -> EnumSet.of(PATIENT_CREDIT);
                case CAPTURE_DIFFERS, STRAY -> EnumSet.of(SUSPENSE);
                case ATTRIBUTED -> EnumSet.of(HIS_RECEIVABLE, PATIENT_CREDIT, DEPOSITS);
                case REFUND, SETTLED -> EnumSet.of(PSP_CLEARING);
                case DEPOSIT -> EnumSet.of(DEPOSITS);
                case REVERSAL -> EnumSet.allOf(Account.class);
            };
        }

        boolean allows(Entry entry) {
            return (entry.amount().isPositive() ? debits() : credits()).contains(entry.account());
        }
    }

    /// @param amount debit positive, credit negative, never zero
    public record Entry(Account account, Vnd amount, Origin origin) {}

    /// @param journal the number of what is taken back
    public record Reversal(long journal, String reason) {
        private static final int LONGEST_REASON = 500;

        public Reversal {
            reason = reason.strip();
            if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
                throw new IllegalArgumentException(
                        "a reversal has a reason, 500 characters at most");
            }
        }
    }

    /// A journal in the book, under its number.
    public record Booked(long number, Journal journal) {}

    /// @throws IllegalArgumentException when debits and credits differ, or when `kind` moves no money between such accounts
    public Journal {
        entries = List.copyOf(entries);
        Vnd sum = entries.stream().map(Entry::amount).reduce(Vnd.ZERO, Vnd::plus);
        if (entries.size() < 2 || !sum.isZero()) {
            throw new IllegalArgumentException("a journal of " + kind + " does not balance");
        }
        for (Entry entry : entries) {
            if (entry.amount().isZero() || !kind.allows(entry)) {
                throw new IllegalArgumentException(
                        kind + " books no " + entry.amount() + " to " + entry.account());
            }
        }
        if ((kind == Kind.REVERSAL) != reversal.isPresent()) {
            throw new IllegalArgumentException("a reversal, and nothing else, names a journal");
        }
    }

    /// Money came in through a psp: debit its clearing account, credit whatever it is for.
    ///
    /// @throws IllegalArgumentException when `kind` is not one by which money comes in
    public static Journal moneyIn(
            Kind kind, Subject subject, Vnd amount, Origin origin, HospitalTime time) {
        return moved(
                kind,
                subject,
                PSP_CLEARING,
                kind.credits().iterator().next(),
                amount,
                origin,
                time);
    }

    /// Money goes from one account to another: ATTRIBUTED, CREDIT_APPLIED, DEPOSIT_USED, REFUND and the kinds by which money comes in.
    public static Journal moved(
            Kind kind,
            Subject subject,
            Account debit,
            Account credit,
            Vnd amount,
            Origin origin,
            HospitalTime time) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("money moves in positive amounts");
        }
        return new Journal(
                kind,
                subject,
                time,
                Optional.empty(),
                List.of(
                        new Entry(debit, amount, origin),
                        new Entry(credit, Vnd.ZERO.minus(amount), origin)));
    }

    /// Money goes back to the payer through the psp it came by.
    ///
    /// @param from whose it was: receivable, patient credit, deposits or suspense
    public static Journal refund(
            Subject subject, Account from, Vnd amount, Origin origin, HospitalTime time) {
        return moved(Kind.REFUND, subject, from, PSP_CLEARING, amount, origin, time);
    }

    /// @param gross what leaves the clearing account
    /// @param fee what the psp kept of it, zero or more
    public static Journal settled(
            Subject subject, Vnd gross, Vnd fee, Origin origin, HospitalTime time) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(BANK, gross.minus(fee), origin));
        if (!fee.isZero()) {
            entries.add(new Entry(PSP_FEE, fee, origin));
        }
        entries.add(new Entry(PSP_CLEARING, Vnd.ZERO.minus(gross), origin));
        return new Journal(Kind.SETTLED, subject, time, Optional.empty(), entries);
    }

    /// Every line of `booked` with the opposite sign. The database refuses a second reversal of the same journal.
    public static Journal reversing(Booked booked, String reason, HospitalTime time) {
        List<Entry> opposite =
                booked.journal().entries().stream()
                        .map(e -> new Entry(e.account(), Vnd.ZERO.minus(e.amount()), e.origin()))
                        .toList();
        return new Journal(
                Kind.REVERSAL,
                booked.journal().subject(),
                time,
                Optional.of(new Reversal(booked.number(), reason)),
                opposite);
    }
}
