-- Who tells TikTok of a shop's parcels at the moment; beside the lease of whoever reads its orders.
ALTER TABLE shops
    ADD COLUMN push_owner    VARCHAR(64)  NULL,
    ADD COLUMN push_until    DATETIME(6)  NULL,
    ADD COLUMN push_version  BIGINT       NOT NULL DEFAULT 0;

-- The outbox: a parcel that ShipStation has shipped, and what TikTok said of it. A row is never deleted while its order
-- is kept. id is made from what makes a parcel the same parcel: order, tracking number and units.
-- notification is sealed with the id of its key in front; reason, remedy and journey carry no personal data.
-- next_try_at and deadline_at are by the connector's clock, all other times by the database's.
CREATE TABLE parcels (
    shop_id          VARCHAR(64)   NOT NULL,
    id               CHAR(32)      NOT NULL,
    order_id         VARCHAR(64)   NOT NULL,
    tracking_number  VARCHAR(128)  NOT NULL,
    carrier_code     VARCHAR(128)  NULL,
    service_code     VARCHAR(128)  NULL,
    units            MEDIUMTEXT    NOT NULL,
    line_ids         MEDIUMTEXT    NOT NULL,
    notification     MEDIUMBLOB    NOT NULL,
    state            VARCHAR(16)   NOT NULL,
    rule             VARCHAR(64)   NOT NULL,
    reason           VARCHAR(2000) NOT NULL,
    remedy           VARCHAR(2000) NULL,
    warnings         TEXT          NOT NULL,
    journey          MEDIUMTEXT    NOT NULL,
    replaces         CHAR(32)      NULL,
    pushes           INT           NOT NULL DEFAULT 0,
    failures         INT           NOT NULL DEFAULT 0,
    replays          INT           NOT NULL DEFAULT 0,
    provider_name    VARCHAR(255)  NULL,
    package_id       VARCHAR(64)   NULL,
    next_try_at      DATETIME(6)   NULL,
    deadline_at      DATETIME(6)   NOT NULL,
    created_at       DATETIME(6)   NOT NULL,
    changed_at       DATETIME(6)   NOT NULL,
    PRIMARY KEY (shop_id, id),
    KEY parcels_order (shop_id, order_id),
    KEY parcels_due (state, shop_id, next_try_at),
    CONSTRAINT parcels_shop FOREIGN KEY (shop_id) REFERENCES shops (id),
    CONSTRAINT parcels_state CHECK (state IN ('waiting', 'accepted', 'refused', 'replaced', 'given_up'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The carriers that TikTok takes for a delivery option of a shop, as last read; the key is TikTok's, the order of the
-- list too.
CREATE TABLE shipping_providers (
    shop_id             VARCHAR(64)  NOT NULL,
    delivery_option_id  VARCHAR(64)  NOT NULL,
    providers           MEDIUMTEXT   NOT NULL,
    read_at             DATETIME(6)  NOT NULL,
    PRIMARY KEY (shop_id, delivery_option_id),
    CONSTRAINT shipping_providers_shop FOREIGN KEY (shop_id) REFERENCES shops (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
