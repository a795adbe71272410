-- Seals over the book: one row per batch of journals, a chain per facility and day. Bytes: docs/wires.md, "Ledger as sealed".

CREATE TABLE seal (
    facility_id text        NOT NULL,
    -- In the order of sealing, without gaps.
    position    bigint      NOT NULL CHECK (position > 0),
    day         date        NOT NULL,
    -- Within the day, without gaps.
    number      integer     NOT NULL CHECK (number > 0),
    sealed_at   timestamptz NOT NULL,
    -- All transactions with smaller ids are sealed.
    up_to       bigint      NOT NULL,
    -- Journals up to here may have transaction ids of another cluster.
    floor       bigint      NOT NULL,
    previous    bytea       NOT NULL CHECK (octet_length(previous) = 32),
    hash        bytea       NOT NULL CHECK (octet_length(hash) = 32),
    journals    bigint[]    NOT NULL CHECK (cardinality(journals) > 0),
    -- One SHA-256 per journal, in the order of `journals`.
    leaves      bytea       NOT NULL CHECK (octet_length(leaves) = 32 * cardinality(journals)),
    PRIMARY KEY (facility_id, day, number),
    UNIQUE (facility_id, position)
);

-- A signed page per ended day; another one when money was booked into the day afterwards.
CREATE TABLE daily_root (
    facility_id text        NOT NULL,
    number      bigint      NOT NULL CHECK (number > 0),
    day         date        NOT NULL,
    seals       integer     NOT NULL CHECK (seals > 0),
    signed_at   timestamptz NOT NULL,
    text        text        NOT NULL,
    PRIMARY KEY (facility_id, number),
    UNIQUE (facility_id, day, seals)
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON daily_root FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is not sealed yet is found by this.
CREATE INDEX journals_by_transaction ON journal (facility_id, posted_in);

-- A receipt's number is the one after the last: no gap can be made here, whoever writes.
CREATE FUNCTION receipts_have_no_gap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION 'receipt numbers are never taken back';
    ELSIF TG_OP = 'INSERT' AND NEW.last <> 1 THEN
        RAISE EXCEPTION 'the first receipt of % is number 1', NEW.year;
    ELSIF TG_OP = 'UPDATE' AND (NEW.last <> OLD.last + 1 OR NEW.facility_id <> OLD.facility_id OR NEW.year <> OLD.year) THEN
        RAISE EXCEPTION 'after receipt % comes %', OLD.last, OLD.last + 1;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_gap BEFORE INSERT OR UPDATE OR DELETE ON receipt_counter FOR EACH ROW EXECUTE FUNCTION receipts_have_no_gap();
CREATE TRIGGER no_way_back BEFORE TRUNCATE ON receipt_counter FOR EACH STATEMENT EXECUTE FUNCTION receipts_have_no_gap();
