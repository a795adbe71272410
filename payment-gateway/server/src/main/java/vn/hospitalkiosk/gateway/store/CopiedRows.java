package vn.hospitalkiosk.gateway.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import vn.hospitalkiosk.gateway.ledger.seal.Netstrings;

/// Rows of `COPY … TO STDOUT (FORMAT binary)` (PostgreSQL manual, "COPY", Binary Format): a signature of 19 bytes before the first, then per row a 2-byte count of fields,
/// each a 4-byte length (-1: null) and its bytes; the count -1 ends. Fields are taken in order.
final class CopiedRows {
    private static final int SIGNATURE = 19;
    private static final int NULL = -1;

    private final Messages messages;
    private byte[] row = {};
    private int at;
    private boolean begun;

    private CopiedRows(Messages messages) {
        this.messages = messages;
    }

    /// One row each.
    private interface Messages {
        byte @Nullable [] next() throws SQLException;
    }

    /// The connection is busy until the last row.
    static CopiedRows streamed(CopyManager copies, String query) throws SQLException {
        CopyOut copy = copies.copyOut(command(query));
        return new CopiedRows(copy::readFromCopy);
    }

    /// All rows at once; the connection is free.
    static CopiedRows gathered(CopyManager copies, String query) throws SQLException {
        CopyOut copy = copies.copyOut(command(query));
        Deque<byte[]> rows = new ArrayDeque<>();
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            rows.add(row);
        }
        return new CopiedRows(rows::poll);
    }

    private static String command(String query) {
        return "COPY (" + query + ") TO STDOUT (FORMAT binary)";
    }

    /// @return whether there is another row
    boolean next() throws SQLException {
        byte @Nullable [] message = messages.next();
        if (message == null) {
            return false;
        }
        row = message;
        at = begun ? 0 : SIGNATURE;
        begun = true;
        if (int2() == NULL) {
            while (messages.next() != null) {
                at = row.length;
            }
            return false;
        }
        return true;
    }

    int int2() {
        int value = (short) ((row[at] << 8) | (row[at + 1] & 0xff));
        at += 2;
        return value;
    }

    private int int4() {
        int value =
                (row[at] << 24)
                        | ((row[at + 1] & 0xff) << 16)
                        | ((row[at + 2] & 0xff) << 8)
                        | (row[at + 3] & 0xff);
        at += 4;
        return value;
    }

    /// A bigint, integer, smallint, date (days), timestamptz (microseconds, both since 2000) or xid8.
    long number() {
        int length = int4();
        long value = row[at] < 0 ? -1 : 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | (row[at + i] & 0xff);
        }
        at += length;
        return value;
    }

    /// Hands a text on as it is.
    void text(Netstrings canonical) {
        int length = int4();
        if (length == NULL) {
            canonical.missing();
        } else {
            canonical.raw(row, at, length);
            at += length;
        }
    }

    /// Hands a number on in digits.
    void number(Netstrings canonical) {
        int length = int4();
        if (length == NULL) {
            canonical.missing();
        } else {
            at -= 4;
            canonical.number(number());
        }
    }
}
