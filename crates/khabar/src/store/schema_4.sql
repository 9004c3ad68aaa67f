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
