package vn.hospitalkiosk.gateway.his.hl7;

import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.v25.message.DFT_P03;
import java.time.Instant;
import vn.hospitalkiosk.api.Vnd;

/// One movement of money as DFT^P03 tells it.
///
/// @param key FT1-2
/// @param kind FT1-6, HL7 table 0017
/// @param bill FT1-23; empty for a deposit
/// @param visit PV1-19; empty where the bill says it
/// @param method FT1-7, `vietqr`
/// @param reference FT1-8, ours or the psp's
record Posting(
        String key,
        Kind kind,
        String patient,
        String bill,
        String visit,
        Vnd amount,
        Instant at,
        String method,
        String reference) {
    enum Kind {
        PAYMENT("PY"),
        DEPOSIT("PY"),
        /// Money given back to the patient.
        REFUND("CD");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    Message message(Hl7Settings settings) {
        DFT_P03 message = new DFT_P03();
        String moment = Hl7Time.moment(at, settings.zone());
        Fields.header(message.getMSH(), settings, "DFT^P03^DFT_P03", ControlIds.of("DFT", key), at);
        Segment evn = message.getEVN();
        Fields.set(evn, 2, moment);
        Fields.set(evn, 7, settings.facility());
        Segment pid = message.getPID();
        Fields.set(pid, 1, "1");
        Fields.id(pid, 3, 0, patient, settings.hisFacility(), settings.identifiers().patient());
        Fields.set(pid, 5, 7, "U");
        if (!visit.isEmpty()) {
            Fields.set(message.getPV1(), 1, "1");
            Fields.set(message.getPV1(), 2, "O");
            Fields.set(message.getPV1(), 19, 1, visit);
        }
        Segment ft1 = message.getFINANCIAL().getFT1();
        Fields.set(ft1, 1, "1");
        Fields.set(ft1, 2, key);
        Fields.set(ft1, 4, moment);
        Fields.set(ft1, 6, kind.code());
        Fields.set(ft1, 7, 1, method);
        Fields.set(ft1, 8, reference);
        Fields.set(ft1, 11, 0, 1, 1, Long.toString(amount.dong()));
        Fields.set(ft1, 11, 0, 1, 2, "VND");
        Fields.set(ft1, 23, 1, bill);
        return message;
    }
}
