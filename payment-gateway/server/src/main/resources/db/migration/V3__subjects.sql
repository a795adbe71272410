-- A journal may be about a refund, a stray credit or a deposit, not only about a payment.

ALTER TABLE journal RENAME COLUMN payment_id TO subject_id;
-- What stands here already are payments by a code on a kiosk's screen; the defaults say so without touching a row.
ALTER TABLE journal
    ADD COLUMN subject_kind text   NOT NULL DEFAULT 'PAYMENT',
    ADD COLUMN shift        text   NOT NULL DEFAULT '',
    ADD COLUMN reverses     bigint,
    ADD COLUMN reason       text,
    ADD FOREIGN KEY (facility_id, reverses) REFERENCES journal,
    ADD CHECK ((kind = 'REVERSAL') = (reverses IS NOT NULL)),
    ADD CHECK ((kind = 'REVERSAL') = (reason IS NOT NULL));
ALTER TABLE journal ALTER COLUMN subject_kind DROP DEFAULT, ALTER COLUMN shift DROP DEFAULT;
CREATE INDEX journals_by_subject ON journal (facility_id, subject_kind, subject_id);
CREATE UNIQUE INDEX reversed_once ON journal (facility_id, reverses) WHERE reverses IS NOT NULL;

ALTER TABLE entry ADD COLUMN channel text NOT NULL DEFAULT 'QR';
ALTER TABLE entry ALTER COLUMN channel DROP DEFAULT, ALTER COLUMN kiosk_id DROP NOT NULL;

-- A reversal takes back a whole journal, line by line, and nothing else; a reversal is not reversed.
CREATE FUNCTION reversal_is_exact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM journal
                WHERE facility_id = NEW.facility_id AND journal_id = NEW.reverses AND kind = 'REVERSAL')
       OR EXISTS (
           SELECT account, amount_vnd, kiosk_id, psp, channel, count(*) FROM (
               SELECT account, amount_vnd, kiosk_id, psp, channel, 1 AS side FROM entry
                WHERE facility_id = NEW.facility_id AND journal_id = NEW.reverses
               UNION ALL
               SELECT account, -amount_vnd, kiosk_id, psp, channel, -1 FROM entry
                WHERE facility_id = NEW.facility_id AND journal_id = NEW.journal_id) both_sides
           GROUP BY account, amount_vnd, kiosk_id, psp, channel HAVING sum(side) <> 0) THEN
        RAISE EXCEPTION 'journal % of % does not reverse journal % exactly', NEW.journal_id, NEW.facility_id, NEW.reverses;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER reverses_exactly AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.reverses IS NOT NULL) EXECUTE FUNCTION reversal_is_exact();
