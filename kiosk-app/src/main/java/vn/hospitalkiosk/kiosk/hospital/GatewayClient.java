package vn.hospitalkiosk.kiosk.hospital;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.BlockRequest;
import vn.hospitalkiosk.api.ChargeCodeRequest;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CopyRequest;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.DepositRequest;
import vn.hospitalkiosk.api.DeviceNews;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.IssuedNumbers;
import vn.hospitalkiosk.api.KioskStatus;
import vn.hospitalkiosk.api.LookupView;
import vn.hospitalkiosk.api.NumberBlock;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.api.OpenBillsAnswer;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.api.Problem;
import vn.hospitalkiosk.api.ReceiptCopy;
import vn.hospitalkiosk.api.SettlementAnswer;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.TerminalReport;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.kiosk.journey.Answer;

/// The kiosk door of the gateway (docs/wires.md). Every call blocks until its own timeout at the latest and never throws for what the network does; run it on virtual threads. Nothing of a request or answer is logged.
public final class GatewayClient {
    static final FailureCode SILENT = new FailureCode("G61");
    static final FailureCode NO_KEYS = new FailureCode("G62");
    static final FailureCode NOT_TRUSTED = new FailureCode("G63");
    static final FailureCode UNREADABLE = new FailureCode("G64");
    static final FailureCode FAILED = new FailureCode("G65");

    private static final String V1 = "/kiosk/v1/";
    private static final int LARGEST = 1 << 20;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final GatewayDoor door;
    private final JsonMapper json;

    public GatewayClient(GatewayDoor door) {
        this.door = door;
        this.json = JsonMapper.builder().build();
    }

    public Answer<KioskStatus> status() {
        return get("status", Duration.ofSeconds(3), KioskStatus.class);
    }

    public Answer<IdentifyAnswer> identify(IdentifyRequest request) {
        return post(
                "visits/" + request.visit() + "/identification",
                request,
                Duration.ofSeconds(20),
                IdentifyAnswer.class);
    }

    public Answer<CheckInAnswer> checkIn(CheckInRequest request) {
        return post(
                "visits/" + request.visit() + "/check-in",
                request,
                Duration.ofSeconds(20),
                CheckInAnswer.class);
    }

    /// As the HIS has it now; not there: nothing is owed on it.
    public Answer<BillView> bill(VisitId visit, BillId bill) {
        return get("visits/" + visit + "/bills/" + bill, Duration.ofSeconds(15), BillView.class);
    }

    public Answer<OpenBillsAnswer> openBills(VisitId visit) {
        return get(
                "visits/" + visit + "/open-bills", Duration.ofSeconds(20), OpenBillsAnswer.class);
    }

    /// @param reference letters, digits and `-` only
    public Answer<LookupView> lookUp(String reference) {
        return get("lookups/" + reference, Duration.ofSeconds(5), LookupView.class);
    }

    public Answer<ReceiptCopy> copy(String reference, CommandId job) {
        return post(
                "lookups/" + reference + "/copies",
                new CopyRequest(job),
                Duration.ofSeconds(15),
                ReceiptCopy.class);
    }

    public Answer<CreatePaymentAnswer> create(CreatePaymentRequest request) {
        return post("payments", request, Duration.ofSeconds(35), CreatePaymentAnswer.class);
    }

    public Answer<CreatePaymentAnswer> deposit(DepositRequest request) {
        return post("deposits", request, Duration.ofSeconds(35), CreatePaymentAnswer.class);
    }

    public Answer<CreatePaymentAnswer> charge(ChargeCodeRequest request) {
        return post(
                "payments/customer-code",
                request,
                Duration.ofSeconds(35),
                CreatePaymentAnswer.class);
    }

    public Answer<PaymentView> payment(PaymentId payment) {
        return get("payments/" + payment, Duration.ofSeconds(4), PaymentView.class);
    }

    public Answer<PaymentView> check(PaymentId payment) {
        return post(
                "payments/" + payment + "/check",
                Map.of(),
                Duration.ofSeconds(10),
                PaymentView.class);
    }

    public Answer<PaymentView> cancel(PaymentId payment) {
        return post(
                "payments/" + payment + "/cancel",
                Map.of(),
                Duration.ofSeconds(10),
                PaymentView.class);
    }

    public Answer<PaymentView> terminalReport(PaymentId payment, TerminalReport report) {
        return post(
                "payments/" + payment + "/terminal-reports",
                report,
                Duration.ofSeconds(10),
                PaymentView.class);
    }

    public Answer<SettlementAnswer> settlement(SettlementReport report) {
        return post("terminal-settlements", report, Duration.ofSeconds(15), SettlementAnswer.class);
    }

    public Answer<NumberBlock> lease(NumberClass kind) {
        return post(
                "number-blocks", new BlockRequest(kind), Duration.ofSeconds(5), NumberBlock.class);
    }

    public Answer<Optional<Void>> given(IssuedNumbers numbers) {
        return tell("offline-numbers", numbers);
    }

    public Answer<Optional<Void>> print(PrintReport report) {
        return tell("visits/" + report.visit() + "/prints", report);
    }

    public Answer<Optional<Void>> end(VisitId visit) {
        return tell("visits/" + visit + "/end", Map.of());
    }

    public Answer<Optional<Void>> devices(DeviceNews news) {
        return tell("devices", news);
    }

    public Answer<Optional<Void>> helpCall(String screen) {
        return tell("help-calls", Map.of("screen", screen));
    }

    <T> Answer<T> get(String path, Duration timeout, Class<T> type) {
        return call(path, timeout, HttpRequest.Builder::GET, body -> json.readValue(body, type));
    }

    <T> Answer<T> post(String path, Object body, Duration timeout, Class<T> type) {
        return call(path, timeout, posting(body), answer -> json.readValue(answer, type));
    }

    private Answer<Optional<Void>> tell(String path, Object body) {
        return call(path, Duration.ofSeconds(5), posting(body), _ -> Optional.empty());
    }

    private java.util.function.UnaryOperator<HttpRequest.Builder> posting(Object body) {
        byte[] bytes = json.writeValueAsBytes(body);
        return b ->
                b.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(bytes));
    }

    private <T> Answer<T> call(
            String path,
            Duration timeout,
            java.util.function.UnaryOperator<HttpRequest.Builder> method,
            java.util.function.Function<byte[], T> reading) {
        try {
            Optional<GatewayDoor.Open> open = door.open();
            if (open.isEmpty()) {
                return new Answer.NoAnswer<>(NO_KEYS);
            }
            HttpRequest request =
                    method.apply(
                                    HttpRequest.newBuilder(open.get().base().resolve(V1 + path))
                                            .timeout(timeout)
                                            .header("Accept", "application/json"))
                            .build();
            HttpResponse<byte[]> response =
                    open.get()
                            .http()
                            .send(
                                    request,
                                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
            return read(response, reading);
        } catch (SSLException e) {
            return new Answer.NoAnswer<>(NOT_TRUSTED);
        } catch (IOException e) {
            return new Answer.NoAnswer<>(SILENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.NoAnswer<>(SILENT);
        }
    }

    private <T> Answer<T> read(
            HttpResponse<byte[]> response, java.util.function.Function<byte[], T> reading) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            try {
                return new Answer.Ok<>(reading.apply(response.body()));
            } catch (JacksonException | IllegalArgumentException e) {
                return new Answer.NoAnswer<>(UNREADABLE);
            }
        }
        FailureCode code = problem(response.body());
        if (status == NOT_FOUND) {
            return new Answer.NotThere<>(code);
        }
        return status >= SERVER_ERROR ? new Answer.NoAnswer<>(code) : new Answer.Refused<>(code);
    }

    private FailureCode problem(byte[] body) {
        try {
            return json.readValue(new String(body, StandardCharsets.UTF_8), Problem.class).code();
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return FAILED;
        }
    }
}
