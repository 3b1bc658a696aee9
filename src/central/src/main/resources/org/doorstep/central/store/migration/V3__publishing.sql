-- A release is everybody's from for_all on; before, only terminals in release_trial run it. A terminal runs the higher of both.
alter table catalog_release add column for_all bigint;
-- The release whose items were taken up again; 0 for one made of files.
alter table catalog_release add column origin integer not null default 0;
-- Accounts that put files into it, parted by blanks: they do not approve it.
alter table catalog_release add column authors text not null default '';
update catalog_release set for_all = published;

create table release_trial (
  terminal text primary key references terminal (id),
  release  integer not null references catalog_release (number)
);

-- What was done with releases and items, by whom and why. Empty text and 0 stand for none.
create table catalog_event (
  n        bigint primary key,
  at       bigint not null,
  actor    text not null,
  action   text not null,
  release  integer not null,
  item     text not null,
  terminal text not null,
  reason   text not null
);

-- The files that releases and the draft are made of, as their authors wrote them.
create table catalog_file (
  hash    text primary key,
  content text not null
);

create table release_file (
  release integer not null references catalog_release (number),
  name    text not null,
  hash    text not null references catalog_file (hash),
  primary key (release, name)
);

-- What the draft changes in the newest release; without a hash the file is taken out.
create table draft_file (
  name   text primary key,
  hash   text references catalog_file (hash),
  put    bigint not null,
  put_by text not null
);
