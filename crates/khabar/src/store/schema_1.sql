-- The first schema. docs/store.md explains every table and column; a later schema is another file, never a change of this one.

CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    version_sha256 TEXT NOT NULL,
    id TEXT NOT NULL,
    url TEXT,
    title TEXT,
    outlet TEXT,
    published TEXT,
    published_basis TEXT,
    published_first TEXT,
    published_last TEXT,
    language TEXT,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    source_sha256 TEXT,
    copy_of INTEGER REFERENCES article,
    further TEXT NOT NULL,
    given TEXT NOT NULL,
    coder TEXT NOT NULL,
    coder_version TEXT NOT NULL,
    codebook TEXT NOT NULL,
    UNIQUE (key, version),
    UNIQUE (key, version_sha256)
) STRICT;
CREATE INDEX article_in_order ON article (is_current, published, key);
CREATE INDEX article_by_outlet ON article (outlet);
CREATE INDEX article_by_id ON article (id);
CREATE INDEX article_by_copy ON article (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE entity (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    entity_id TEXT,
    name TEXT,
    name_ar TEXT,
    wikidata_id TEXT
) STRICT;

CREATE TABLE place (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    resolved_place TEXT,
    city TEXT,
    district TEXT,
    province TEXT,
    country TEXT,
    country_code TEXT,
    lat REAL,
    lon REAL,
    resolution TEXT
) STRICT;
CREATE INDEX place_by_country ON place (country_code);

CREATE TABLE sector_list (sectors TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    date TEXT,
    enddate TEXT,
    date_first TEXT,
    date_last TEXT,
    event TEXT NOT NULL,
    status TEXT NOT NULL,
    quad_code INTEGER NOT NULL,
    event_scale REAL,
    dead_min INTEGER,
    dead_max INTEGER,
    injured_min INTEGER,
    injured_max INTEGER,
    arrested_min INTEGER,
    arrested_max INTEGER,
    participants_min INTEGER,
    participants_max INTEGER,
    trigger_text TEXT NOT NULL,
    trigger_lemma TEXT NOT NULL,
    trigger_entry TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    confidence REAL NOT NULL,
    judgement TEXT,
    record TEXT NOT NULL,
    edited TEXT,
    UNIQUE (article, position)
) STRICT;
CREATE INDEX event_by_id ON event (id);
CREATE INDEX event_by_category ON event (event, date_first);
CREATE INDEX event_by_date ON event (date_first, date_last);

CREATE TABLE event_mode (
    event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    mode TEXT NOT NULL,
    PRIMARY KEY (event, mode)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_mode_by_mode ON event_mode (mode);

CREATE TABLE event_context (
    event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    context TEXT NOT NULL,
    PRIMARY KEY (event, context)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_context_by_context ON event_context (context);

CREATE TABLE event_entity (
    event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity,
    code TEXT,
    sectors TEXT NOT NULL,
    office TEXT,
    affiliation TEXT NOT NULL,
    text TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    via TEXT NOT NULL,
    PRIMARY KEY (event, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_entity_by_entity ON event_entity (entity);
CREATE INDEX event_entity_by_code ON event_entity (code);
CREATE INDEX event_entity_by_sectors ON event_entity (sectors);

CREATE TABLE event_place (
    event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    position INTEGER NOT NULL,
    place INTEGER NOT NULL REFERENCES place,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_place_by_place ON event_place (place);

CREATE TABLE statement (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    position INTEGER NOT NULL,
    speaker INTEGER REFERENCES entity,
    addressee INTEGER REFERENCES entity,
    verb TEXT NOT NULL,
    kind TEXT NOT NULL,
    medium TEXT,
    content_start INTEGER NOT NULL,
    content_end INTEGER NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (article, position)
) STRICT;
CREATE INDEX statement_by_speaker ON statement (speaker);

-- what near-copies are told by: of each text sixty-four parts, and a key for each band of four of them
CREATE TABLE signature (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    parts BLOB NOT NULL
) STRICT;
CREATE TABLE band (
    key INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;

-- words as they are searched: folded, and without the little words written onto them
CREATE VIRTUAL TABLE article_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE VIRTUAL TABLE entity_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii', detail = 'none');
CREATE VIRTUAL TABLE place_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii', detail = 'none');

CREATE TABLE story (
    id TEXT PRIMARY KEY,
    event TEXT NOT NULL,
    date_first TEXT,
    date_last TEXT,
    country_code TEXT,
    reports INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX story_by_date ON story (date_first);

CREATE TABLE story_event (
    event INTEGER PRIMARY KEY REFERENCES event ON DELETE CASCADE,
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    relation TEXT NOT NULL
) STRICT;
CREATE INDEX story_event_by_story ON story_event (story);

-- what people say of the program's reading; it is found again by the words that it is about
CREATE TABLE correction (
    id TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    field TEXT,
    value TEXT,
    note TEXT,
    anchor TEXT NOT NULL,
    event INTEGER REFERENCES event ON DELETE SET NULL,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_by_event ON correction (event);
CREATE INDEX correction_by_subject ON correction (subject);

CREATE VIEW evidence (event, field, position, span_start, span_end, text) AS
    SELECT part.event, part.field, part.position, part.span_start, part.span_end,
        substr(article.text, part.span_start + 1, part.span_end - part.span_start)
    FROM (
        SELECT number AS event, 'trigger' AS field, 0 AS position, trigger_start AS span_start, trigger_end AS span_end FROM event
        UNION ALL SELECT number, 'sentence', 0, sentence_start, sentence_end FROM event
        UNION ALL SELECT event, role, position, span_start, span_end FROM event_entity
        UNION ALL SELECT event, 'place', position, span_start, span_end FROM event_place
        UNION ALL SELECT number, 'date', 0, json_extract(record, '$.date_basis.span[0]'), json_extract(record, '$.date_basis.span[1]')
            FROM event WHERE json_extract(record, '$.date_basis.span[0]') IS NOT NULL
        UNION ALL SELECT number, size.key, 0, json_extract(size.value, '$.span[0]'), json_extract(size.value, '$.span[1]')
            FROM event, json_each(event.record, '$.size') AS size WHERE size.type = 'object'
        UNION ALL SELECT number, 'attribution', link.key, json_extract(link.value, '$.span[0]'), json_extract(link.value, '$.span[1]')
            FROM event, json_each(event.record, '$.attribution') AS link
        UNION ALL SELECT number, 'mention', mention.key, json_extract(mention.value, '$.span[0]'), json_extract(mention.value, '$.span[1]')
            FROM event, json_each(event.record, '$.further_mentions') AS mention
    ) AS part
    JOIN event ON event.number = part.event
    JOIN article ON article.number = event.article;
