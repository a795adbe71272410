-- Bills shown in a visit that came only to pay: those its kiosk may take money for. Gone when the visit ends.
CREATE TABLE visit_bill (
    facility_id text NOT NULL,
    visit_id    text NOT NULL,
    bill_id     text NOT NULL,
    PRIMARY KEY (facility_id, visit_id, bill_id),
    FOREIGN KEY (facility_id, visit_id) REFERENCES visit
);

CREATE FUNCTION forget_bills_of_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM visit_bill WHERE facility_id = NEW.facility_id AND visit_id = NEW.visit_id;
    RETURN NULL;
END $$;

CREATE TRIGGER forget_bills AFTER UPDATE OF ended_at ON visit FOR EACH ROW
    WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION forget_bills_of_visit();

-- Every BẢN SAO of a receipt that a kiosk was told to print.
CREATE TABLE receipt_copy (
    facility_id text        NOT NULL,
    payment_id  text        NOT NULL,
    copy        integer     NOT NULL CHECK (copy > 0),
    job_id      text        NOT NULL,
    kiosk_id    text        NOT NULL,
    asked_at    timestamptz NOT NULL,
    PRIMARY KEY (facility_id, payment_id, copy),
    UNIQUE (facility_id, kiosk_id, job_id),
    FOREIGN KEY (facility_id, payment_id) REFERENCES payment_intent
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON receipt_copy FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
