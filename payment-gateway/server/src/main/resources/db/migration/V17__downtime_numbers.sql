-- Queue numbers given out while a kiosk is cut off: anonymous. The counter of a prefix only goes up; what was leased and not given out is lost.
CREATE TABLE number_counter (
    facility_id text    NOT NULL,
    day         date    NOT NULL,
    prefix      text    NOT NULL,
    last_number integer NOT NULL CHECK (last_number > 0),
    PRIMARY KEY (facility_id, day, prefix)
);

CREATE TABLE number_block (
    facility_id  text        NOT NULL,
    day          date        NOT NULL,
    prefix       text        NOT NULL,
    first_number integer     NOT NULL CHECK (first_number > 0),
    last_number  integer     NOT NULL CHECK (last_number >= first_number),
    class        text        NOT NULL,
    kiosk_id     text        NOT NULL,
    leased_at    timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    PRIMARY KEY (facility_id, day, prefix, first_number)
);

CREATE TABLE offline_number (
    facility_id text        NOT NULL,
    day         date        NOT NULL,
    label       text        NOT NULL,
    class       text        NOT NULL,
    kiosk_id    text        NOT NULL,
    issued_at   timestamptz NOT NULL,
    told_at     timestamptz NOT NULL,
    called_at   timestamptz,
    called_to   text,
    closed_at   timestamptz,
    closed_by   text,
    -- The HIS's id of the visit it became; none: the person was not there.
    encounter   text,
    PRIMARY KEY (facility_id, day, label)
);
CREATE INDEX offline_number_open ON offline_number (facility_id, day) WHERE closed_at IS NULL;
