-- Cases: headers only. What a resident wrote stays sealed inside the record's body in lane_record.

create table case_file (
  number        text primary key,
  item          text not null,
  version       integer not null,
  desk          text not null references desk (id),
  terminal      text not null references terminal (id),
  region        text not null,
  state         text not null,
  changed       bigint not null,
  received      bigint not null,
  promised_days integer not null,
  due           text not null,
  record        text not null
);
create index case_file_due on case_file (state, due);
create index case_file_desk on case_file (desk, state);
create index case_file_terminal on case_file (terminal);

-- The records of a case, the first and its corrections. seq is the place among all that a desk is handed.
create table case_record (
  record   text primary key references lane_record (id) deferrable initially deferred,
  number   text not null references case_file (number),
  desk     text not null references desk (id),
  seq      bigint not null,
  terminal text not null references terminal (id),
  slip     text not null unique,
  token    text not null unique,
  version  integer not null,
  replaces text not null,
  received bigint not null,
  due      text not null,
  unique (desk, seq)
);
create index case_record_number on case_record (number, seq);
create index case_record_terminal on case_record (terminal, slip);
create unique index case_record_replaced on case_record (replaces) where replaces <> '';

-- Counters without gaps: moved in the transaction that uses the number.
create table case_day (
  code text not null,
  day  text not null,
  last integer not null,
  primary key (code, day)
);
create table desk_line (
  desk text primary key references desk (id),
  last bigint not null
);

-- Also those that were refused, so that the answer to one id is always the same.
create table case_decision (
  id       text primary key,
  desk     text not null references desk (id),
  number   text not null references case_file (number),
  seq      integer not null,
  record   text not null,
  outcome  text not null,
  made     bigint not null,
  received bigint not null,
  reason   text not null,
  unique (number, seq)
);

-- Slips that heartbeats spoke of while something was unsent; gone once the terminal says that nothing is.
create table slip_span (
  terminal  text not null references terminal (id),
  enrolment integer not null,
  first     integer not null,
  last      integer not null,
  heard     bigint not null,
  unsent    integer not null,
  primary key (terminal, enrolment, first)
);

-- Slips whose record came and was held.
create table held_slip (
  slip     text not null,
  record   text not null,
  terminal text not null references terminal (id),
  reason   text not null,
  received bigint not null,
  primary key (slip, record)
);
create index held_slip_terminal on held_slip (terminal);

create table rating (
  record    text primary key references lane_record (id) deferrable initially deferred,
  item      text not null,
  version   integer not null,
  reference text not null,
  grade     integer not null,
  received  bigint not null
);
create index rating_reference on rating (reference);
