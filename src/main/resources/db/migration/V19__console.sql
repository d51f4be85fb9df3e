-- Somebody who looks at the console and changes nothing there.
ALTER TABLE users
    DROP CONSTRAINT users_role,
    ADD CONSTRAINT users_role CHECK (role IN ('MERCHANT', 'VIEWER', 'OPERATOR', 'ADMINISTRATOR'));

-- An operator keeps the shop from being read; apart from `active`, which is the merchant's. Null while nobody does.
ALTER TABLE shops
    ADD COLUMN paused_at   DATETIME(6)   NULL,
    ADD COLUMN paused_by   VARCHAR(128)  NULL,
    ADD COLUMN paused_why  VARCHAR(500)  NULL;
