package vn.hospitalkiosk.gateway.psp.vietqr;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/// A PDF 1.4 with one A5 sheet per picture (ISO 32000 §7.5: objects, cross-reference table, trailer); a picture is one grey image, eight bits a dot.
public final class SheetPdf {
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private SheetPdf() {}

    /// @param sheets grey pictures of [CounterSign]
    public static byte[] of(List<BufferedImage> sheets) {
        SheetPdf pdf = new SheetPdf();
        pdf.text("%PDF-1.4\n");
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < sheets.size(); i++) {
            kids.append(3 + 3 * i).append(" 0 R ");
        }
        pdf.object("<</Type/Catalog/Pages 2 0 R>>");
        pdf.object("<</Type/Pages/Count " + sheets.size() + "/Kids[" + kids + "]>>");
        for (BufferedImage sheet : sheets) {
            pdf.sheet(sheet);
        }
        return pdf.closed();
    }

    private void sheet(BufferedImage sheet) {
        int page = offsets.size() + 1;
        object(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<</XObject<</I %d 0 R>>>>/Contents %d 0 R>>"
                        .formatted(page + 2, page + 1));
        stream("", "420 0 0 595 0 0 cm /I Do".getBytes(StandardCharsets.US_ASCII));
        stream(
                "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
                        .formatted(sheet.getWidth(), sheet.getHeight()),
                deflated(((DataBufferByte) sheet.getRaster().getDataBuffer()).getData()));
    }

    private static byte[] deflated(byte[] dots) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(dots);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[64 * 1024];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private void object(String dictionary) {
        offsets.add(file.size());
        text(offsets.size() + " 0 obj\n" + dictionary + "\nendobj\n");
    }

    private void stream(String entries, byte[] bytes) {
        offsets.add(file.size());
        text(offsets.size() + " 0 obj\n<<" + entries + "/Length " + bytes.length + ">>\nstream\n");
        file.writeBytes(bytes);
        text("\nendstream\nendobj\n");
    }

    private byte[] closed() {
        int table = file.size();
        text("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> text(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        text(
                "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
                        .formatted(offsets.size() + 1, table));
        return file.toByteArray();
    }

    private void text(String words) {
        file.writeBytes(words.getBytes(StandardCharsets.US_ASCII));
    }
}
