-- Failed logins go to the audit log. In one pause it is told once, not for each attempt, that attempts are refused.
ALTER TABLE login_attempts ADD COLUMN told BOOLEAN NOT NULL DEFAULT FALSE;
