-- Times are milliseconds of the epoch. Keys of persons and questions are HMACs under a key that is not in this file.

create table certificate_counter (
  day text primary key, -- yyyyMMdd
  last integer not null
) strict;

create table certificate (
  question_key text primary key,
  person_key text not null,
  number text not null unique,
  token text not null unique,
  title text not null,
  item text not null,
  terminal text not null,
  day text not null, -- yyyy-MM-dd
  issued integer not null
) strict;
create index certificate_issued on certificate (issued);

create table question (
  id integer primary key,
  at integer not null,
  terminal text not null,
  kind text not null,
  title text not null, -- as the department calls what was asked; empty where it was not readable
  item text not null,
  outcome text not null,
  certificate text -- number
) strict;
create index question_at on question (at);

create table account (
  name text primary key,
  password text not null,
  failures integer not null default 0,
  locked_until integer not null default 0
) strict;

create table session (
  token_hash text primary key,
  account text not null references account (name) on delete cascade,
  begun integer not null,
  seen integer not null
) strict;
