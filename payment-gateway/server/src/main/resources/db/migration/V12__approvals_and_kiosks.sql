-- What one person proposed and another has not decided yet, for acts whose own tables know only the decision.
CREATE TABLE proposal (
    facility_id text        NOT NULL,
    proposal_id bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    kind        text        NOT NULL,
    subject     text        NOT NULL,
    details     jsonb       NOT NULL,
    maker       text        NOT NULL,
    made_at     timestamptz NOT NULL,
    reason      text        NOT NULL CHECK (length(reason) BETWEEN 10 AND 500),
    verdict     text        CHECK (verdict IN ('APPROVED', 'REFUSED')),
    checker     text,
    decided_at  timestamptz,
    PRIMARY KEY (facility_id, proposal_id),
    CHECK ((verdict IS NULL) = (checker IS NULL) AND (verdict IS NULL) = (decided_at IS NULL)),
    CONSTRAINT two_persons CHECK (verdict <> 'APPROVED' OR checker <> maker)
);
CREATE UNIQUE INDEX one_open_proposal ON proposal (facility_id, kind, subject) WHERE verdict IS NULL;

-- A machine that wants to be a kiosk, from the technician's code to its certificate.
CREATE TABLE kiosk_enrolment (
    facility_id  text        NOT NULL,
    enrolment_id text        NOT NULL,
    kiosk_id     text        NOT NULL,
    code_digest  bytea       NOT NULL,
    made_by      text        NOT NULL,
    made_at      timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    standing     text        NOT NULL CHECK (standing IN ('CODE_MADE', 'ASKED', 'ISSUED', 'REFUSED')),
    request      bytea,
    key_mark     text,
    asked_at     timestamptz,
    asked_from   text,
    decided_by   text,
    decided_at   timestamptz,
    certificate  bytea,
    PRIMARY KEY (facility_id, enrolment_id),
    UNIQUE (facility_id, code_digest),
    CHECK (standing IN ('CODE_MADE') OR request IS NOT NULL OR standing = 'REFUSED'),
    CHECK ((standing = 'ISSUED') = (certificate IS NOT NULL)),
    CONSTRAINT two_persons CHECK (standing <> 'ISSUED' OR (decided_by IS NOT NULL AND decided_by <> made_by))
);

-- Certificates the kiosk door knows; what is not here, or revoked, is nobody's.
CREATE TABLE kiosk_certificate (
    facility_id  text        NOT NULL,
    fingerprint  text        NOT NULL,
    kiosk_id     text        NOT NULL,
    not_after    timestamptz NOT NULL,
    enrolment_id text,
    added_at     timestamptz NOT NULL,
    revoked_at   timestamptz,
    revoked_by   text,
    reason       text,
    PRIMARY KEY (facility_id, fingerprint),
    FOREIGN KEY (facility_id, enrolment_id) REFERENCES kiosk_enrolment,
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX certificates_of_kiosk ON kiosk_certificate (facility_id, kiosk_id);

-- A revocation is for ever.
CREATE FUNCTION revoked_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.revoked_at IS NOT NULL THEN
        RAISE EXCEPTION 'certificate % is revoked for ever', OLD.fingerprint;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER revoked_for_ever BEFORE UPDATE ON kiosk_certificate FOR EACH ROW EXECUTE FUNCTION revoked_for_ever();
CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON kiosk_certificate FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
