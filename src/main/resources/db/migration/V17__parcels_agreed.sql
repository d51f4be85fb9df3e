-- asked_without: lines that the words of the last refusal named, and that a person who replays the parcel agrees to leave out;
-- agreed_without: lines that a person agreed to leave out of it. What was agreed before is not known line by line, so it is
-- asked once more. was_accepted: TikTok had the parcel at some time, whatever its journey still tells.
ALTER TABLE parcels
    ADD COLUMN asked_without   MEDIUMTEXT  NOT NULL DEFAULT '[]',
    ADD COLUMN agreed_without  MEDIUMTEXT  NOT NULL DEFAULT '[]',
    ADD COLUMN was_accepted    BOOLEAN     NOT NULL DEFAULT FALSE;

UPDATE parcels SET was_accepted = TRUE
WHERE state = 'accepted' OR journey LIKE '%"state":"accepted"%';
