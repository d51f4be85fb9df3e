-- Who may look at the pages. The password is kept as Spring Security's encoders write it.
CREATE TABLE users (
    name        VARCHAR(128)  NOT NULL PRIMARY KEY,
    password    VARCHAR(255)  NULL,
    role        VARCHAR(16)   NOT NULL,
    active      BOOLEAN       NOT NULL DEFAULT TRUE,
    -- Raised when sessions that were begun before must end: new password, other role, deactivated.
    version     BIGINT        NOT NULL DEFAULT 1,
    created_at  DATETIME(6)   NOT NULL,
    CONSTRAINT users_role CHECK (role IN ('MERCHANT', 'OPERATOR', 'ADMINISTRATOR'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The stores that a merchant sees; operators and administrators see all.
CREATE TABLE user_stores (
    user_name  VARCHAR(128)  NOT NULL,
    shop_id    VARCHAR(64)   NOT NULL,
    PRIMARY KEY (user_name, shop_id),
    CONSTRAINT user_stores_user FOREIGN KEY (user_name) REFERENCES users (name) ON DELETE CASCADE,
    CONSTRAINT user_stores_shop FOREIGN KEY (shop_id) REFERENCES shops (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Who is guessing passwords: failures since the last success, by user name and by address (hashed).
CREATE TABLE login_attempts (
    source         BINARY(32)   NOT NULL PRIMARY KEY,
    failures       INT          NOT NULL,
    failed_at      DATETIME(6)  NOT NULL,
    refused_until  DATETIME(6)  NOT NULL,
    KEY login_attempts_age (failed_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- A consent that was begun on the pages is good for that user in that browser, and for a reconnection for that shop.
ALTER TABLE consents
    ADD COLUMN user_name     VARCHAR(128)  NULL,
    ADD COLUMN browser_hash  BINARY(32)    NULL,
    ADD COLUMN shop_id       VARCHAR(64)   NULL;

-- Sessions, so that every node knows them; the tables are Spring Session's.
CREATE TABLE SPRING_SESSION (
    PRIMARY_ID             CHAR(36)      NOT NULL PRIMARY KEY,
    SESSION_ID             CHAR(36)      NOT NULL,
    CREATION_TIME          BIGINT        NOT NULL,
    LAST_ACCESS_TIME       BIGINT        NOT NULL,
    MAX_INACTIVE_INTERVAL  INT           NOT NULL,
    EXPIRY_TIME            BIGINT        NOT NULL,
    PRINCIPAL_NAME         VARCHAR(128)  NULL,
    UNIQUE KEY SPRING_SESSION_ID (SESSION_ID),
    KEY SPRING_SESSION_EXPIRY (EXPIRY_TIME),
    KEY SPRING_SESSION_PRINCIPAL (PRINCIPAL_NAME)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin ROW_FORMAT=DYNAMIC;

CREATE TABLE SPRING_SESSION_ATTRIBUTES (
    SESSION_PRIMARY_ID  CHAR(36)      NOT NULL,
    ATTRIBUTE_NAME      VARCHAR(200)  NOT NULL,
    ATTRIBUTE_BYTES     BLOB          NOT NULL,
    PRIMARY KEY (SESSION_PRIMARY_ID, ATTRIBUTE_NAME),
    CONSTRAINT SPRING_SESSION_ATTRIBUTES_SESSION FOREIGN KEY (SESSION_PRIMARY_ID)
        REFERENCES SPRING_SESSION (PRIMARY_ID) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin ROW_FORMAT=DYNAMIC;
