package vn.hospitalkiosk.gateway.finance;

import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.ledger.seal.DailyRoot;
import vn.hospitalkiosk.gateway.ledger.seal.SealBook;

/// The signed roots of the ledger, the latest first; each as the page to print.
@RestController
class RootsPage {
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final SealBook seals;

    RootsPage(SealBook seals) {
        this.seals = seals;
    }

    /// One root as JSON.
    record Line(
            long number, String day, int seals, int journals, String merkleRoot, String signedAt) {
        static Line of(DailyRoot root) {
            return new Line(
                    root.number(),
                    root.day().toString(),
                    root.seals(),
                    root.journals(),
                    root.merkleRoot().hex(),
                    root.signedAt().toString());
        }
    }

    @GetMapping("/api/ledger/roots")
    List<Line> roots() {
        return seals.roots().reversed().stream().map(Line::of).toList();
    }

    @GetMapping("/api/ledger/roots/{number}")
    ResponseEntity<String> root(@PathVariable("number") long number) {
        return seals.roots().stream()
                .filter(root -> root.number() == number)
                .findFirst()
                .map(root ->
                        ResponseEntity.ok()
                                .contentType(TEXT)
                                .cacheControl(CacheControl.noStore())
                                .body(root.text()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
