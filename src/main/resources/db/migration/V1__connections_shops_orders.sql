-- Times are UTC. DATETIME(6) is written from SYSDATE(6) in a session whose time_zone is +00:00,
-- or from the connector's clock as UTC. Whole seconds named *_time are TikTok's own unix seconds.

-- A consent in progress: the `state` that TikTok hands back, single use.
CREATE TABLE consents (
    state_hash      BINARY(32)    NOT NULL PRIMARY KEY,
    store_key_hash  BINARY(32)    NULL,
    store_name      VARCHAR(255)  NULL,
    import_from     DATETIME(6)   NOT NULL,
    expires_at      DATETIME(6)   NOT NULL,
    used_at         DATETIME(6)   NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The consent of one seller: its tokens, sealed, and whether TikTok still accepts them.
CREATE TABLE connections (
    id                        CHAR(36)       NOT NULL PRIMARY KEY,
    open_id                   VARCHAR(128)   NOT NULL,
    seller_name               VARCHAR(255)   NULL,
    state                     VARCHAR(32)    NOT NULL,
    token_version             BIGINT         NOT NULL,
    key_id                    VARCHAR(64)    NOT NULL,
    access_token              VARBINARY(4096) NOT NULL,
    access_token_expires_at   DATETIME(6)    NOT NULL,
    refresh_token             VARBINARY(4096) NOT NULL,
    refresh_token_expires_at  DATETIME(6)    NOT NULL,
    granted_scopes            VARCHAR(2000)  NULL,
    renew_at                  DATETIME(6)    NOT NULL,
    renew_failures            INT            NOT NULL DEFAULT 0,
    error_http_status         INT            NULL,
    error_code                VARCHAR(32)    NULL,
    error_message             VARCHAR(1000)  NULL,
    connected_at              DATETIME(6)    NOT NULL,
    changed_at                DATETIME(6)    NOT NULL,
    UNIQUE KEY connections_open_id (open_id),
    KEY connections_renew (state, renew_at),
    CONSTRAINT connections_state CHECK (state IN ('active', 'needs_reauthorization'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- A TikTok shop and its face in ShipStation, the store.
-- modified_clock is the last instant given to an order of this shop, or closed by an export, whichever is later.
CREATE TABLE shops (
    id               VARCHAR(64)   NOT NULL PRIMARY KEY,
    connection_id    CHAR(36)      NOT NULL,
    cipher           VARCHAR(255)  NOT NULL,
    code             VARCHAR(64)   NULL,
    name             VARCHAR(255)  NOT NULL,
    region           VARCHAR(8)    NOT NULL,
    seller_type      VARCHAR(32)   NULL,
    store_name       VARCHAR(255)  NOT NULL,
    store_key_hash   BINARY(32)    NOT NULL,
    active           BOOLEAN       NOT NULL DEFAULT TRUE,
    import_from      DATETIME(6)   NOT NULL,
    cursor_at        DATETIME(6)   NOT NULL,
    modified_clock   DATETIME(6)   NOT NULL,
    poll_due_at      DATETIME(6)   NOT NULL,
    polled_at        DATETIME(6)   NULL,
    poll_failures    INT           NOT NULL DEFAULT 0,
    poll_problem     VARCHAR(1000) NULL,
    lease_owner      VARCHAR(64)   NULL,
    lease_until      DATETIME(6)   NULL,
    lease_version    BIGINT        NOT NULL DEFAULT 0,
    UNIQUE KEY shops_store_key (store_key_hash),
    KEY shops_poll (active, poll_due_at),
    CONSTRAINT shops_connection FOREIGN KEY (connection_id) REFERENCES connections (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- An order as TikTok last told it, what was decided about it, and what ShipStation was told.
-- payload, ship_to and sales_order are sealed, each with the id of its key in front; judgement and history carry no personal data.
CREATE TABLE orders (
    shop_id             VARCHAR(64)   NOT NULL,
    order_id            VARCHAR(64)   NOT NULL,
    tiktok_status       VARCHAR(64)   NULL,
    tiktok_update_time  BIGINT        NOT NULL,
    fingerprint         BINARY(32)    NOT NULL,
    payload             MEDIUMBLOB    NOT NULL,
    ship_to             MEDIUMBLOB    NULL,
    sales_order         MEDIUMBLOB    NULL,
    verdict             VARCHAR(16)   NOT NULL,
    shipstation_status  VARCHAR(32)   NULL,
    judgement           MEDIUMTEXT    NOT NULL,
    history             MEDIUMTEXT    NOT NULL,
    judged_at           DATETIME(6)   NOT NULL,
    review_at           DATETIME(6)   NULL,
    modified_at         DATETIME(6)   NOT NULL,
    first_seen_at       DATETIME(6)   NOT NULL,
    exported_at         DATETIME(6)   NULL,
    acknowledged_at     DATETIME(6)   NULL,
    PRIMARY KEY (shop_id, order_id),
    KEY orders_export (shop_id, modified_at, order_id),
    KEY orders_review (shop_id, review_at),
    CONSTRAINT orders_shop FOREIGN KEY (shop_id) REFERENCES shops (id),
    CONSTRAINT orders_verdict CHECK (verdict IN ('serve', 'hold'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
