package vn.hospitalkiosk.gateway.xml0;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.CoverageView.State;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.bhxh.AskFault;
import vn.hospitalkiosk.gateway.bhxh.CardCheck;
import vn.hospitalkiosk.gateway.bhxh.InsuranceCard;
import vn.hospitalkiosk.gateway.bhxh.ReportPortal;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.insurance.CardChecks;
import vn.hospitalkiosk.gateway.insurance.DeskTask;
import vn.hospitalkiosk.gateway.insurance.Finding;
import vn.hospitalkiosk.gateway.insurance.Insured;
import vn.hospitalkiosk.gateway.insurance.Look;
import vn.hospitalkiosk.gateway.insurance.Moment;
import vn.hospitalkiosk.gateway.store.StoredCardChecks;
import vn.hospitalkiosk.gateway.store.StoredXml0;
import vn.hospitalkiosk.gateway.store.TestDatabase;
import vn.hospitalkiosk.gateway.vault.TestKeys;
import vn.hospitalkiosk.gateway.vault.Vault;

/// XML0 against the field table of his.md §1.5, and the life of reports. People are invented.
class Xml0Test {
    private static final HisPatientId PATIENT = new HisPatientId("BN-17");
    private static final Insured WHO =
            new Insured(
                    PATIENT,
                    List.of("GD4560123456789", "056085000427"),
                    new PersonName("Nguyễn Văn Thử"),
                    Optional.empty(),
                    new BirthDate("1985-03-09"),
                    Sex.MALE);

    /// Near the database's own clock.
    private final Instant now =
            Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);

    private final FacilityId facility = TestDatabase.newFacility();
    private final Vault vault = TestKeys.vault();
    private final CardChecks checks =
            new StoredCardChecks(TestDatabase.jdbc(), facility, TestDatabase.transactions(), vault);
    private final Reports reports =
            new StoredXml0(TestDatabase.jdbc(), facility, TestDatabase.transactions(), vault);
    private final VisitId visit = new VisitId(UUID.randomUUID().toString());
    private final FirstCost cost =
            new FirstCost(visit, PATIENT, "encounter/7", "Khám Nội tim mạch", now);
    private final List<byte[]> sent = new ArrayList<>();
    private Optional<ReportPortal> portal = Optional.empty();
    private Optional<Seal> seal = Optional.of(TestSeal.RSA);
    private Path folder = Path.of("");
    private Look look = look(WHO);

    private Look look(Insured who) {
        return checks.begin(
                visit, new KioskId("K03"), Moment.ARRIVAL, who, now, now.plusSeconds(60));
    }

    @BeforeEach
    void folder(@TempDir Path folder) {
        this.folder = folder.resolve("out");
    }

    private Xml0 xml0() {
        return new Xml0(
                reports,
                settings("1.3"),
                () -> seal,
                new OutboxFolder(folder, "56001"),
                portal,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Xml0Settings settings(String elsewhere) {
        return new Xml0Settings(
                "56001",
                "1.1",
                elsewhere,
                "01",
                "",
                Map.of("Khám Nội tim mạch", "02.1896"),
                ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    private static Finding finding(State state, String card) {
        return new Finding(
                state,
                "000",
                Optional.of(
                        new InsuranceCard(
                                card,
                                Optional.of(LocalDate.of(2026, 1, 1)),
                                Optional.of(LocalDate.of(2026, 12, 31)),
                                Optional.of("56001"))),
                Optional.of(80),
                DeskTask.NONE);
    }

    private void answered(Finding finding, Instant at) {
        CardCheck none = new CardCheck.Unanswered(AskFault.NO_ANSWER, "", Optional.empty());
        checks.answered(look, new CardChecks.Asked(none, at, at), finding);
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static Element root(byte[] document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> fields(byte[] document) {
        Map<String, String> fields = new LinkedHashMap<>();
        NodeList report =
                root(document).getElementsByTagName("TRANG_THAI_KCB").item(0).getChildNodes();
        for (int i = 0; i < report.getLength(); i++) {
            fields.put(report.item(i).getNodeName(), report.item(i).getTextContent());
        }
        return fields;
    }

    private static boolean isSigned(byte[] document, Seal seal) throws Exception {
        Element root = root(document);
        DOMValidateContext context =
                new DOMValidateContext(
                        seal.certificate().getPublicKey(),
                        root.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0));
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }

    private Due due() {
        return new Due(cost, WHO, finding(State.VALID, "GD4560123456789"), now, 0);
    }

    @Test
    void the_fields_stand_in_the_order_of_the_table() {
        byte[] document =
                Document.of(report(new Values(settings("")).of(due())).fields(), TestSeal.RSA);
        assertThat(String.join(", ", fields(document).keySet()))
                .isEqualTo(
                        "MA_LK, STT, MA_BN, HO_TEN, SO_CCCD, NGAY_SINH, GIOI_TINH, MA_THE_BHYT, MA_DKBD, GT_THE_TU, GT_THE_DEN, MA_DOITUONG_KCB, NGAY_VAO, NGAY_VAO_NOI_TRU, LY_DO_VNT, MA_LY_DO_VNT, MA_LOAI_KCB, MA_CSKCB, MA_DICH_VU, TEN_DICH_VU, MA_THUOC, TEN_THUOC, MA_VAT_TU, TEN_VAT_TU, NGAY_YL, DU_PHONG");
        Element root = root(document);
        assertThat(root.getTagName()).isEqualTo("CHI_TIEU_TRANG_THAI_KCB");
        assertThat(root.getFirstChild().getNodeName()).isEqualTo("DSACH_TRANG_THAI_KCB");
        assertThat(root.getLastChild().getNodeName()).isEqualTo("CHUKYDONVI");
        assertThat(root.getChildNodes().getLength()).isEqualTo(2);
    }

    private static Values.Filled.Report report(Values.Filled filled) {
        assertThat(filled).isInstanceOf(Values.Filled.Report.class);
        return filled instanceof Values.Filled.Report report
                ? report
                : new Values.Filled.Report(Map.of());
    }

    @Test
    void the_fields_are_written_as_the_rules_want() {
        Due due =
                new Due(
                        new FirstCost(
                                visit,
                                PATIENT,
                                "e7",
                                "Khám Nội tim mạch",
                                Instant.parse("2026-11-25T18:05:00Z")),
                        WHO,
                        finding(State.VALID, "GD4560123456789"),
                        now,
                        0);
        assertThat(report(new Values(settings("")).of(due)).fields())
                .containsEntry(Field.MA_LK, "e7")
                .containsEntry(Field.MA_BN, "BN-17")
                .containsEntry(Field.HO_TEN, "Nguyễn Văn Thử")
                .containsEntry(Field.SO_CCCD, "056085000427")
                .containsEntry(Field.NGAY_SINH, "198503090000")
                .containsEntry(Field.GIOI_TINH, "1")
                .containsEntry(Field.MA_THE_BHYT, "GD4560123456789")
                .containsEntry(Field.MA_DKBD, "56001")
                .containsEntry(Field.GT_THE_TU, "20260101")
                .containsEntry(Field.GT_THE_DEN, "20261231")
                .containsEntry(Field.MA_DOITUONG_KCB, "1.1")
                // the hospital's time, past midnight there
                .containsEntry(Field.NGAY_VAO, "202611260105")
                .containsEntry(Field.NGAY_YL, "202611260105")
                .containsEntry(Field.MA_LOAI_KCB, "01")
                .containsEntry(Field.MA_CSKCB, "56001")
                .containsEntry(Field.MA_DICH_VU, "02.1896")
                .containsEntry(Field.TEN_DICH_VU, "Khám Nội tim mạch")
                .containsEntry(Field.NGAY_VAO_NOI_TRU, "")
                .containsEntry(Field.DU_PHONG, "");
    }

    @ParameterizedTest
    @CsvSource({"1985,198500000000", "1985-03,198503000000", "1985-03-09,198503090000"})
    void what_is_not_known_of_a_birth_date_is_zeros(String known, String written) {
        assertThat(Values.born(new BirthDate(known))).isEqualTo(written);
    }

    @Test
    void the_whole_file_is_signed_and_a_changed_letter_shows() throws Exception {
        for (Seal one : List.of(TestSeal.RSA, TestSeal.EC)) {
            byte[] document = Document.of(report(new Values(settings("")).of(due())).fields(), one);
            assertThat(isSigned(document, one)).isTrue();
            byte[] changed =
                    new String(document, StandardCharsets.UTF_8)
                            .replace("056085000427", "056085000428")
                            .getBytes(StandardCharsets.UTF_8);
            assertThat(isSigned(changed, one)).isFalse();
        }
    }

    @Test
    void the_first_cost_makes_one_file_however_often_it_is_told() throws Exception {
        Xml0 xml0 = xml0();
        xml0.firstCost(cost);
        xml0.firstCost(cost);
        // The card has no answer yet: the report waits for it.
        xml0.round();
        assertThat(files()).isEmpty();
        assertThat(reports.waiting()).isEqualTo(1);
        answered(finding(State.VALID, "GD4560123456789"), now);
        xml0.round();
        xml0.round();
        assertThat(files())
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.getFileName()).hasToString("56001_encounter-7_0.xml");
                    assertThat(Files.getPosixFilePermissions(file)).hasSize(3);
                    assertThat(isSigned(Files.readAllBytes(file), TestSeal.RSA)).isTrue();
                    assertThat(fields(Files.readAllBytes(file)))
                            .containsEntry("MA_THE_BHYT", "GD4560123456789");
                });
    }

    @Test
    void two_gateways_that_make_the_same_report_make_one() {
        xml0().firstCost(cost);
        answered(finding(State.VALID, "GD4560123456789"), now);
        Due due = reports.due(1).getFirst();
        assertThat(reports.made(due, 0, "same", new byte[] {1}, now)).isTrue();
        assertThat(reports.made(due, 0, "same", new byte[] {2}, now)).isFalse();
        assertThat(reports.made(due, 1, "same", new byte[] {3}, now)).isFalse();
        assertThat(reports.unwritten(9)).hasSize(1);
    }

    @Test
    void another_card_found_later_makes_a_correction_and_the_same_card_none() throws Exception {
        Xml0 xml0 = xml0();
        xml0.firstCost(cost);
        answered(finding(State.VALID, "GD4560123456789"), now);
        xml0.round();
        look = look(WHO);
        answered(finding(State.VALID, "GD4560123456789"), now.plusSeconds(10));
        xml0.round();
        assertThat(files()).hasSize(1);
        look = look(WHO);
        answered(finding(State.NEW_CARD, "DN4560123450001"), now.plusSeconds(20));
        xml0.round();
        assertThat(files()).hasSize(2);
        assertThat(fields(Files.readAllBytes(files().getLast())))
                .containsEntry("MA_THE_BHYT", "DN4560123450001");
        assertThat(files().getLast().getFileName()).hasToString("56001_encounter-7_1.xml");
    }

    @Test
    void an_expired_card_is_not_reported() throws IOException {
        Xml0 xml0 = xml0();
        xml0.firstCost(cost);
        answered(finding(State.EXPIRED, "GD4560123456789"), now);
        xml0.round();
        assertThat(files()).isEmpty();
        assertThat(reports.due(9)).isEmpty();
    }

    @Test
    void without_a_certificate_the_report_waits_for_one() throws IOException {
        Xml0 xml0 = xml0();
        xml0.firstCost(cost);
        answered(finding(State.VALID, "GD4560123456789"), now);
        seal = Optional.empty();
        xml0.round();
        assertThat(files()).isEmpty();
        seal = Optional.of(TestSeal.EC);
        xml0.round();
        assertThat(files()).hasSize(1);
    }

    @Test
    void a_key_store_is_read_and_a_missing_one_is_no_crash() throws Exception {
        Path store = folder.resolveSibling("sign.p12");
        Path password = folder.resolveSibling("sign-password");
        assertThat(Seal.read(store, password)).isEmpty();
        java.security.KeyStore keys = java.security.KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "sign",
                TestSeal.RSA.key(),
                "word".toCharArray(),
                new java.security.cert.Certificate[] {TestSeal.RSA.certificate()});
        try (var out = Files.newOutputStream(store)) {
            keys.store(out, "word".toCharArray());
        }
        Files.writeString(password, "word\n");
        assertThat(Seal.read(store, password).map(Seal::certificate))
                .contains(TestSeal.RSA.certificate());
        Files.writeString(password, "other");
        assertThat(Seal.read(store, password)).isEmpty();
    }

    @Test
    void what_the_portal_took_leaves_the_folder_and_what_it_did_not_is_sent_again()
            throws IOException {
        List<ReportPortal.Receipt> receipts =
                new ArrayList<>(
                        Arrays.asList(
                                new ReportPortal.Receipt.NotTaken("HTTP 503"),
                                new ReportPortal.Receipt.Taken("GD-1")));
        portal =
                Optional.of(document -> {
                    sent.add(document);
                    return receipts.removeFirst();
                });
        Xml0 xml0 = xml0();
        xml0.firstCost(cost);
        answered(finding(State.VALID, "GD4560123456789"), now);
        xml0.round();
        xml0.round();
        assertThat(sent).hasSize(1);
        assertThat(files()).hasSize(1);
        TestDatabase.jdbc()
                .sql("UPDATE xml0_report SET send_at = ? WHERE facility_id = ?")
                .params(now.atOffset(ZoneOffset.UTC), facility.value())
                .update();
        xml0.round();
        xml0.round();
        assertThat(sent).hasSize(2);
        assertThat(reports.unsent()).isZero();
        assertThat(files()).isEmpty();
    }
}
