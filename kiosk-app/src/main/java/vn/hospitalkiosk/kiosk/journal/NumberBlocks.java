package vn.hospitalkiosk.kiosk.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.IssuedNumber;
import vn.hospitalkiosk.api.NumberBlock;
import vn.hospitalkiosk.api.NumberClass;

/// Downtime numbers this kiosk was leased, and those it gave out: flushed before they are shown, told to the gateway until it has them. Names nobody.
public final class NumberBlocks implements AutoCloseable {
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int AT_ONCE = 200;
    private static final int KEPT_DAYS = 30;

    private static final List<String> TABLES =
            List.of(
                    """
                    create table if not exists number_block(
                      id integer primary key autoincrement, day text not null, kind text not null, block text not null,
                      next integer not null, last integer not null)\
                    """,
                    """
                    create table if not exists given_number(
                      job text primary key, label text not null unique, day text not null, block integer not null,
                      number integer not null, at integer not null, told integer not null default 0)\
                    """);

    private final SqliteFile file;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    private NumberBlocks(SqliteFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /// @throws JournalBroken when the file cannot be used, or does not promise to survive a power cut
    public static NumberBlocks open(Path file, Clock clock) {
        NumberBlocks blocks = new NumberBlocks(SqliteFile.open(file, TABLES), clock);
        blocks.forgetOld();
        return blocks;
    }

    private void forgetOld() {
        String before = today().minusDays(KEPT_DAYS).toString();
        file.change("delete from given_number where day < ? and told = 1", before);
        file.change(
                "delete from number_block where day < ? and id not in (select block from given_number)",
                before);
    }

    public synchronized void keep(NumberBlock block) {
        file.change(
                "insert into number_block(day, kind, block, next, last) values(?,?,?,?,?)",
                block.day().toString(),
                block.kind().name(),
                json.writeValueAsString(block),
                block.first(),
                block.last());
    }

    /// How many of each class may still be given out today.
    public synchronized Map<NumberClass, Integer> left() {
        Map<NumberClass, Integer> left = new EnumMap<>(NumberClass.class);
        for (NumberClass kind : NumberClass.values()) {
            left.put(kind, 0);
        }
        file.read(
                "select kind, sum(last - next + 1) from number_block where day = ? and next <= last group by kind",
                row -> left.put(NumberClass.valueOf(row.getString(1)), row.getInt(2)),
                today().toString());
        return left;
    }

    /// What the numbers of today begin with; empty: none were leased.
    public synchronized Optional<String> prefix() {
        List<String> found = new ArrayList<>();
        file.read(
                "select block from number_block where day = ? order by id desc limit 1",
                row -> found.add(block(row.getString(1)).prefix()),
                today().toString());
        return found.stream().findFirst();
    }

    /// The next number of a class, on disk when this returns; the same job again: the same number.
    public synchronized Optional<IssuedNumber> draw(CommandId job, NumberClass kind) {
        Optional<IssuedNumber> before = given(job);
        if (before.isPresent()) {
            return before;
        }
        long[] found = {0};
        file.read(
                "select id from number_block where day = ? and kind = ? and next <= last order by id limit 1",
                row -> found[0] = row.getLong(1),
                today().toString(),
                kind.name());
        return found[0] == 0 ? Optional.empty() : take(job, found[0]);
    }

    /// The block moves on before the number is known: a power cut between the two costs a number, and never gives one twice.
    private Optional<IssuedNumber> take(CommandId job, long id) {
        file.change("update number_block set next = next + 1 where id = ?", id);
        List<IssuedNumber> taken = new ArrayList<>();
        Instant now = clock.instant();
        file.read(
                "select block, next - 1 from number_block where id = ?",
                row -> taken.add(new IssuedNumber(block(row.getString(1)), row.getInt(2), now)),
                id);
        IssuedNumber number = taken.getFirst();
        if (!number.block().holds(number.number()) || now.isAfter(number.block().expiresAt())) {
            return Optional.empty();
        }
        file.change(
                "insert into given_number(job, label, day, block, number, at) values(?,?,?,?,?,?)",
                job.value(),
                number.label(),
                number.block().day().toString(),
                id,
                number.number(),
                now.toEpochMilli());
        return Optional.of(number);
    }

    private Optional<IssuedNumber> given(CommandId job) {
        return numbers("where g.job = ?", job.value()).stream().findFirst();
    }

    /// Given out, and not yet acknowledged by the gateway; the oldest first.
    public synchronized List<IssuedNumber> untold() {
        return numbers("where g.told = 0 order by g.at limit " + AT_ONCE);
    }

    public synchronized void told(List<IssuedNumber> numbers) {
        for (IssuedNumber number : numbers) {
            file.change("update given_number set told = 1 where label = ?", number.label());
        }
    }

    private List<IssuedNumber> numbers(String which, String... values) {
        List<IssuedNumber> found = new ArrayList<>();
        file.read(
                "select b.block, g.number, g.at from given_number g join number_block b on b.id = g.block "
                        + which,
                row ->
                        found.add(
                                new IssuedNumber(
                                        block(row.getString(1)),
                                        row.getInt(2),
                                        Instant.ofEpochMilli(row.getLong(3)))),
                (Object[]) values);
        return found;
    }

    private NumberBlock block(String text) {
        return json.readValue(text, NumberBlock.class);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HERE);
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
