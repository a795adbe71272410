package vn.hospitalkiosk.kiosk.technician;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.hospitalkiosk.device.diagnostic.Seen;

/// The names of counts, of what a device says it is, and of versions, in Vietnamese. A name that is not here is shown as it is.
final class TechnicianWords {
    private static final Map<String, String> COUNTS =
            Map.ofEntries(
                    Map.entry("opened", "mở"),
                    Map.entry("lost", "mất kết nối"),
                    Map.entry("open-failed", "mở không được"),
                    Map.entry("frames-sent", "khung gửi"),
                    Map.entry("frames-heard", "khung nhận"),
                    Map.entry("frames-damaged", "khung hỏng"),
                    Map.entry("frames-refused", "khung bị từ chối"),
                    Map.entry("frames-unanswered", "khung không được trả lời"),
                    Map.entry("printed", "phiếu đã in"),
                    Map.entry("not-printed", "phiếu không in được"),
                    Map.entry("print-unknown", "phiếu chưa rõ"));

    private static final Map<String, String> IDENTITY =
            Map.ofEntries(
                    Map.entry("transport", "kết nối"),
                    Map.entry("reader", "đầu đọc"),
                    Map.entry("scanner", "đầu quét"),
                    Map.entry("maker", "hãng"),
                    Map.entry("model", "kiểu"),
                    Map.entry("serial number", "số sê-ri"),
                    Map.entry("commands", "tập lệnh"),
                    Map.entry("protocol", "giao thức"),
                    Map.entry("socket", "cổng"),
                    Map.entry("speed", "tốc độ"),
                    Map.entry("usb", "USB"),
                    Map.entry("CSCA certificates", "chứng thư CSCA"),
                    Map.entry("age of revocation list", "tuổi danh sách thu hồi"));

    private static final Map<String, String> VERSIONS =
            Map.of(
                    "kiosk", "Kiosk",
                    "OS", "Hệ điều hành",
                    "architecture", "Kiến trúc",
                    "not installed", "chưa cài",
                    "does not tell", "không cho biết",
                    "development", "bản phát triển");

    private TechnicianWords() {}

    static String counts(Map<String, Long> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(c -> word(COUNTS, c.getKey()) + " " + Seen.vietnamese(c.getValue()))
                        .collect(Collectors.joining(", "));
    }

    static String identity(Map<String, String> identity) {
        return identity.entrySet().stream()
                .map(told -> said(told.getKey()) + " " + told.getValue().replace(" days", " ngày"))
                .collect(Collectors.joining(", "));
    }

    /// `chips 3B80…` is one entry for each kind of chip met.
    private static String said(String name) {
        return name.startsWith("chips ")
                ? "loại chip " + name.substring("chips ".length())
                : word(IDENTITY, name);
    }

    static String version(String what, String version) {
        return word(VERSIONS, what) + " " + word(VERSIONS, version);
    }

    private static String word(Map<String, String> words, String english) {
        return words.getOrDefault(english, english);
    }
}
