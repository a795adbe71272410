package vn.hospitalkiosk.gateway.store;

import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Refuses a database that may lose a commit it has acknowledged.
public final class DurableDatabase {
    private DurableDatabase() {}

    /// @throws IllegalStateException when one of the three settings that make a commit durable is off
    public static void demand(DataSource source) {
        JdbcClient jdbc = JdbcClient.create(source);
        Map<String, String> off = new TreeMap<>();
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            String value = jdbc.sql("SHOW " + setting).query(String.class).single();
            if ("off".equals(value)) {
                off.put(setting, value);
            }
        }
        if (!off.isEmpty()) {
            throw new IllegalStateException(
                    "the database may lose paid money in a power cut, its settings are " + off);
        }
    }
}
