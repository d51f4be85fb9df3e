-- told_carrier is ShipStation's code of the carrier that TikTok was told of last; carrier_code is the one told by ShipStation
-- last. unsure: TikTok was told, and nobody knows whether it took the parcel. version counts the writes of a row, so that
-- who has read it can tell whether it is still as it was.
ALTER TABLE parcels
    ADD COLUMN told_carrier  VARCHAR(128)  NULL,
    ADD COLUMN unsure        BOOLEAN       NOT NULL DEFAULT FALSE,
    ADD COLUMN version       BIGINT        NOT NULL DEFAULT 0,
    MODIFY COLUMN package_id VARCHAR(255)  NULL;

UPDATE parcels SET told_carrier = carrier_code WHERE pushes > 0;

UPDATE parcels SET unsure = TRUE
WHERE pushes > 0 AND state IN ('waiting', 'refused') AND rule IN ('telling', 'unanswered', 'unclear', 'deadline');
