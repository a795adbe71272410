-- Something in the HIS that a person at the desk must put right. Ids of the HIS's and ours only; nothing here names a person.
CREATE TABLE his_case (
    facility_id text        NOT NULL,
    -- Row of docs/failure-codes.md.
    code        text        NOT NULL,
    -- What it is about: a command's key, a payment's id, a visit.
    subject     text        NOT NULL,
    found       text[]      NOT NULL,
    kiosk_id    text,
    raised_at   timestamptz NOT NULL,
    closed_at   timestamptz,
    closed_by   text,
    PRIMARY KEY (facility_id, code, subject),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
CREATE INDEX his_case_open ON his_case (facility_id, raised_at) WHERE closed_at IS NULL;
