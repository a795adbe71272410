-- Questions to the insurance gateway (BHXH) and what it answered. Bytes are sealed (gateway.vault): nobody is named here in the clear.

CREATE TABLE insurance_check (
    facility_id   text        NOT NULL,
    check_id      text        NOT NULL,
    visit_id      text        NOT NULL,
    kiosk_id      text        NOT NULL,
    -- HMAC of the HIS's patient id.
    patient_key   bytea       NOT NULL,
    moment        text        NOT NULL CHECK (moment IN ('ARRIVAL', 'DURING', 'BEFORE_CLOSING')),
    -- Whose card, sealed; gone when the visit never was registered.
    subject       bytea,
    -- The HIS's id of the visit, once it has registered it.
    encounter     text,
    asked_at      timestamptz NOT NULL,
    state         text        NOT NULL CHECK (state IN ('OPEN', 'ANSWERED', 'LAPSED')),
    tries         integer     NOT NULL,
    next_check_at timestamptz,
    why           text,
    -- What the answer means, and the card, sealed.
    meaning       text,
    task          text,
    answer        bytea,
    answered_at   timestamptz,
    -- Telling the HIS.
    tell_at       timestamptz,
    tell_tries    integer     NOT NULL DEFAULT 0,
    tell_answer   text,
    told_at       timestamptz,
    -- The desk has done what was to do.
    settled_at    timestamptz,
    settled_by    text,
    PRIMARY KEY (facility_id, check_id),
    UNIQUE (facility_id, visit_id, patient_key, moment),
    CHECK ((state = 'OPEN') = (next_check_at IS NOT NULL)),
    CHECK ((state = 'ANSWERED') = (answer IS NOT NULL)),
    CHECK ((state = 'LAPSED') = (subject IS NULL))
);
CREATE INDEX insurance_check_due ON insurance_check (facility_id, next_check_at) WHERE state = 'OPEN';
CREATE INDEX insurance_check_tell ON insurance_check (facility_id, tell_at) WHERE tell_at IS NOT NULL;
CREATE INDEX insurance_check_desk ON insurance_check (facility_id, asked_at) WHERE settled_at IS NULL AND task <> 'NONE';
CREATE INDEX insurance_check_visit ON insurance_check (facility_id, asked_at, moment) WHERE encounter IS NOT NULL;

-- Every single asking, for the day somebody asks the hospital to prove it (NĐ 188/2025, article 38).
CREATE TABLE insurance_evidence (
    facility_id text        NOT NULL,
    evidence_id text        NOT NULL,
    check_id    text        NOT NULL,
    asked_at    timestamptz NOT NULL,
    ended_at    timestamptz NOT NULL,
    -- `code 000`, `HTTP 503`, `no answer within 9000 ms`
    outcome     text        NOT NULL,
    -- The bytes as they came, sealed.
    raw         bytea,
    PRIMARY KEY (facility_id, evidence_id),
    FOREIGN KEY (facility_id, check_id) REFERENCES insurance_check ON DELETE CASCADE
);
CREATE INDEX insurance_evidence_check ON insurance_evidence (facility_id, check_id);
