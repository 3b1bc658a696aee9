-- Written in the words that SQLite and PostgreSQL share: text, bigint and integer; times are milliseconds since 1970 UTC.

create table site (
  id            text primary key,
  name          text not null,
  phone         text not null,
  staffed_hours text not null,
  keeper        text not null,
  created       bigint not null
);

-- An attendant is known by a keyed hash of the id number; the key is not in this database.
create table attendant (
  id      text primary key,
  site    text not null references site (id),
  name    text not null,
  tag     text not null,
  added   bigint not null,
  removed bigint
);
create unique index attendant_once on attendant (site, tag) where removed is null;

create table work_order (
  id          text primary key,
  kind        text not null,
  subject     text not null,
  name        text not null,
  site        text references site (id),
  secret_hash text not null unique,
  created     bigint not null,
  created_by  text not null,
  expires     bigint not null,
  used_key    text,
  used        bigint,
  cancelled   bigint
);

create table terminal (
  id          text primary key,
  name        text not null,
  site        text not null references site (id),
  tls_key     text not null unique,
  signing_key text not null,
  enrolment   integer not null,
  software    text not null,
  enrolled    bigint not null,
  revoked     bigint,
  last_seen   bigint,
  heartbeat   bigint,
  boot        integer not null,
  release     integer not null,
  issued      integer not null,
  unsent      integer not null,
  last_slip   text not null,
  devices     text not null
);

create table desk (
  id          text primary key,
  name        text not null,
  tls_key     text not null unique,
  signing_key text not null,
  sealing_key text not null,
  software    text not null,
  enrolled    bigint not null,
  revoked     bigint,
  last_seen   bigint
);

-- Lanes belong to one enrolment of a terminal: a new one begins its sequences anew.
create table lane_record (
  id        text primary key,
  terminal  text not null references terminal (id),
  enrolment integer not null,
  lane      text not null,
  seq       bigint not null,
  previous  text not null,
  kind      text not null,
  made      bigint not null,
  received  bigint not null,
  body      text not null,
  hash      text not null,
  signature text not null,
  unique (terminal, enrolment, lane, seq)
);
create index lane_record_kind on lane_record (kind, received);

create table lane_head (
  terminal  text not null references terminal (id),
  enrolment integer not null,
  lane      text not null,
  seq       bigint not null,
  hash      text not null,
  primary key (terminal, enrolment, lane)
);

-- What could not be accepted stays as it came, beside and never over what was.
create table held_record (
  terminal  text not null references terminal (id),
  id        text not null,
  hash      text not null,
  lane      text not null,
  seq       bigint not null,
  reason    text not null,
  received  bigint not null,
  signed    text not null,
  signature text not null,
  primary key (terminal, id, hash)
);

create table alarm (
  id              text primary key,
  code            text not null,
  terminal        text references terminal (id),
  item            text not null,
  detail          text not null,
  raised          bigint not null,
  due             bigint not null,
  owner           text not null,
  acknowledged_by text,
  acknowledged    bigint,
  note            text not null,
  standing        text unique,
  cleared         bigint
);
create index alarm_raised on alarm (raised);

-- The token is kept as a hash: whoever copies this database cannot put a working link on a forged sheet.
create table certificate (
  token_hash text primary key,
  number     text not null,
  title      text not null,
  issuer     text not null,
  issued_on  text not null,
  desk       text not null references desk (id),
  received   bigint not null
);

create table catalog_release (
  number       integer primary key,
  published    bigint not null,
  published_by text not null,
  items        integer not null,
  desks        integer not null,
  changed      text not null
);

create table withdrawn_item (
  item         text primary key,
  withdrawn    bigint not null,
  withdrawn_by text not null,
  reason       text not null
);

create table account (
  name            text primary key,
  display         text not null,
  role            text not null,
  password        text not null,
  totp_generation integer not null,
  totp_confirmed  integer not null,
  totp_last_step  bigint not null,
  failures        integer not null,
  locked_until    bigint,
  created         bigint not null
);

create table console_session (
  token_hash text primary key,
  account    text not null references account (name),
  csrf       text not null,
  stage      text not null,
  created    bigint not null,
  last_used  bigint not null
);

create table audit_entry (
  n        bigint primary key,
  at       bigint not null,
  actor    text not null,
  action   text not null,
  subject  text not null,
  previous text not null,
  hash     text not null
);

-- One row a topic; every node looks here once a second.
create table change (
  topic text primary key,
  n     bigint not null
);
