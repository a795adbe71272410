package vn.hospitalkiosk.kiosk.slip;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.device.printer.Bitmap;
import vn.hospitalkiosk.kiosk.journey.Samples;
import vn.hospitalkiosk.kiosk.journey.SlipOrder;
import vn.hospitalkiosk.kiosk.settings.Hospital;

/// Slips as they come out; each is also left as PNG under `target/slips` to be looked at.
class SlipsTest {
    /// As docs/wires.md has them.
    private static final String VISIT = "HK1/E/KH01/encounter-1042/9343";

    private static final String PAYMENT = "HK1/P/KH01/KH03-7K2M9Q/E74A";
    private static final Hospital HOSPITAL =
            new Hospital(
                    new FacilityId("KH01"),
                    new KioskId("K03"),
                    same("Bệnh viện Đa khoa tỉnh Khánh Hòa"),
                    same("Khu khám bệnh · Tầng 1"),
                    "Kiosk 03",
                    same("quầy thu viện phí 4–6, tầng 1, bên phải sảnh"),
                    same("quầy 4–6"),
                    same("quầy tiếp đón 1–3, tầng 1"),
                    same("quầy tiếp đón 1–3"),
                    same(""));
    private final Slips slips = new Slips(HOSPITAL, "KH03");

    private static Hospital.Words same(String text) {
        return new Hospital.Words(text, text);
    }

    @Test
    void the_queue_slip_holds_the_encounter_as_code_and_clips_nothing() throws Exception {
        Bitmap slip =
                draw("queue", Samples.PATIENT, Samples.TICKET, new SlipOrder.Content.QueueOnly());
        assertThat(codes(slip)).containsExactly(VISIT);
        assertThat(slip.height()).isBetween(1150, 1300);
        edgesAreWhite(slip);
    }

    @Test
    void a_paid_visit_gets_queue_slip_and_receipt_on_one_strip() throws Exception {
        Bitmap slip = draw("paid", Samples.PATIENT, Samples.TICKET, receipt());
        assertThat(codes(slip)).containsExactlyInAnyOrder(VISIT, PAYMENT);
        edgesAreWhite(slip);
    }

    @Test
    void an_unknown_outcome_gets_queue_slip_and_reference() throws Exception {
        Bitmap slip =
                draw(
                        "reference",
                        Samples.PATIENT,
                        Samples.TICKET,
                        new SlipOrder.Content.WithReference(
                                Samples.payment(new PaymentId("p-1"), 2, PaymentState.UNRESOLVED),
                                "MoMo"));
        assertThat(codes(slip)).contains(PAYMENT);
        edgesAreWhite(slip);
    }

    @Test
    void a_copy_says_so() throws Exception {
        SlipOrder order = order(Samples.PATIENT, Samples.TICKET, receipt());
        Bitmap slip = slips.copy(order, receipt(), 1, "người bệnh yêu cầu", Samples.MORNING);
        keep("copy", slip);
        assertThat(codes(slip)).containsExactly(PAYMENT);
        edgesAreWhite(slip);
    }

    @Test
    void after_a_restart_the_slip_names_nobody_and_still_has_the_number() throws Exception {
        PatientView nobody = new PatientView("", 0, "", Samples.PATIENT.coverage());
        Bitmap slip = draw("restarted", nobody, Samples.TICKET, receipt());
        assertThat(codes(slip)).contains(VISIT);
        edgesAreWhite(slip);
    }

    @Test
    void words_longer_than_the_paper_are_broken_never_cut() throws Exception {
        String endless = "Khámbệnhtheoyêucầukhôngcódấucáchnàocảtrongmộtdòngrấtdài";
        Ticket ticket =
                new Ticket(
                        "A-10034",
                        endless,
                        new Place(
                                "Phòng khám bệnh theo yêu cầu số 205 khu kỹ thuật cao",
                                endless,
                                "Nhà A",
                                endless),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(endless),
                        "e".repeat(64));
        PatientView patient =
                new PatientView(
                        "NGUYỄN T** H** T** L** P** K** Q** V** X** Y**",
                        1985,
                        "•••• 0427",
                        Samples.PATIENT.coverage());
        Bitmap slip = draw("long", patient, ticket, receipt());
        assertThat(codes(slip))
                .anyMatch(code -> code.startsWith("HK1/E/KH01/" + "e".repeat(64) + "/"));
        edgesAreWhite(slip);
    }

    private static SlipOrder.Content.WithReceipt receipt() {
        return new SlipOrder.Content.WithReceipt(
                Samples.BILL,
                Samples.payment(new PaymentId("p-1"), 2, PaymentState.CAPTURED),
                "MoMo");
    }

    private static SlipOrder order(PatientView patient, Ticket ticket, SlipOrder.Content content) {
        return new SlipOrder(
                new CommandId("job-1"), new VisitId("visit-1"), patient, ticket, content);
    }

    private Bitmap draw(String name, PatientView patient, Ticket ticket, SlipOrder.Content content)
            throws IOException {
        Bitmap slip = slips.draw(order(patient, ticket, content), 412, Samples.MORNING);
        keep(name, slip);
        return slip;
    }

    private static void keep(String name, Bitmap slip) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/slips"));
        ImageIO.write(image(slip), "png", folder.resolve(name + ".png").toFile());
    }

    private static BufferedImage image(Bitmap slip) {
        BufferedImage image =
                new BufferedImage(slip.widthDots(), slip.height(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < slip.height(); y++) {
            for (int x = 0; x < slip.widthDots(); x++) {
                image.setRGB(x, y, black(slip, x, y) ? 0 : 0xffffff);
            }
        }
        return image;
    }

    private static boolean black(Bitmap slip, int x, int y) {
        return (slip.rows()[y * slip.widthDots() / 8 + x / 8] & (0x80 >> x % 8)) != 0;
    }

    /// Text keeps out of the last 12 dots at each side; only tear marks go further.
    private static void edgesAreWhite(Bitmap slip) {
        int black = 0;
        for (int y = 0; y < slip.height(); y++) {
            for (int x = slip.widthDots() - 12; x < slip.widthDots(); x++) {
                black += black(slip, x, y) ? 1 : 0;
            }
        }
        assertThat(black).as("black dots in the right margin").isLessThan(40);
        for (int y : new int[] {0, 10, slip.height() - 1}) {
            for (int x = 0; x < slip.widthDots(); x++) {
                assertThat(black(slip, x, y)).as("row %d", y).isFalse();
            }
        }
    }

    private static List<String> codes(Bitmap slip) throws Exception {
        BufferedImage image = image(slip);
        int[] pixels =
                image.getRGB(0, 0, slip.widthDots(), slip.height(), null, 0, slip.widthDots());
        LuminanceSource source = new RGBLuminanceSource(slip.widthDots(), slip.height(), pixels);
        Result[] results =
                new QRCodeMultiReader()
                        .decodeMultiple(
                                new BinaryBitmap(new HybridBinarizer(source)),
                                Map.of(DecodeHintType.TRY_HARDER, true));
        return Arrays.stream(results).map(Result::getText).toList();
    }
}
