-- The close of a day as the HIS was told it. A day whose figures changed afterwards has a further issue, which replaces the last.
CREATE TABLE day_told (
    facility_id text        NOT NULL,
    day         date        NOT NULL,
    issue       integer     NOT NULL CHECK (issue > 0),
    digest      text        NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    taken_until timestamptz NOT NULL,
    told_at     timestamptz,
    last_answer text,
    PRIMARY KEY (facility_id, day, issue)
);
