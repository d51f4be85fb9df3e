-- Who did what, when. Rows are only ever added; details carry no personal data and no secret.
CREATE TABLE audit (
    id        BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at        DATETIME(6)    NOT NULL,
    who       VARCHAR(128)   NOT NULL,
    action    VARCHAR(64)    NOT NULL,
    shop_id   VARCHAR(64)    NULL,
    subject   VARCHAR(128)   NULL,
    details   VARCHAR(4000)  NOT NULL,
    KEY audit_shop (shop_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
