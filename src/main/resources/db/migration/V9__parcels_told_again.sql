-- heard: digests of the notifications that told of a parcel; those of parcels that were stored before are not known, so the
-- next repetition of one is heard as news once more. unclear: how many of the failures in a row were answers of TikTok's
-- that contradict each other; before, all failures were counted as those.
ALTER TABLE parcels
    ADD COLUMN heard    MEDIUMTEXT  NOT NULL DEFAULT '[]',
    ADD COLUMN unclear  INT         NOT NULL DEFAULT 0;

UPDATE parcels SET unclear = failures
WHERE failures > 0 AND state = 'waiting' AND rule IN ('unclear', 'order-untold');
