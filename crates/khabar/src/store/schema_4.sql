-- What people say of stories, by the rows that it is about, so that an event is found to be spoken of without reading corrections.

CREATE TABLE story_said (
    correction TEXT NOT NULL REFERENCES correction ON DELETE CASCADE,
    event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    -- 1 for what a split leaves in the story
    is_left INTEGER NOT NULL,
    PRIMARY KEY (correction, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_said_by_event ON story_said (event);

-- what was said to be one story with an event that goes is put together anew
CREATE TRIGGER story_said_of_lost_event BEFORE DELETE ON event BEGIN
    INSERT OR IGNORE INTO story_pending
        SELECT other.event FROM story_said AS mine JOIN story_said AS other ON other.correction = mine.correction
        WHERE mine.event = old.number;
END;

-- who an event's report rests on, by entity; what a person changed in a statement
CREATE TABLE event_speaker (
    event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    position INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_speaker_by_entity ON event_speaker (entity);
ALTER TABLE statement ADD COLUMN edited TEXT;
CREATE INDEX statement_by_addressee ON statement (addressee);
CREATE INDEX statement_by_edited ON statement (number) WHERE edited IS NOT NULL;

-- keys that very many hold: their holders in several orders, in each of which a report is compared with those beside it
CREATE TABLE story_crowd (
    key INTEGER NOT NULL,
    pass INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    PRIMARY KEY (key, pass, rank, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_crowd_by_event ON story_crowd (event);
INSERT OR IGNORE INTO story_pending
    SELECT event FROM story_key WHERE key IN (SELECT key FROM story_key GROUP BY key HAVING count(*) > 256);

-- those that stood beside an event that goes have others beside them
CREATE TRIGGER story_crowd_of_lost_event BEFORE DELETE ON event BEGIN
    INSERT OR IGNORE INTO story_pending
        SELECT near.event FROM story_crowd AS mine JOIN story_crowd AS near ON near.key = mine.key AND near.pass = mine.pass
            AND near.rank >= coalesce((SELECT rank FROM story_crowd AS one WHERE one.key = mine.key AND one.pass = mine.pass
                AND one.rank < mine.rank ORDER BY rank DESC LIMIT 1 OFFSET 7), mine.rank - 9223372036854775807)
            AND near.rank <= coalesce((SELECT rank FROM story_crowd AS one WHERE one.key = mine.key AND one.pass = mine.pass
                AND one.rank > mine.rank ORDER BY rank LIMIT 1 OFFSET 7), 9223372036854775807)
        WHERE mine.event = old.number;
END;
