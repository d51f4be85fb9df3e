-- Why a comparison that was given up broke off the last time.
ALTER TABLE reconciliations ADD COLUMN problem VARCHAR(1000) NULL;
