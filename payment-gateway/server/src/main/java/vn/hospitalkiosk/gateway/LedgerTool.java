package vn.hospitalkiosk.gateway;

import vn.hospitalkiosk.gateway.wiring.LedgerCommand;

/// `scripts/ledger`. Exit code 0: intact, 1: not, 2: the ledger could not be read.
public final class LedgerTool {
    private LedgerTool() {}

    public static void main(String[] words) {
        System.exit(LedgerCommand.run(System.out, System.err, words));
    }
}
