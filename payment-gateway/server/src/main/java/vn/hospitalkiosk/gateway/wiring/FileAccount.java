package vn.hospitalkiosk.gateway.wiring;

import vn.hospitalkiosk.gateway.bhxh.BhxhAccount;
import vn.hospitalkiosk.gateway.psp.Secrets;

/// The hospital's account at the insurance gateway, from files that may be exchanged while we run.
record FileAccount(Secrets files) implements BhxhAccount {
    @Override
    public String user() {
        return read("user");
    }

    @Override
    public String password() {
        return read("password");
    }

    @Override
    public String officerName() {
        return read("officer-name");
    }

    @Override
    public String officerNumber() {
        return read("officer-number");
    }

    private String read(String file) {
        return files.read(file)
                .orElseThrow(() -> new IllegalStateException("no " + file + " in " + files));
    }
}
