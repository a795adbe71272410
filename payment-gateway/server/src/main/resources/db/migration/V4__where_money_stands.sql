-- Money by the place where it stands, refunds, and what two people found out.

-- Money without an order is a capture too: the same transaction is taken into the books once, whichever way it is told.
ALTER TABLE capture ALTER COLUMN payment_id DROP NOT NULL;
ALTER TABLE capture ALTER COLUMN bill_id DROP NOT NULL;
ALTER TABLE capture ADD CHECK ((kind = 'STRAY') = (payment_id IS NULL));

-- A captured amount stands in one place or, after moves, in several; of each transaction, what is left everywhere and what goes
-- or went back make up what came. Only the triggers below change left_vnd.
CREATE TABLE holding (
    facility_id text        NOT NULL,
    holding_id  bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    psp         text        NOT NULL,
    psp_txn_id  text        NOT NULL,
    place       text        NOT NULL CHECK (place IN ('BILL', 'CREDIT', 'DEPOSIT', 'SUSPENSE')),
    cause       text        NOT NULL,
    payment_id  text,
    bill_id     text        CHECK (bill_id IS NOT NULL OR place <> 'BILL'),
    kiosk_id    text,
    amount_vnd  bigint      NOT NULL CHECK (amount_vnd > 0),
    left_vnd    bigint      NOT NULL,
    since       timestamptz NOT NULL,
    journal_id  bigint      NOT NULL,
    -- A move of money: from where, and who said so.
    came_from   bigint,
    maker       text,
    reason      text,
    checker     text,
    -- When the policy for money that came late or twice looks at it; empty: it has decided, or has nothing to.
    policy_at   timestamptz,
    PRIMARY KEY (facility_id, holding_id),
    CONSTRAINT never_more_than_there_is CHECK (left_vnd BETWEEN 0 AND amount_vnd),
    CONSTRAINT four_eyes CHECK (checker <> maker),
    CHECK (came_from IS NULL OR (maker IS NOT NULL AND (checker IS NOT NULL OR maker = 'gateway'))),
    FOREIGN KEY (facility_id, psp, psp_txn_id) REFERENCES capture,
    FOREIGN KEY (facility_id, journal_id) REFERENCES journal,
    FOREIGN KEY (facility_id, came_from) REFERENCES holding
);
CREATE UNIQUE INDEX a_capture_opens_one_holding ON holding (facility_id, psp, psp_txn_id) WHERE came_from IS NULL;
CREATE UNIQUE INDEX one_holding_pays_a_bill ON holding (facility_id, bill_id) WHERE place = 'BILL';
CREATE INDEX holdings_of_payment ON holding (facility_id, payment_id);
CREATE INDEX open_holdings ON holding (facility_id, place, since) WHERE left_vnd > 0 AND place <> 'BILL';
CREATE INDEX holdings_to_decide ON holding (facility_id, policy_at) WHERE policy_at IS NOT NULL;

CREATE FUNCTION holding_opens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.left_vnd <> NEW.amount_vnd THEN
        RAISE EXCEPTION 'a holding begins whole';
    END IF;
    IF NEW.came_from IS NULL THEN
        IF NOT EXISTS (SELECT 1 FROM capture WHERE facility_id = NEW.facility_id AND psp = NEW.psp
                         AND psp_txn_id = NEW.psp_txn_id AND amount_vnd = NEW.amount_vnd) THEN
            RAISE EXCEPTION 'a capture opens a holding of its whole amount';
        END IF;
    ELSE
        UPDATE holding SET left_vnd = left_vnd - NEW.amount_vnd
         WHERE facility_id = NEW.facility_id AND holding_id = NEW.came_from
           AND psp = NEW.psp AND psp_txn_id = NEW.psp_txn_id;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'money moves within one transaction of a psp';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER opens BEFORE INSERT ON holding FOR EACH ROW EXECUTE FUNCTION holding_opens();

CREATE FUNCTION holding_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(NEW) - 'left_vnd' - 'policy_at') <> (to_jsonb(OLD) - 'left_vnd' - 'policy_at')
        OR (NEW.left_vnd <> OLD.left_vnd AND pg_trigger_depth() < 2) THEN
        RAISE EXCEPTION 'money moves by holdings and refunds only';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keeps BEFORE UPDATE ON holding FOR EACH ROW EXECUTE FUNCTION holding_keeps();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON holding FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was captured before this table was there.
INSERT INTO holding (facility_id, psp, psp_txn_id, place, cause, payment_id, bill_id, kiosk_id, amount_vnd, left_vnd, since, journal_id)
SELECT c.facility_id, c.psp, c.psp_txn_id,
       CASE c.kind WHEN 'CAPTURE' THEN 'BILL' WHEN 'CAPTURE_DIFFERS' THEN 'SUSPENSE' ELSE 'CREDIT' END,
       CASE c.kind WHEN 'CAPTURE' THEN 'PAID' WHEN 'CAPTURE_DIFFERS' THEN 'OTHER_AMOUNT'
                   WHEN 'CAPTURE_LATE' THEN 'LATE' ELSE 'TWICE' END,
       c.payment_id, c.bill_id, p.kiosk_id, c.amount_vnd, c.amount_vnd, c.captured_at, c.journal_id
FROM capture c JOIN payment_intent p USING (facility_id, payment_id);

-- limit_vnd: what could be given back without a second person when it was proposed.
CREATE TABLE refund (
    facility_id    text        NOT NULL,
    refund_id      text        NOT NULL,
    holding_id     bigint      NOT NULL,
    psp            text        NOT NULL,
    psp_txn_id     text        NOT NULL,
    payment_id     text,
    amount_vnd     bigint      NOT NULL CHECK (amount_vnd > 0),
    limit_vnd      bigint      NOT NULL,
    by_voucher     boolean     NOT NULL,
    state          text        NOT NULL
        CHECK (state IN ('REQUESTED', 'APPROVED', 'SENT', 'REFUND_UNRESOLVED', 'REFUNDED', 'REFUSED')),
    version        bigint      NOT NULL,
    maker          text        NOT NULL,
    reason         text        NOT NULL,
    proposed_at    timestamptz NOT NULL,
    checker        text,
    turned_down_by text,
    checked_at     timestamptz,
    -- The moment of the first sending: it stays, because some psps' ids carry the day.
    sent_at        timestamptz,
    times_asked    integer     NOT NULL DEFAULT 0,
    next_at        timestamptz,
    leased_until   timestamptz,
    said           text,
    proof          text,
    voucher_number text,
    journal_id     bigint,
    PRIMARY KEY (facility_id, refund_id),
    UNIQUE (facility_id, voucher_number),
    FOREIGN KEY (facility_id, holding_id) REFERENCES holding,
    FOREIGN KEY (facility_id, journal_id) REFERENCES journal,
    CONSTRAINT four_eyes CHECK (checker <> maker),
    CONSTRAINT over_the_limit_by_two CHECK (state IN ('REQUESTED', 'REFUSED') OR checker IS NOT NULL OR amount_vnd <= limit_vnd),
    CHECK ((state = 'REFUNDED') = (journal_id IS NOT NULL)),
    CHECK (sent_at IS NOT NULL OR by_voucher OR state IN ('REQUESTED', 'APPROVED', 'REFUSED'))
);
CREATE INDEX refunds_of_holding ON refund (facility_id, holding_id);
CREATE INDEX refunds_of_payment ON refund (facility_id, payment_id);
CREATE INDEX refunds_to_ask ON refund (facility_id, next_at) WHERE next_at IS NOT NULL;

-- The ceiling: a refund takes its amount from the holding when it is made and gives it back when it is refused. The holding's
-- row is locked by that, and its check keeps refunded and in flight together at or below what stands there.
CREATE FUNCTION refund_takes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    takes bigint := 0;
BEGIN
    IF TG_OP = 'INSERT' THEN
        takes := NEW.amount_vnd;
    ELSE
        IF NEW.holding_id <> OLD.holding_id OR NEW.amount_vnd <> OLD.amount_vnd OR NEW.psp_txn_id <> OLD.psp_txn_id
            OR NEW.maker <> OLD.maker OR NEW.limit_vnd <> OLD.limit_vnd OR OLD.state = 'REFUNDED' THEN
            RAISE EXCEPTION 'a refund keeps what it is';
        END IF;
        IF NEW.state = 'REFUSED' AND OLD.state <> 'REFUSED' THEN
            takes := -NEW.amount_vnd;
        ELSIF NEW.state <> 'REFUSED' AND OLD.state = 'REFUSED' THEN
            takes := NEW.amount_vnd;
        END IF;
    END IF;
    IF takes <> 0 THEN
        UPDATE holding SET left_vnd = left_vnd - takes
         WHERE facility_id = NEW.facility_id AND holding_id = NEW.holding_id
           AND psp = NEW.psp AND psp_txn_id = NEW.psp_txn_id;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'a refund goes back to the source of its money';
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER takes AFTER INSERT OR UPDATE ON refund FOR EACH ROW EXECUTE FUNCTION refund_takes();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON refund FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE refund_change (
    facility_id text        NOT NULL,
    refund_id   text        NOT NULL,
    version     bigint      NOT NULL,
    from_state  text        NOT NULL,
    to_state    text        NOT NULL,
    event       text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (facility_id, refund_id, version),
    FOREIGN KEY (facility_id, refund_id) REFERENCES refund
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON refund_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE voucher_counter (
    facility_id text    NOT NULL,
    year        integer NOT NULL,
    last        bigint  NOT NULL,
    PRIMARY KEY (facility_id, year)
);

-- Evidence of kind TWO_PEOPLE: who said it, and who confirmed it.
CREATE TABLE two_people (
    facility_id text        NOT NULL,
    evidence_id bigint      NOT NULL,
    maker       text        NOT NULL,
    reason      text        NOT NULL,
    proposed_at timestamptz NOT NULL,
    checker     text        NOT NULL,
    checked_at  timestamptz NOT NULL,
    source      text        NOT NULL,
    PRIMARY KEY (facility_id, evidence_id),
    FOREIGN KEY (facility_id, evidence_id) REFERENCES evidence,
    CONSTRAINT four_eyes CHECK (checker <> maker)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON two_people FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the HIS must be told beside payments at kiosks: credit or a deposit that pays a bill, a refund of a paid one.
CREATE TABLE his_news (
    facility_id text        NOT NULL,
    news_id     text        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('PAYMENT', 'REFUND')),
    bill_id     text        NOT NULL,
    amount_vnd  bigint      NOT NULL CHECK (amount_vnd > 0),
    moved_at    timestamptz NOT NULL,
    method      text        NOT NULL,
    reference   text        NOT NULL,
    tries       integer     NOT NULL DEFAULT 0,
    next_try_at timestamptz,
    done_at     timestamptz,
    last_answer text,
    PRIMARY KEY (facility_id, news_id)
);
CREATE INDEX his_news_to_tell ON his_news (facility_id, next_try_at) WHERE done_at IS NULL;

-- What a payment is for.
ALTER TABLE payment_intent ADD COLUMN purpose text NOT NULL DEFAULT 'BILL' CHECK (purpose IN ('BILL', 'DEPOSIT'));
