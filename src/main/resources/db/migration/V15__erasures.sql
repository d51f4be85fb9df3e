-- status_since is the update_time at which TikTok first showed the order's present status. An erased order keeps its row,
-- without payload, ship_to and sales_order; so does an erased parcel, without notification.
ALTER TABLE orders
    MODIFY payload MEDIUMBLOB NULL,
    ADD COLUMN status_since  DATETIME(6)  NULL,
    ADD COLUMN erased_at     DATETIME(6)  NULL,
    ADD KEY orders_erase (shop_id, erased_at, tiktok_status, status_since);

UPDATE orders SET status_since = IF(tiktok_update_time > 0, FROM_UNIXTIME(tiktok_update_time), first_seen_at);

-- The default is for nodes of the version before, which do not name the column.
ALTER TABLE orders MODIFY status_since DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6);

ALTER TABLE parcels
    MODIFY notification MEDIUMBLOB NULL,
    ADD COLUMN erased_at  DATETIME(6)  NULL,
    ADD KEY parcels_erase (shop_id, erased_at, created_at);

-- Who wants the data of a shop erased whose authorisation has ended; null when nobody does, or it is done.
ALTER TABLE shops
    ADD COLUMN erase_asked_by  VARCHAR(128)  NULL;

-- What was erased, when and why. Rows are only ever added; orders and parcels of a record have its time as erased_at.
CREATE TABLE erasures (
    id       BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at       DATETIME(6)    NOT NULL,
    shop_id  VARCHAR(64)    NOT NULL,
    kind     VARCHAR(32)    NOT NULL,
    why      VARCHAR(1000)  NOT NULL,
    asked_by VARCHAR(128)   NOT NULL,
    orders   INT            NOT NULL,
    parcels  INT            NOT NULL,
    KEY erasures_shop (shop_id, id),
    CONSTRAINT erasures_kind CHECK (kind IN ('closed', 'authorisation-ended', 'requested'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
