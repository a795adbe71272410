package vn.hospitalkiosk.virtual.vnpay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.psp.Loopback;
import vn.hospitalkiosk.virtual.web.Json;

/// The three calls (§3.3). The checksum is looked at before anything else.
final class VnpayCalls {
    private static final String VERSION = "2.1.0";
    private static final String DATE = "[0-9]{14}";
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.ofHours(7));

    private final VnpayKeys keys;
    private final Checksum checksum;
    private final VnpayBooks books;

    VnpayCalls(VnpayKeys keys, Checksum checksum, VnpayBooks books) {
        this.keys = keys;
        this.checksum = checksum;
        this.books = books;
    }

    static String date(Instant at) {
        return FORM.format(at);
    }

    /// `genqr`.
    ///
    /// @param fields decoded
    /// @param longest no order lives longer
    ObjectNode make(Map<String, String> fields, Instant now, Duration longest) {
        if (!checksum.fits(Checksum.link(fields), fields.getOrDefault(Checksum.FIELD, ""))) {
            return made("97", "Invalid checksum");
        }
        if (!fields.getOrDefault("vnp_TmnCode", "").equals(keys.tmnCode())) {
            return made("02", "Invalid merchant");
        }
        if (!isWellFormed(fields, now)) {
            return made("03", "Invalid data");
        }
        String txnRef = fields.getOrDefault("vnp_TxnRef", "");
        if (books.order(txnRef).isPresent()) {
            return made("94", "Duplicate order");
        }
        Instant own = instant(fields.getOrDefault("vnp_ExpireDate", ""));
        Instant ours = now.plus(longest);
        String back = fields.getOrDefault("vnp_ReturnUrl", "");
        books.keep(
                new VnpayOrder(
                        txnRef,
                        Long.parseLong(fields.getOrDefault("vnp_Amount", "")),
                        fields.getOrDefault("vnp_OrderInfo", ""),
                        fields.getOrDefault("vnp_CreateDate", ""),
                        // A real merchant registers its IPN address; here it is where payers come
                        // back to, one step up.
                        back.substring(0, back.lastIndexOf('/')),
                        now,
                        own.isBefore(ours) ? own : ours,
                        Wallet.State.OPEN,
                        0));
        // A scheme no real app answers to: nobody can pay this by mistake.
        return made("00", "Success").put("qrcontent", "vnpay-simulated://qr?ref=" + txnRef);
    }

    private static ObjectNode made(String code, String words) {
        return Json.object().put("code", code).put("message", words);
    }

    private static boolean isWellFormed(Map<String, String> fields, Instant now) {
        String expires = fields.getOrDefault("vnp_ExpireDate", "");
        return fields.getOrDefault("vnp_Version", "").equals(VERSION)
                && fields.getOrDefault("vnp_CurrCode", "").equals("VND")
                && !fields.containsKey("vnp_SecureHashType")
                && fields.getOrDefault("vnp_Amount", "").matches("[1-9][0-9]{0,12}00")
                && fields.getOrDefault("vnp_TxnRef", "").matches("[0-9A-Za-z._-]{1,100}")
                && fields.getOrDefault("vnp_OrderInfo", "").matches("[ -~]{1,255}")
                && fields.getOrDefault("vnp_CreateDate", "").matches(DATE)
                && expires.matches(DATE)
                && expires.compareTo(date(now)) > 0
                && isDate(expires)
                && !fields.getOrDefault("vnp_IpAddr", "").isEmpty()
                && Loopback.isOne(fields.getOrDefault("vnp_ReturnUrl", ""));
    }

    private static boolean isDate(String text) {
        try {
            return instant(text).isAfter(Instant.EPOCH);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant instant(String date) {
        return FORM.parse(date, Instant::from);
    }

    ObjectNode query(ObjectNode body, Instant now) {
        if (!isSigned(
                body,
                "RequestId Version Command TmnCode TxnRef TransactionDate CreateDate IpAddr OrderInfo")) {
            return said(body, "97", "Invalid checksum");
        }
        Optional<VnpayOrder> order = asked(body);
        if (order.isEmpty()) {
            return signedQuery(said(body, "91", "Transaction not found"));
        }
        List<VnpayBooks.Refund> refunds = books.refunds(order.get().txnRef());
        ObjectNode answer = said(body, "00", "QueryDR Success");
        if (refunds.isEmpty()) {
            about(answer, order.get(), now);
        } else {
            about(answer, refunds.getLast(), "00");
        }
        return signedQuery(answer);
    }

    private Optional<VnpayOrder> asked(ObjectNode body) {
        return books.order(Checksum.text(body, "TxnRef"))
                .filter(order -> order.createDate().equals(Checksum.text(body, "TransactionDate")));
    }

    private static void about(ObjectNode answer, VnpayOrder order, Instant now) {
        String status =
                switch (order.stateAt(now)) {
                    case OPEN -> "01";
                    case PAID -> "00";
                    case DECLINED, EXPIRED -> "02";
                };
        answer.put("vnp_Amount", Long.toString(order.hundredths()))
                .put("vnp_BankCode", "NCB")
                .put("vnp_TransactionNo", Long.toString(order.number()))
                .put("vnp_TransactionType", "01")
                .put("vnp_TransactionStatus", status)
                .put("vnp_OrderInfo", order.info());
    }

    private static void about(ObjectNode answer, VnpayBooks.Refund refund, String status) {
        answer.put("vnp_Amount", Long.toString(refund.hundredths()))
                .put("vnp_BankCode", "NCB")
                .put("vnp_TransactionNo", Long.toString(refund.number()))
                .put("vnp_TransactionType", refund.type())
                .put("vnp_TransactionStatus", status)
                .put("vnp_OrderInfo", refund.info());
    }

    /// Takes the refund on (05); that it is done is told by the next question.
    ObjectNode refund(ObjectNode body, Instant now) {
        if (!isSigned(
                body,
                "RequestId Version Command TmnCode TransactionType TxnRef Amount TransactionNo TransactionDate CreateBy CreateDate IpAddr OrderInfo")) {
            return said(body, "97", "Invalid checksum");
        }
        Optional<VnpayOrder> order = asked(body);
        if (order.isEmpty()) {
            return signedRefund(said(body, "91", "Transaction not found"));
        }
        if (order.get().stateAt(now) != Wallet.State.PAID) {
            return signedRefund(said(body, "95", "The payment failed"));
        }
        if (books.isRefundKnown(Checksum.text(body, "RequestId"))) {
            return signedRefund(said(body, "94", "Already requested"));
        }
        return signedRefund(decided(body, order.get(), now));
    }

    private ObjectNode decided(ObjectNode body, VnpayOrder order, Instant now) {
        String amount = Checksum.text(body, "Amount");
        long hundredths =
                amount.matches("[1-9][0-9]{0,12}00") ? Long.parseLong(amount) : Long.MAX_VALUE;
        long before =
                books.refunds(order.txnRef()).stream()
                        .mapToLong(VnpayBooks.Refund::hundredths)
                        .sum();
        String type = hundredths == order.hundredths() ? "02" : "03";
        VnpayBooks.Refund refund =
                new VnpayBooks.Refund(
                        Checksum.text(body, "RequestId"),
                        order.txnRef(),
                        type,
                        hundredths,
                        Checksum.text(body, "OrderInfo"),
                        books.nextNumber(),
                        now);
        boolean fits =
                hundredths <= order.hundredths() - before
                        && Checksum.text(body, "TransactionType").equals(type);
        ObjectNode answer = said(body, "00", fits ? "Refund Success" : "Refund rejected");
        about(answer, refund, fits ? "05" : "09");
        if (fits) {
            books.keep(refund);
        }
        return answer;
    }

    private boolean isSigned(ObjectNode body, String names) {
        return Checksum.text(body, "TmnCode").equals(keys.tmnCode())
                && Checksum.text(body, "Version").equals(VERSION)
                && checksum.fits(Checksum.joined(body, names), Checksum.text(body, "SecureHash"));
    }

    private static ObjectNode said(ObjectNode body, String code, String words) {
        return Json.object()
                .put("vnp_ResponseId", UUID.randomUUID().toString().replace("-", ""))
                .put("vnp_Command", Checksum.text(body, "Command"))
                .put("vnp_ResponseCode", code)
                .put("vnp_Message", words)
                .put("vnp_TmnCode", Checksum.text(body, "TmnCode"))
                .put("vnp_TxnRef", Checksum.text(body, "TxnRef"));
    }

    private ObjectNode signedQuery(ObjectNode answer) {
        return answer.put(
                Checksum.FIELD,
                checksum.of(
                        Checksum.joined(
                                answer,
                                "ResponseId Command ResponseCode Message TmnCode TxnRef Amount BankCode PayDate TransactionNo TransactionType TransactionStatus OrderInfo PromotionCode PromotionAmount")));
    }

    private ObjectNode signedRefund(ObjectNode answer) {
        return answer.put(
                Checksum.FIELD,
                checksum.of(
                        Checksum.joined(
                                answer,
                                "ResponseId Command ResponseCode Message TmnCode TxnRef Amount BankCode PayDate TransactionNo TransactionType TransactionStatus OrderInfo")));
    }
}
