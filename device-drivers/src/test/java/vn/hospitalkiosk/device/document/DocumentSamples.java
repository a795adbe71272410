package vn.hospitalkiosk.device.document;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import vn.hospitalkiosk.virtual.person.Person;

/// One text of every kind; all people invented, the zones are ICAO's specimens (Doc 9303-4, -5, -11).
public final class DocumentSamples {
    private static final Person PERSON = Person.nguyenVanA();
    public static final String CCCD = PERSON.printedCode();
    public static final String CCCD_2024 = PERSON.printedCode() + "||||";
    public static final String BHYT =
            PERSON.insuranceCard().orElseThrow()
                    + "|"
                    + HexFormat.of().formatHex(PERSON.fullName().getBytes(StandardCharsets.UTF_8))
                    + "|09/03/1985|1||79 – 024|01/01/2023|-|01/01/2023|00|4|K1|01/01/2028|abc$";
    public static final String SLIP = "HK1/P/KH01/KH03-7K2M9Q/E74A";
    public static final String CARD_ZONE =
            "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
    public static final String PASSPORT_ZONE =
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    /// Synthetic; the layout of cccd.md §1.
    public static final String CCCD_ZONE =
            "IDVNM0900001233056090000123<<49001158M4001153VNM<<<<<<<<<<<4NGUYEN<<VAN<THU<NGHIEM<<<<<<<<";

    public static final List<String> ALL =
            List.of(CCCD, CCCD_2024, BHYT, SLIP, CARD_ZONE, PASSPORT_ZONE, CCCD_ZONE);

    private DocumentSamples() {}
}
