-- XML0: that an insured patient is being treated is reported at the first cost of the visit. Bytes are sealed (gateway.vault).

CREATE TABLE first_cost (
    facility_id text        NOT NULL,
    encounter   text        NOT NULL,
    visit_id    text        NOT NULL,
    -- HMAC of the HIS's patient id, as in insurance_check.
    patient_key bytea       NOT NULL,
    patient     bytea       NOT NULL,
    service     text        NOT NULL,
    ordered_at  timestamptz NOT NULL,
    -- The answer about the card that was last considered.
    considered  timestamptz,
    PRIMARY KEY (facility_id, encounter)
);
CREATE INDEX first_cost_day ON first_cost (facility_id, ordered_at);

CREATE TABLE xml0_report (
    facility_id text        NOT NULL,
    encounter   text        NOT NULL,
    -- 0 the first, then corrections: no visit has the same twice.
    sequence    integer     NOT NULL CHECK (sequence >= 0),
    -- HMAC of what it says: a correction that says the same is none.
    content_key bytea       NOT NULL,
    document    bytea       NOT NULL,
    made_at     timestamptz NOT NULL,
    written_at  timestamptz,
    send_at     timestamptz,
    send_tries  integer     NOT NULL DEFAULT 0,
    sent_at     timestamptz,
    answer      text,
    PRIMARY KEY (facility_id, encounter, sequence),
    FOREIGN KEY (facility_id, encounter) REFERENCES first_cost
);
CREATE INDEX xml0_report_unwritten ON xml0_report (facility_id, made_at) WHERE written_at IS NULL;
CREATE INDEX xml0_report_unsent ON xml0_report (facility_id, send_at) WHERE sent_at IS NULL;
