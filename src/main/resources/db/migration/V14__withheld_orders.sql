-- withheld: an order was passed over in a window, because nobody knew what had become of it; the next reading to the end
-- gives it a new place. switched_off_at: when the store was last set inactive, by the database's clock; nothing that was
-- read before counts after it. asked_statuses: the status mappings of ShipStation's last request, as JSON.
ALTER TABLE shops
    ADD COLUMN withheld         BOOLEAN      NOT NULL DEFAULT FALSE,
    ADD COLUMN switched_off_at  DATETIME(6)  NULL,
    ADD COLUMN asked_statuses   TEXT         NULL;
UPDATE shops SET switched_off_at = SYSDATE(6) WHERE NOT active;
