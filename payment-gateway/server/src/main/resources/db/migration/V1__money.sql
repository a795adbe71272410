-- Money. Every key begins with the facility. Amounts are whole đồng.

CREATE TABLE payment_intent (
    facility_id     text        NOT NULL,
    payment_id      text        NOT NULL,
    kiosk_id        text        NOT NULL,
    visit_id        text        NOT NULL,
    bill_id         text        NOT NULL,
    psp             text        NOT NULL,
    psp_order_id    text        NOT NULL,
    reference       text        NOT NULL,
    amount_vnd      bigint      NOT NULL CHECK (amount_vnd > 0),
    payee           text        NOT NULL,
    state           text        NOT NULL,
    version         bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    qr_content      text,
    refusal         text,
    cancel_asked_at timestamptz,
    closed_at       timestamptz,
    times_asked     integer     NOT NULL,
    asked_in_state  integer     NOT NULL,
    last_asked_at   timestamptz,
    next_ask_at     timestamptz,
    leased_until    timestamptz,
    receipt_number  text,
    captured_at     timestamptz,
    PRIMARY KEY (facility_id, payment_id),
    UNIQUE (facility_id, psp, psp_order_id),
    UNIQUE (facility_id, reference),
    UNIQUE (facility_id, receipt_number)
);

-- The guard on the bill: one intent that may still take its money, or has taken it.
CREATE UNIQUE INDEX one_payment_per_bill ON payment_intent (facility_id, bill_id)
    WHERE state IN ('AWAITING_PAYER', 'UNRESOLVED', 'CAPTURED', 'SETTLED');

CREATE INDEX intents_to_ask ON payment_intent (facility_id, next_ask_at) WHERE next_ask_at IS NOT NULL;

-- What a psp told us, byte for byte, before anyone judged it.
CREATE TABLE evidence (
    facility_id  text        NOT NULL,
    evidence_id  bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    psp          text        NOT NULL,
    psp_order_id text        NOT NULL,
    kind         text        NOT NULL,
    digest       text        NOT NULL,
    raw          bytea       NOT NULL,
    received_at  timestamptz NOT NULL,
    judgement    text,
    PRIMARY KEY (facility_id, evidence_id),
    UNIQUE (facility_id, psp, kind, digest)
);

-- Every change of a payment, in order.
CREATE TABLE payment_change (
    facility_id text        NOT NULL,
    payment_id  text        NOT NULL,
    version     bigint      NOT NULL,
    from_state  text        NOT NULL,
    to_state    text        NOT NULL,
    event       text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (facility_id, payment_id, version),
    FOREIGN KEY (facility_id, payment_id) REFERENCES payment_intent
);

CREATE TABLE journal (
    facility_id   text        NOT NULL,
    journal_id    bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    kind          text        NOT NULL,
    payment_id    text        NOT NULL,
    business_date date        NOT NULL,
    posted_at     timestamptz NOT NULL,
    posted_in     xid8        NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (facility_id, journal_id)
);
CREATE INDEX journals_by_day ON journal (facility_id, business_date);

-- amount_vnd: debit positive, credit negative.
CREATE TABLE entry (
    facility_id text     NOT NULL,
    journal_id  bigint   NOT NULL,
    line        smallint NOT NULL,
    account     text     NOT NULL,
    amount_vnd  bigint   NOT NULL CHECK (amount_vnd <> 0),
    kiosk_id    text     NOT NULL,
    psp         text     NOT NULL,
    PRIMARY KEY (facility_id, journal_id, line),
    FOREIGN KEY (facility_id, journal_id) REFERENCES journal
);

-- One row per transaction of a psp: the same money is taken into the books once.
CREATE TABLE capture (
    facility_id text        NOT NULL,
    psp         text        NOT NULL,
    psp_txn_id  text        NOT NULL,
    payment_id  text        NOT NULL,
    bill_id     text        NOT NULL,
    kind        text        NOT NULL,
    amount_vnd  bigint      NOT NULL CHECK (amount_vnd > 0),
    journal_id  bigint      NOT NULL,
    captured_at timestamptz NOT NULL,
    PRIMARY KEY (facility_id, psp, psp_txn_id),
    FOREIGN KEY (facility_id, payment_id) REFERENCES payment_intent,
    FOREIGN KEY (facility_id, journal_id) REFERENCES journal
);
CREATE UNIQUE INDEX one_capture_pays_a_bill ON capture (facility_id, bill_id) WHERE kind = 'CAPTURE';

CREATE TABLE receipt_counter (
    facility_id text    NOT NULL,
    year        integer NOT NULL,
    last        bigint  NOT NULL,
    PRIMARY KEY (facility_id, year)
);

-- What the HIS must still be told.
CREATE TABLE outbox (
    facility_id text        NOT NULL,
    payment_id  text        NOT NULL,
    bill_id     text        NOT NULL,
    amount_vnd  bigint      NOT NULL,
    captured_at timestamptz NOT NULL,
    method      text        NOT NULL,
    reference   text        NOT NULL,
    tries       integer     NOT NULL DEFAULT 0,
    next_try_at timestamptz,
    done_at     timestamptz,
    last_answer text,
    PRIMARY KEY (facility_id, payment_id),
    FOREIGN KEY (facility_id, payment_id) REFERENCES payment_intent
);
CREATE INDEX outbox_to_send ON outbox (facility_id, next_try_at) WHERE done_at IS NULL;

CREATE TABLE audit (
    facility_id text        NOT NULL,
    audit_id    bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at          timestamptz NOT NULL,
    actor       text        NOT NULL,
    action      text        NOT NULL,
    subject     text        NOT NULL,
    detail      text        NOT NULL,
    PRIMARY KEY (facility_id, audit_id)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON capture FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION journal_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lines integer;
    total numeric;
BEGIN
    SELECT count(*), coalesce(sum(amount_vnd), 0) INTO lines, total
      FROM entry WHERE facility_id = NEW.facility_id AND journal_id = NEW.journal_id;
    IF lines < 2 OR total <> 0 THEN
        RAISE EXCEPTION 'journal % of % does not balance: % lines, sum %', NEW.journal_id, NEW.facility_id, lines, total;
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER balances AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION journal_balances();
CREATE CONSTRAINT TRIGGER balances AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION journal_balances();

-- A journal is complete when its transaction ends: nobody adds lines to an old one.
CREATE FUNCTION journal_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM journal
                    WHERE facility_id = NEW.facility_id AND journal_id = NEW.journal_id
                      AND posted_in = pg_current_xact_id()) THEN
        RAISE EXCEPTION 'journal % of % is complete', NEW.journal_id, NEW.facility_id;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER only_into_own_journal BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION journal_is_open();
