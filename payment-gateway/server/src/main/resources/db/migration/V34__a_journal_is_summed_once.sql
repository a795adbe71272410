-- A journal was summed at its end once for itself and once for each of its lines. Its lines are numbered from one now, without a gap, so that none of the first two can come after it was summed;
-- every further one sums it again, whenever that is.
CREATE OR REPLACE FUNCTION journal_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lines integer;
    first smallint;
    last smallint;
    total numeric;
BEGIN
    SELECT count(*), min(line), max(line), coalesce(sum(amount_vnd), 0) INTO lines, first, last, total
      FROM entry WHERE facility_id = NEW.facility_id AND journal_id = NEW.journal_id;
    IF lines < 2 OR total <> 0 THEN
        RAISE EXCEPTION 'journal % of % does not balance: % lines, sum %', NEW.journal_id, NEW.facility_id, lines, total;
    ELSIF first <> 1 OR last <> lines THEN
        RAISE EXCEPTION 'journal % of % has a gap in its lines: %, from % to %', NEW.journal_id, NEW.facility_id, lines, first, last;
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER balances ON entry;
CREATE CONSTRAINT TRIGGER balances AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.line > 2) EXECUTE FUNCTION journal_balances();
