package vn.hospitalkiosk.gateway.security;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import vn.hospitalkiosk.gateway.people.Passwords;

/// Argon2id with the memory and passes OWASP asks for (19 MiB, 2 passes, 1 lane). Two at a time: strangers at the login page do not take the machine's memory from payments.
public final class Argon implements Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, KIBIBYTES, PASSES);
    private final Semaphore places = new Semaphore(2);

    @Override
    public String hash(String password) {
        places.acquireUninterruptibly();
        try {
            String hash = encoder.encode(password);
            if (hash == null) {
                throw new IllegalStateException("no hash was made");
            }
            return hash;
        } finally {
            places.release();
        }
    }

    /// In the form of the others (PHC string), with bytes that came from no password.
    @Override
    public String nobodys() {
        return "$argon2id$v=19$m="
                + KIBIBYTES
                + ",t="
                + PASSES
                + ",p=1$"
                + random(SALT_BYTES)
                + "$"
                + random(HASH_BYTES);
    }

    private static String random(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean matches(String password, String hash) {
        places.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            places.release();
        }
    }
}
