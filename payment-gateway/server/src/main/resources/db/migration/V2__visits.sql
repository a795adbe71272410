-- What a kiosk's patients do besides paying. No full name and no full number is stored anywhere here.

CREATE TABLE visit (
    facility_id      text        NOT NULL,
    visit_id         text        NOT NULL,
    kiosk_id         text        NOT NULL,
    begun_at         timestamptz NOT NULL,
    touched_at       timestamptz NOT NULL,
    -- Who it is, until the kiosk has wiped.
    his_patient      text,
    masked_name      text,
    birth_year       integer,
    bookings         text,
    coverage         text,
    -- The check-in as sent to the HIS, stored before it is sent.
    check_in_command text,
    check_in_booking text,
    check_in_at      timestamptz,
    -- What the HIS made of it.
    encounter        text,
    bill_id          text,
    ticket           text,
    ended_at         timestamptz,
    PRIMARY KEY (facility_id, visit_id),
    CHECK (ended_at IS NULL OR (his_patient IS NULL AND masked_name IS NULL AND birth_year IS NULL AND bookings IS NULL
        AND coverage IS NULL AND encounter IS NULL AND bill_id IS NULL AND ticket IS NULL))
);
CREATE UNIQUE INDEX visit_command ON visit (facility_id, check_in_command);
CREATE INDEX visit_open ON visit (touched_at) WHERE ended_at IS NULL;

-- Wrong guesses about one personal number; the key is an HMAC, its secret a file.
CREATE TABLE typed_number (
    facility_id   text        NOT NULL,
    number_key    bytea       NOT NULL,
    failures      integer     NOT NULL,
    counted_since timestamptz NOT NULL,
    blocked_until timestamptz,
    PRIMARY KEY (facility_id, number_key)
);

CREATE TABLE help_call (
    facility_id text        NOT NULL,
    call_id     bigint      GENERATED ALWAYS AS IDENTITY,
    kiosk_id    text        NOT NULL,
    screen      text        NOT NULL,
    called_at   timestamptz NOT NULL,
    PRIMARY KEY (facility_id, call_id)
);

-- The kiosk makes the job id before the first byte goes to the printer; told again, the last word counts.
CREATE TABLE print_report (
    facility_id text        NOT NULL,
    job_id      text        NOT NULL,
    kiosk_id    text        NOT NULL,
    visit_id    text        NOT NULL,
    payment_id  text,
    slip        text        NOT NULL,
    result      text        NOT NULL,
    reported_at timestamptz NOT NULL,
    PRIMARY KEY (facility_id, kiosk_id, job_id)
);
