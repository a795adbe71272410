-- What a patient said to each purpose; the person is an HMAC, its secret a file.
CREATE TABLE consent (
    facility_id text        NOT NULL,
    consent_id  bigint      GENERATED ALWAYS AS IDENTITY,
    visit_id    text        NOT NULL,
    kiosk_id    text        NOT NULL,
    person_key  bytea       NOT NULL,
    purpose     text        NOT NULL,
    version     text        NOT NULL,
    text_hash   text        NOT NULL,
    given       boolean     NOT NULL,
    said_at     timestamptz NOT NULL,
    PRIMARY KEY (facility_id, consent_id),
    UNIQUE (facility_id, person_key, visit_id, purpose, version, given)
);

-- Who answered a call for help, and when.
ALTER TABLE help_call ADD COLUMN answered_at timestamptz;
ALTER TABLE help_call ADD COLUMN answered_by text;
CREATE INDEX help_call_open ON help_call (facility_id, called_at) WHERE answered_at IS NULL;

-- Priority a patient declared at a kiosk: a person looks and says yes or no. Names nobody: the queue number does.
CREATE TABLE declared_priority (
    facility_id text        NOT NULL,
    visit_id    text        NOT NULL,
    kiosk_id    text        NOT NULL,
    encounter   text        NOT NULL,
    ticket      text        NOT NULL,
    clinic      text        NOT NULL,
    groups      text        NOT NULL,
    declared_at timestamptz NOT NULL,
    decided_at  timestamptz,
    decided_by  text,
    confirmed   boolean,
    PRIMARY KEY (facility_id, visit_id),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (confirmed IS NULL))
);
CREATE INDEX declared_priority_open ON declared_priority (facility_id, declared_at) WHERE decided_at IS NULL;
