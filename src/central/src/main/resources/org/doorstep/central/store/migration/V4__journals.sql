-- The journals of a terminal. Each counts its lanes from 1, under a number of its own that stands where lane tables say
-- enrolment: the first journal of an enrolment has the enrolment's, one that was begun after a loss the next free one.
create table terminal_journal (
  terminal text not null references terminal (id),
  journal  text not null,
  series   integer not null,
  begun    bigint not null,
  primary key (terminal, journal),
  unique (terminal, series)
);

-- Where each terminal's audit chain stood when it last told.
create table audit_head (
  terminal text primary key references terminal (id),
  seq      bigint not null,
  hash     text not null,
  received bigint not null
);
