-- The last consent of the seller, by the connector's clock, and what was heard of it since.
-- reauthorization_cause is why the state is needs_reauthorization where TikTok's error does not say it.
-- authorization_ends_told is TikTok's own word on the end; expiry_warned_days the last threshold that was warned of.
ALTER TABLE connections
    ADD COLUMN authorized_at           DATETIME(6)  NOT NULL DEFAULT '1970-01-01',
    ADD COLUMN reauthorization_cause   VARCHAR(32)  NULL,
    ADD COLUMN authorization_ends_told DATETIME(6)  NULL,
    ADD COLUMN expiry_warned_days      INT          NULL;
UPDATE connections SET authorized_at = connected_at;

-- What TikTok Shop called us for. Ids, words and times only, never the body; id is tts_notification_id, so that a
-- repeated call is the row that is there. effect says what came of it; it waits while that is null.
-- received_at and done_at are by the database's clock; changed_at and sent_at are TikTok's own unix seconds.
CREATE TABLE webhooks (
    id           VARCHAR(80)    NOT NULL PRIMARY KEY,
    type         INT            NULL,
    shop_id      VARCHAR(64)    NULL,
    order_ids    MEDIUMTEXT     NOT NULL,
    told         VARCHAR(64)    NULL,
    changed_at   BIGINT         NULL,
    sent_at      BIGINT         NOT NULL,
    ends_at      BIGINT         NULL,
    effect       VARCHAR(32)    NULL,
    received_at  DATETIME(6)    NOT NULL,
    done_at      DATETIME(6)    NULL,
    KEY webhooks_waiting (effect, received_at),
    KEY webhooks_waiting_of_shop (effect, shop_id, received_at),
    KEY webhooks_age (received_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Orders that somebody wants to be read again soon, known or not. asks grows with each wish, so that one that comes
-- while the order is being read is not taken for answered. due_at is by the database's clock.
CREATE TABLE asked_orders (
    shop_id   VARCHAR(64)  NOT NULL,
    order_id  VARCHAR(64)  NOT NULL,
    asks      BIGINT       NOT NULL DEFAULT 1,
    tries     INT          NOT NULL DEFAULT 0,
    due_at    DATETIME(6)  NOT NULL,
    PRIMARY KEY (shop_id, order_id),
    KEY asked_orders_due (shop_id, due_at),
    CONSTRAINT asked_orders_shop FOREIGN KEY (shop_id) REFERENCES shops (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Under which address TikTok Shop was last told to call us for a shop, and by which consent. registered is false while
-- an attempt has yet to succeed; next_try_at, by the database's clock, is the lease of whoever is at it too.
CREATE TABLE webhook_registrations (
    shop_id        VARCHAR(64)    NOT NULL PRIMARY KEY,
    address        VARCHAR(255)   NOT NULL,
    authorized_at  DATETIME(6)    NOT NULL,
    registered     BOOLEAN        NOT NULL DEFAULT FALSE,
    attempt        BIGINT         NOT NULL DEFAULT 1,
    failures       INT            NOT NULL DEFAULT 0,
    problem        VARCHAR(1000)  NULL,
    next_try_at    DATETIME(6)    NOT NULL,
    registered_at  DATETIME(6)    NULL,
    CONSTRAINT webhook_registrations_shop FOREIGN KEY (shop_id) REFERENCES shops (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
