-- Stories are joined again: whether two reports are of one event no longer depends on which of them was asked first, and copies of
-- one text share a key of their own, which is written beside this step. Until the next run the stories stand as they were.

DELETE FROM story_crowd;
INSERT OR IGNORE INTO story_pending SELECT number FROM event;
