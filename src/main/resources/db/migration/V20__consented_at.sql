-- When TikTok was asked for the tokens that are kept, by the database's clock: of two consents under way at once the one
-- that was asked for later counts, whichever is answered first. NULL for connections from before.
ALTER TABLE connections ADD consented_at DATETIME(6) NULL;
