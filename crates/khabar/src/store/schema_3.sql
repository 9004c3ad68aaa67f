-- What people judged or edited, and events of several days, are found without looking at every event.

CREATE INDEX event_by_judgement ON event (number) WHERE judgement IS NOT NULL OR edited IS NOT NULL;
CREATE INDEX event_by_days ON event (date_first, date_last) WHERE date_last > date_first;
