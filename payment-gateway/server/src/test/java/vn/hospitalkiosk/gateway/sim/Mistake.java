package vn.hospitalkiosk.gateway.sim;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.sim.memory.MemoryStores;

/// Mistakes that a gateway could make, each as a gateway that makes it. A simulator that does not notice one of them proves nothing.
enum Mistake implements Sabotage {
    BILL_WITHOUT_GUARD {
        @Override
        public void storage(Storage storage) {
            plant(storage, MemoryStores.Defect.NO_BILL_GUARD);
        }
    },
    EVIDENCE_KEPT_TWICE {
        @Override
        public void storage(Storage storage) {
            plant(storage, MemoryStores.Defect.EVIDENCE_NOT_UNIQUE);
        }
    },
    MONEY_BOOKED_TWICE {
        @Override
        public void storage(Storage storage) {
            plant(storage, MemoryStores.Defect.CAPTURE_NOT_UNIQUE);
        }
    },
    HALF_A_TRANSACTION_STAYS {
        @Override
        public void storage(Storage storage) {
            plant(storage, MemoryStores.Defect.NOT_ATOMIC);
        }
    },
    REFUNDS_WITHOUT_CEILING {
        @Override
        public void storage(Storage storage) {
            plant(storage, MemoryStores.Defect.NO_REFUND_CEILING);
        }
    },
    CARD_SALE_SETTLED_AGAIN {
        @Override
        public void storage(Storage storage) {
            plant(storage, MemoryStores.Defect.SETTLED_AGAIN);
        }
    },
    VOIDED_CARD_SALE_STAYS_IN_THE_BOOKS {
        @Override
        public void storage(Storage storage) {
            plant(storage, MemoryStores.Defect.VOIDS_NOT_FOUND);
        }
    },
    DEPOSIT_NOT_TOLD {
        @Override
        public void storage(Storage storage) {
            plant(storage, MemoryStores.Defect.DEPOSITS_NOT_TOLD);
        }
    },
    DEPOSIT_USED_AND_STILL_THERE {
        @Override
        public void storage(Storage storage) {
            plant(storage, MemoryStores.Defect.DEPOSITS_NEVER_LESS);
        }
    },
    JOURNAL_LEFT_OUT_OF_ITS_SEAL {
        @Override
        public void storage(Storage storage) {
            plant(storage, MemoryStores.Defect.SOME_NOT_SEALED);
        }
    },
    UNKNOWN_BECOMES_DECLINED {
        @Override
        public List<Psp> psps(List<Psp> psps) {
            return hearing(psps, Mistake::silenceIsNo);
        }
    },
    PAID_IS_NOT_HEARD_BY_ASKING {
        @Override
        public List<Psp> psps(List<Psp> psps) {
            return hearing(psps, Mistake::paidIsNothing);
        }
    };

    private interface Ear {
        Psp.Telling heard(Psp.Telling told);
    }

    private static void plant(Storage storage, MemoryStores.Defect defect) {
        if (storage instanceof MemoryStorage memory) {
            memory.plant(defect);
        }
    }

    private static List<Psp> hearing(List<Psp> psps, Ear ear) {
        return psps.stream()
                .<Psp>map(psp -> psp instanceof Lines.ToPsp line ? new Deaf(line, ear) : psp)
                .toList();
    }

    private static Psp.Telling silenceIsNo(Psp.Telling told) {
        return told.report() instanceof PspReport.Silent
                ? new Psp.Telling(new PspReport.Declined("no answer"), Optional.empty())
                : told;
    }

    private static Psp.Telling paidIsNothing(Psp.Telling told) {
        return told.report() instanceof PspReport.Paid
                ? Psp.Telling.silent("not understood")
                : told;
    }

    /// Everything as it is, but for the answers.
    private record Deaf(Lines.ToPsp line, Ear ear) implements Psp {
        @Override
        public PspCode code() {
            return line.code();
        }

        @Override
        public String label() {
            return line.label();
        }

        @Override
        public MethodView.Kind kind() {
            return line.kind();
        }

        @Override
        public Naming naming() {
            return line.naming();
        }

        @Override
        public Availability availability() {
            return line.availability();
        }

        @Override
        public Terms terms() {
            return line.terms();
        }

        @Override
        public Optional<Refunds> refunds() {
            return line.refunds();
        }

        @Override
        public Placing place(Order order) {
            return line.place(order);
        }

        @Override
        public Telling ask(Order order) {
            return ear.heard(line.ask(order));
        }
    }
}
