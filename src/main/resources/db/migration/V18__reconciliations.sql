-- A comparison of what TikTok shows of a window with what is stored, handed out and acknowledged. The worker that reads
-- the shop does it. night is set for the nightly one, so that many nodes ask for it once.
CREATE TABLE reconciliations (
    id            BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
    shop_id       VARCHAR(64)    NOT NULL,
    asked_by      VARCHAR(128)   NOT NULL,
    asked_at      DATETIME(6)    NOT NULL,
    night         DATE           NULL,
    window_from   DATETIME(6)    NOT NULL,
    window_to     DATETIME(6)    NOT NULL,
    state         VARCHAR(16)    NOT NULL,
    attempts      INT            NOT NULL DEFAULT 0,
    done_at       DATETIME(6)    NULL,
    counted       INT            NULL,
    shown         INT            NULL,
    stored        INT            NULL,
    to_serve      INT            NULL,
    handed_out    INT            NULL,
    acknowledged  INT            NULL,
    UNIQUE KEY reconciliations_night (shop_id, night),
    KEY reconciliations_wanted (shop_id, state, id),
    CONSTRAINT reconciliations_shop FOREIGN KEY (shop_id) REFERENCES shops (id),
    CONSTRAINT reconciliations_state CHECK (state IN ('wanted', 'done', 'failed'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What a comparison found: order ids and words, no personal data.
CREATE TABLE reconciliation_differences (
    reconciliation_id  BIGINT         NOT NULL,
    order_id           VARCHAR(64)    NOT NULL,
    kind               VARCHAR(32)    NOT NULL,
    reason             VARCHAR(1000)  NOT NULL,
    remedy             VARCHAR(1000)  NULL,
    healed             BOOLEAN        NOT NULL,
    PRIMARY KEY (reconciliation_id, order_id, kind),
    CONSTRAINT reconciliation_differences_of FOREIGN KEY (reconciliation_id)
        REFERENCES reconciliations (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What is stored of a window.
ALTER TABLE orders ADD KEY orders_updated (shop_id, tiktok_update_time, order_id);
