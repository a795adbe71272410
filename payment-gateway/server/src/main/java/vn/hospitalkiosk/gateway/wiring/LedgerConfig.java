package vn.hospitalkiosk.gateway.wiring;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.ledger.Account;
import vn.hospitalkiosk.gateway.ledger.Chart;
import vn.hospitalkiosk.gateway.ledger.Shifts;

/// `ledger:` in `gateway.yaml`. What is not set is as usual.
///
/// @param accounts by account in kebab-case: `psp-clearing`
/// @param signingKeyFile relative to `var/`; must be there outside `simulated`
public record LedgerConfig(
        Optional<List<Shifts.Shift>> shifts,
        Optional<Map<String, Chart.Title>> accounts,
        Optional<Path> signingKeyFile) {
    static final LedgerConfig USUAL =
            new LedgerConfig(Optional.empty(), Optional.empty(), Optional.empty());

    public LedgerConfig {
        read(accounts);
    }

    Chart chart() {
        return new Chart(read(accounts));
    }

    Shifts shifts(ZoneId zone) {
        return shifts.map(set -> new Shifts(zone, set)).orElseGet(() -> Shifts.usual(zone));
    }

    private static Map<Account, Chart.Title> read(Optional<Map<String, Chart.Title>> accounts) {
        Map<Account, Chart.Title> titles = new EnumMap<>(Account.class);
        accounts.orElse(Map.of()).forEach((key, title) -> titles.put(account(key), title));
        return titles;
    }

    private static Account account(String key) {
        try {
            return Account.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("ledger.accounts: no account " + key, e);
        }
    }
}
