-- How a merchant wants the store, as JSON; a shop without a row has the defaults. Name, first-import date and whether the
-- store is active stand in the shop's own row. `version` counts the savings, for two editors at once.
CREATE TABLE store_settings (
    shop_id     VARCHAR(64)   NOT NULL PRIMARY KEY,
    version     BIGINT        NOT NULL,
    settings    MEDIUMTEXT    NOT NULL,
    changed_at  DATETIME(6)   NOT NULL,
    changed_by  VARCHAR(128)  NOT NULL,
    CONSTRAINT store_settings_shop FOREIGN KEY (shop_id) REFERENCES shops (id),
    CONSTRAINT store_settings_json CHECK (JSON_VALID(settings))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Asked by hand: the reading whose lease_version is greater brings new orders in although automatic import is off.
ALTER TABLE shops ADD COLUMN import_asked BIGINT NULL;

-- A range of days that is read beside the normal reading. All orders before cursor_at are stored; `orders` counts those
-- that were new or changed.
CREATE TABLE backfills (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    shop_id     VARCHAR(64)   NOT NULL,
    walked_by   VARCHAR(16)   NOT NULL,
    from_at     DATETIME(6)   NOT NULL,
    to_at       DATETIME(6)   NOT NULL,
    cursor_at   DATETIME(6)   NOT NULL,
    state       VARCHAR(16)   NOT NULL,
    orders      BIGINT        NOT NULL DEFAULT 0,
    asked_by    VARCHAR(128)  NOT NULL,
    asked_at    DATETIME(6)   NOT NULL,
    changed_at  DATETIME(6)   NOT NULL,
    KEY backfills_shop (shop_id, state, id),
    CONSTRAINT backfills_shop FOREIGN KEY (shop_id) REFERENCES shops (id),
    CONSTRAINT backfills_state CHECK (state IN ('running', 'done', 'stopped')),
    CONSTRAINT backfills_walked_by CHECK (walked_by IN ('create_time', 'update_time'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Single orders that somebody wants read again, also ones that were never seen.
CREATE TABLE reimports (
    shop_id     VARCHAR(64)   NOT NULL,
    order_id    VARCHAR(64)   NOT NULL,
    state       VARCHAR(16)   NOT NULL,
    asked_by    VARCHAR(128)  NOT NULL,
    asked_at    DATETIME(6)   NOT NULL,
    changed_at  DATETIME(6)   NOT NULL,
    PRIMARY KEY (shop_id, order_id),
    KEY reimports_waiting (shop_id, state),
    CONSTRAINT reimports_shop FOREIGN KEY (shop_id) REFERENCES shops (id),
    CONSTRAINT reimports_state CHECK (state IN ('waiting', 'done', 'unknown'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
