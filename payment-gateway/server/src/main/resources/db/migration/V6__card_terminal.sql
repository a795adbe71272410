-- What card terminals told, as their kiosks passed it on; the bytes are in evidence. Card numbers: first six and last four digits.
CREATE TABLE terminal_report (
    facility_id         text        NOT NULL,
    payment_id          text        NOT NULL,
    outcome             text        NOT NULL,
    kiosk_id            text        NOT NULL,
    amount_vnd          bigint      CHECK (amount_vnd > 0),
    card                text        CHECK (card ~ '^([0-9]{6})?[*]{3,9}[0-9*]{4}$'),
    trace               text,
    approval_code       text,
    retrieval_reference text,
    terminal            text,
    merchant            text,
    codec               text        NOT NULL,
    told_at             timestamptz NOT NULL,
    heard_at            timestamptz NOT NULL,
    why                 text,
    PRIMARY KEY (facility_id, payment_id, outcome),
    FOREIGN KEY (facility_id, payment_id) REFERENCES payment_intent
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON terminal_report FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- For the daily cap of a kiosk.
CREATE INDEX intents_of_kiosk ON payment_intent (facility_id, kiosk_id, created_at);

-- Batches that terminals closed, as told and as compared with our captures.
CREATE TABLE terminal_settlement (
    facility_id   text        NOT NULL,
    settlement_id text        NOT NULL,
    kiosk_id      text        NOT NULL,
    terminal      text,
    outcome       text        NOT NULL,
    told_at       timestamptz NOT NULL,
    heard_at      timestamptz NOT NULL,
    net_vnd       bigint,
    matches       boolean     NOT NULL,
    differences   text        NOT NULL,
    journal_id    bigint,
    raw           bytea       NOT NULL,
    PRIMARY KEY (facility_id, settlement_id),
    FOREIGN KEY (facility_id, journal_id) REFERENCES journal
);

-- Each transaction is accounted for by one settlement, whether that matched or not.
CREATE TABLE terminal_settled (
    facility_id   text NOT NULL,
    psp           text NOT NULL,
    psp_txn_id    text NOT NULL,
    settlement_id text NOT NULL,
    PRIMARY KEY (facility_id, psp, psp_txn_id),
    FOREIGN KEY (facility_id, psp, psp_txn_id) REFERENCES capture,
    FOREIGN KEY (facility_id, settlement_id) REFERENCES terminal_settlement
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON terminal_settlement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON terminal_settled FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- For finance; closed by a person.
CREATE TABLE settlement_case (
    facility_id   text        NOT NULL,
    case_id       bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    settlement_id text        NOT NULL,
    kiosk_id      text        NOT NULL,
    what          text        NOT NULL,
    opened_at     timestamptz NOT NULL,
    closed_at     timestamptz,
    closed_by     text,
    PRIMARY KEY (facility_id, case_id),
    FOREIGN KEY (facility_id, settlement_id) REFERENCES terminal_settlement
);
