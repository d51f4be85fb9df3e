-- Sets of route files that were refused beside a set that ran, though each alone could run: a file that was cut at a line's
-- end. A node that starts has nothing to hold them against, so it is told here.
CREATE TABLE route_sets_refused (
    hash        CHAR(64)     NOT NULL PRIMARY KEY,
    problems    MEDIUMTEXT   NOT NULL,
    refused_at  DATETIME(6)  NOT NULL,
    KEY route_sets_refused_at (refused_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
