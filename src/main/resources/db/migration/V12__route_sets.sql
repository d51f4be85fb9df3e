-- The sets of route files that ran; the newest is what a node starts with when its folder holds what cannot run.
CREATE TABLE route_sets (
    hash      CHAR(64)     NOT NULL PRIMARY KEY,
    files     MEDIUMTEXT   NOT NULL,
    used_at   DATETIME(6)  NOT NULL,
    KEY route_sets_used (used_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
