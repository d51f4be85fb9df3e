-- The modified time of the newest state of an order that ShipStation was handed: a later modified_at is news that it has
-- not heard. What it was handed before this column is taken for its newest state.
ALTER TABLE orders ADD told_modified_at DATETIME(6) NULL;
UPDATE orders SET told_modified_at = modified_at WHERE exported_at IS NOT NULL;
