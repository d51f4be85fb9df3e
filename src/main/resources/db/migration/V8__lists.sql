-- What the pages list by. placed_at is when the buyer placed the order, ship_by the time by which TikTok wants it shipped;
-- both by TikTok's clock. Of orders that were stored before, they are not known until they are read again.
ALTER TABLE orders
    ADD COLUMN rule       VARCHAR(64)  AS (LEFT(JSON_VALUE(judgement, '$.rule'), 64)) PERSISTENT,
    ADD COLUMN placed_at  DATETIME(6)  NULL,
    ADD COLUMN ship_by    DATETIME(6)  NULL;
UPDATE orders SET placed_at = FROM_UNIXTIME(
    LEAST(IF(tiktok_update_time > 0, tiktok_update_time, 1e10), FLOOR(UNIX_TIMESTAMP(first_seen_at))));
ALTER TABLE orders
    MODIFY COLUMN placed_at DATETIME(6) NOT NULL,
    -- All that the list filters by stands in one index, so that what does not fit is passed over without its row.
    ADD KEY orders_list (shop_id, placed_at, order_id, verdict, rule, tiktok_status),
    ADD KEY orders_rule (shop_id, verdict, rule, placed_at),
    ADD KEY orders_ship_by (shop_id, ship_by, tiktok_status);

ALTER TABLE parcels
    ADD KEY parcels_list (shop_id, state, created_at, id, rule),
    ADD KEY parcels_tracking (shop_id, tracking_number);
