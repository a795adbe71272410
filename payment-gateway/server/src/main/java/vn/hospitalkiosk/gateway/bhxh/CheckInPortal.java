package vn.hospitalkiosk.gateway.bhxh;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.line.HttpLine;

/// `checkInKcbQd3176` as in his.md §1.5: token in headers, file in base 64 in a form. The portal drops a file it has, so sending again is harmless.
final class CheckInPortal implements ReportPortal {
    private static final String PATH = "/api/qd130/checkInKcbQd3176";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int LONGEST_ID = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final BhxhAccount account;
    private final BhxhTokens tokens;
    private final HttpLine line;
    private final String facility;

    /// @param facility five digits, the first two the province
    CheckInPortal(
            URI base, BhxhAccount account, BhxhTokens tokens, HttpLine line, String facility) {
        this.base = base;
        this.account = account;
        this.tokens = tokens;
        this.line = line;
        this.facility = facility;
    }

    @Override
    public Receipt send(byte[] document) {
        return switch (tokens.take(LONGEST)) {
            case BhxhTokens.Taking.Failed failed -> new Receipt.NotTaken("token: " + failed.why());
            case BhxhTokens.Taking.Taken(BhxhToken token) -> receipt(post(document, token), token);
        };
    }

    private Answer post(byte[] document, BhxhToken token) {
        return line.post(
                URI.create(base + PATH),
                HttpLine.FORM,
                form(document),
                Map.of(
                        "Accept",
                        "application/json",
                        "accessToken",
                        token.access(),
                        "tokenId",
                        token.id(),
                        "passwordHash",
                        account.hashedPassword()),
                LONGEST);
    }

    private byte[] form(byte[] document) {
        return Map.of(
                        "username", account.user(),
                        "loaiHoSo", "0",
                        "maTinh", facility.substring(0, 2),
                        "maCSKCB", facility,
                        "fileHSBase64", Base64.getEncoder().encodeToString(document))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + BhxhTokens.encoded(field.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Receipt receipt(Answer answer, BhxhToken token) {
        return switch (answer) {
            case Answer.Message message -> read(message.status(), message.raw().bytes(), token);
            case Answer.None(String why) -> new Receipt.NotTaken(why);
            case Answer.NotSent(String why) -> new Receipt.NotTaken(why);
        };
    }

    /// A refused token is taken anew when the file is sent again.
    private Receipt read(int status, byte[] body, BhxhToken token) {
        if (status == 401 || status == 403) {
            tokens.forget(token);
            return new Receipt.NotTaken("HTTP " + status);
        }
        try {
            JsonNode answer = JSON.readTree(body);
            String code = answer.path("maKetQua").asString("");
            if (code.equals("401")) {
                tokens.forget(token);
            }
            String transaction = answer.path("maGiaoDich").asString("");
            return status == 200 && code.equals("200")
                    ? new Receipt.Taken(
                            transaction.substring(0, Math.min(LONGEST_ID, transaction.length())))
                    : new Receipt.NotTaken("HTTP " + status + " " + ResultCodes.said(code));
        } catch (JacksonException unreadable) {
            return new Receipt.NotTaken("HTTP " + status + " unreadable answer");
        }
    }
}
