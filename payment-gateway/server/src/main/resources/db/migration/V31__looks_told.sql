-- How far the HIS was told who looked at whom. The looks themselves stand in audit, which nobody changes; one gateway at a time tells.
CREATE TABLE looks_told (
    facility_id text        NOT NULL PRIMARY KEY,
    audit_id    bigint      NOT NULL,
    taken_until timestamptz NOT NULL
);
