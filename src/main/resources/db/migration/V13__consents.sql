-- consents counts the consents of the seller, so that a choice that was made upon an earlier one is told from the last.
-- stopped_at is since when the connection needs its seller, by the database's clock; null while it is active.
ALTER TABLE connections
    ADD COLUMN consents    BIGINT       NOT NULL DEFAULT 1,
    ADD COLUMN stopped_at  DATETIME(6)  NULL;
UPDATE connections SET stopped_at = changed_at WHERE state <> 'active';

-- Several shops in one consent: choice is what may be chosen from, answer the stores with their keys, for a second click
-- within minutes; both sealed. answered_at is by the connector's clock.
ALTER TABLE consents
    ADD COLUMN choice       MEDIUMBLOB   NULL,
    ADD COLUMN answer       MEDIUMBLOB   NULL,
    ADD COLUMN answered_at  DATETIME(6)  NULL,
    ADD KEY consents_age (expires_at);

-- Connect took days before there was any order, and names that the settings refuse.
UPDATE shops SET import_from = '2020-01-01' WHERE import_from < '2020-01-01';
UPDATE shops SET cursor_at = '2020-01-01' WHERE cursor_at < '2020-01-01';
UPDATE shops SET store_name = COALESCE(NULLIF(TRIM(REGEXP_REPLACE(store_name, '[\\p{Cc}\\p{Cf}\\p{Co}\\s]+', ' ')), ''), id)
WHERE store_name REGEXP '[\\p{Cc}\\p{Cf}\\p{Co}]';

-- Operators and administrators see every store; those that they came to own by reconnecting one would stay theirs as a
-- merchant's.
DELETE FROM user_stores WHERE user_name IN (SELECT name FROM users WHERE role <> 'MERCHANT');
