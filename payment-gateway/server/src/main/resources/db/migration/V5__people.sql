-- The hospital's own people. Nobody is ever removed: an id is never given to somebody else.
CREATE TABLE person (
    facility_id   text        NOT NULL,
    person_id     text        NOT NULL CHECK (person_id ~ '^[a-z0-9][a-z0-9.-]{2,31}$'),
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    standing      text        NOT NULL CHECK (standing IN ('INVITED', 'ACTIVE', 'LOCKED')),
    epoch         integer     NOT NULL,
    password_hash text,
    -- Sealed with a key that lies outside the database.
    code_secret   bytea,
    -- The newest step of RFC 6238 whose code was used: none counts twice.
    code_step     bigint      NOT NULL DEFAULT 0,
    -- Made for demonstrations; production does not start with one of them.
    demo          boolean     NOT NULL DEFAULT false,
    added_at      timestamptz NOT NULL,
    PRIMARY KEY (facility_id, person_id),
    CHECK (standing <> 'ACTIVE' OR (password_hash IS NOT NULL AND code_secret IS NOT NULL))
);
CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON person FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE person_role (
    facility_id text NOT NULL,
    person_id   text NOT NULL,
    role        text NOT NULL,
    PRIMARY KEY (facility_id, person_id, role),
    FOREIGN KEY (facility_id, person_id) REFERENCES person
);

-- One-time links: the token itself is nowhere.
CREATE TABLE invitation (
    facility_id  text        NOT NULL,
    token_digest bytea       NOT NULL,
    person_id    text        NOT NULL,
    code_secret  bytea       NOT NULL,
    expires_at   timestamptz NOT NULL,
    failures     integer     NOT NULL DEFAULT 0,
    ended_at     timestamptz,
    PRIMARY KEY (facility_id, token_digest),
    FOREIGN KEY (facility_id, person_id) REFERENCES person
);
CREATE UNIQUE INDEX one_open_link_per_person ON invitation (facility_id, person_id) WHERE ended_at IS NULL;

-- Attempts to sign in, by a keyed digest of what was typed as the name: it may be anything.
CREATE TABLE sign_in_try (
    facility_id text        NOT NULL,
    name_key    bytea       NOT NULL,
    tries       integer     NOT NULL,
    last_at     timestamptz NOT NULL,
    PRIMARY KEY (facility_id, name_key)
);
CREATE INDEX old_tries ON sign_in_try (last_at);
