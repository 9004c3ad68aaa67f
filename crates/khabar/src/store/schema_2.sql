-- Stories are kept up to date: what reports are looked up by, and what is still to be joined. docs/stories.md explains how.

CREATE TABLE story_key (
    event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    key INTEGER NOT NULL,
    PRIMARY KEY (event, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_key_by_key ON story_key (key);

-- the id of the story that a report would be the first of: ids that a story had before are found by it
ALTER TABLE story_event ADD COLUMN own TEXT;
CREATE INDEX story_event_by_own ON story_event (own);

-- events whose stories are to be made again; some may be gone
CREATE TABLE story_pending (event INTEGER PRIMARY KEY) STRICT;
INSERT INTO story_pending SELECT number FROM event;

-- keys that fewer events hold than before
CREATE TABLE story_key_pending (key INTEGER PRIMARY KEY) STRICT;

CREATE TRIGGER story_of_new_event AFTER INSERT ON event BEGIN
    INSERT OR IGNORE INTO story_pending VALUES (new.number);
END;

CREATE TRIGGER story_of_changed_event AFTER UPDATE OF record, edited, judgement ON event BEGIN
    INSERT OR IGNORE INTO story_pending VALUES (new.number);
END;

CREATE TRIGGER story_of_changed_article AFTER UPDATE OF is_current, id, url, outlet, published, copy_of, title ON article BEGIN
    INSERT OR IGNORE INTO story_pending SELECT number FROM event WHERE article = new.number;
END;

-- those that it may have been joined with; of keys that very many hold, none are
CREATE TRIGGER story_of_lost_event BEFORE DELETE ON event BEGIN
    INSERT OR IGNORE INTO story_pending
        SELECT other.event FROM story_key AS mine JOIN story_key AS other ON other.key = mine.key
        WHERE mine.event = old.number
            AND (SELECT count(*) FROM (SELECT 1 FROM story_key AS held WHERE held.key = mine.key LIMIT 258)) < 258;
    INSERT OR IGNORE INTO story_key_pending SELECT key FROM story_key WHERE event = old.number;
END;
