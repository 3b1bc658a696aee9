-- Cases. What central handed over lies here sealed, as it came; what officials write to residents is sealed to the desk's
-- own key. Times are milliseconds of the epoch. person_key is an HMAC under a key that is not in this file.

create table handed (
  record text primary key,
  seq integer not null unique,
  terminal text not null,
  number text not null,
  slip text not null,
  item text not null,
  version integer not null,
  replaces text not null, -- record; empty for a new case
  made integer not null,
  received integer not null,
  due text not null, -- yyyy-MM-dd, or empty
  sealed text not null,
  arrived integer not null,
  opening text not null, -- OPENED, or why the seal does not open
  title text not null, -- of the item; empty where it was not opened
  person_key text -- null where it was not opened
) strict;
create index handed_number on handed (number, seq);
create index handed_person on handed (person_key);

-- What central handed over and cannot stand beside what lies here already. Kept whole, for people to look at.
create table misdelivered (
  hash text primary key, -- of body
  seq integer not null,
  record text not null,
  number text not null,
  reason text not null,
  body text not null, -- JSON, as it was handed over
  at integer not null
) strict;

create table decision (
  position integer primary key,
  id text not null unique,
  record text not null references handed (record),
  number text not null,
  from_state text not null,
  to_state text not null,
  official text not null,
  made integer not null,
  told text not null, -- sealed to the desk's own key
  taken integer, -- when central said that it has it
  refused text -- why central never will have it
) strict;
create unique index decision_once on decision (record, from_state) where refused is null;
create index decision_waiting on decision (position) where taken is null and refused is null;
create index decision_number on decision (number);

-- Where each case stands: worked out anew from the rows above, in the transaction that changes them.
create table case_file (
  number text primary key,
  record text not null references handed (record), -- its newest
  seq integer not null,
  state text not null,
  changed integer not null,
  due text not null
) strict;
create index case_file_state on case_file (state, due, seq);

create table case_access (
  id integer primary key,
  at integer not null,
  account text not null,
  number text not null,
  kind text not null -- OPENED or SHOWN
) strict;
create index case_access_at on case_access (at);
create index case_access_number on case_access (number, at);
