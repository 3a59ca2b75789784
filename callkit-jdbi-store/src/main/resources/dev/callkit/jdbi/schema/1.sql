-- CallKit's schema, version 1. PostgreSQL 16 or newer.
--
-- JdbiCallStore.migrate() runs this. A host may run it itself, as a role that may create schemas and
-- roles:
--   psql --set ON_ERROR_STOP=1 --single-transaction --file 1.sql
-- For a schema of another name replace the word callkit, and callkit_business and callkit_service
-- likewise.
--
-- Every key begins with the business, so that the tables can be distributed by it. What a person said
-- or is called, and every number, is encrypted; the columns beside it are for look-ups and figures.

create schema if not exists callkit;

create table callkit.schema_version (
  version    integer primary key check (version >= 1),
  applied_at timestamptz not null default now()
);

-- What values are made of. A rule of one column is a domain's: the server looks at it when a value is
-- written to that column, and not whenever something else in the row changes.

create domain callkit.id as text collate "C" check (value ~ '^[A-Za-z0-9_-]{1,64}$');
-- HMAC-SHA256 of a number, so that it can be found without being shown.
create domain callkit.hash as bytea check (octet_length(value) = 32);
create domain callkit.version as bigint check (value >= 1);
create domain callkit.count as integer check (value >= 0);
create domain callkit.place as integer check (value >= 0);
create domain callkit.tally as bigint check (value >= 1);
create domain callkit.name as text check (length(value) between 1 and 100);
create domain callkit.amount as numeric check (value >= 0);
create domain callkit.status as text check (value in
  ('INITIATED', 'CONNECTING', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'TIMEOUT', 'CANCELLED'));
create domain callkit.phase as text check (value in
  ('PLACING', 'UNKNOWN', 'PLACED', 'RINGING', 'ANSWERED', 'ENDED'));
create domain callkit.answered_by as text check (value in ('HUMAN', 'MACHINE', 'FAX', 'UNKNOWN'));
create domain callkit.answer_status as text check (value in
  ('ANSWERED', 'DONT_KNOW', 'REFUSED', 'UNRESOLVED', 'NO_INPUT'));

-- Calls -----------------------------------------------------------------------------------------------

create table callkit.call (
  business     callkit.id not null,
  id           callkit.id not null,
  verification callkit.id not null,
  version      callkit.version not null,
  status       callkit.status not null,
  -- 0 goes before 1.
  priority     smallint not null check (priority in (0, 1)),
  phone_hash   callkit.hash not null,
  requested_at timestamptz not null,
  wake_at      timestamptz,
  ended_at     timestamptz,
  disposition  text,
  attempts     callkit.count not null,
  -- How many timeline entries there are; the next one's place.
  entries      callkit.count not null,
  -- How much of the timeline retention has removed: 1 what carriers reported, 2 all of it.
  stripped     smallint not null default 0 check (stripped between 0 and 2),
  holder       callkit.name,
  held_until   timestamptz,
  -- When it may be claimed: at its time, and not before a hold ends.
  due_at       timestamptz generated always as
                 (case when wake_at is not null then greatest(wake_at, held_until) end) stored,
  -- The whole call, encrypted.
  record       bytea storage external not null,
  primary key (business, id),
  unique (business, verification),
  check ((wake_at is null) = (status in ('COMPLETED', 'FAILED', 'TIMEOUT', 'CANCELLED'))),
  check ((disposition is null) = (wake_at is not null)),
  check ((holder is null) = (held_until is null))
);

-- Indexes for what is asked across businesses: claims, erasure, retention.
create index call_due on callkit.call (priority, due_at) where due_at is not null;
create index call_by_phone on callkit.call (phone_hash);
create index call_by_end on callkit.call (status, ended_at) where ended_at is not null;
create index call_to_strip on callkit.call (ended_at) where ended_at is not null and stripped < 2;

create table callkit.attempt (
  business     text collate "C" not null,
  call         text collate "C" not null,
  number       smallint not null check (number >= 1),
  provider     text not null,
  phase        callkit.phase not null,
  carrier_call text check (length(carrier_call) between 1 and 200),
  started_at   timestamptz not null,
  answered_at  timestamptz,
  answered_by  callkit.answered_by not null,
  ended_at     timestamptz,
  cause        text,
  seconds      callkit.amount,
  -- As far as is known: what was reported, the rest by the tariff.
  cost         callkit.amount,
  currency     text,
  disposition  text,
  primary key (business, call, number),
  foreign key (business, call) references callkit.call (business, id) on delete cascade,
  check ((disposition is null) = (phase <> 'ENDED')),
  check ((cost is null) = (currency is null))
);

-- How many calls are in progress, for pacing.
create index attempt_open on callkit.attempt (business) where phase <> 'ENDED';

-- When each carrier account takes its next call.
create table callkit.slot (
  provider callkit.name primary key,
  next_at  timestamptz not null
);

-- Results that can be counted. The words behind them are in the call's record only.
create table callkit.answer (
  business     text collate "C" not null,
  call         text collate "C" not null,
  question     callkit.id not null,
  place        callkit.place not null,
  status       callkit.answer_status not null,
  -- A step, a quantity, yes or no, or a choice; null where the answer is free words.
  value        text,
  confidence   double precision not null check (confidence between 0 and 1),
  asked_at     timestamptz not null,
  responded_at timestamptz not null,
  primary key (business, call, question),
  foreign key (business, call) references callkit.call (business, id) on delete cascade,
  check (asked_at <= responded_at),
  check (value is null or status = 'ANSWERED')
);

create table callkit.event (
  business text collate "C" not null,
  call     text collate "C" not null,
  -- From 0, without gaps: the order in which they were appended.
  place    callkit.place not null,
  at       timestamptz not null,
  attempt  callkit.count not null,
  kind     text not null,
  -- The whole event, encrypted.
  body     bytea storage external not null,
  primary key (business, call, place),
  foreign key (business, call) references callkit.call (business, id) on delete cascade
);

-- Questions -------------------------------------------------------------------------------------------

-- What a business has settled; who may be rung and when to try again are the host's policies.
create table callkit.business (
  business callkit.id primary key,
  name     text not null check (length(name) between 1 and 80),
  zone     text not null check (length(zone) between 1 and 64),
  document json not null
);

create table callkit.question (
  business  callkit.id not null references callkit.business (business) on delete cascade,
  id        callkit.id not null,
  place     callkit.place not null,
  text      text not null check (length(text) between 10 and 500),
  every_nth smallint not null check (every_nth between 1 and 100),
  priority  text not null check (priority in ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'OPTIONAL')),
  seconds   smallint not null check (seconds between 5 and 120),
  enabled   boolean not null,
  document  json not null,
  primary key (business, id)
);

-- What was chosen for whom and why: ids and numbers only, so that a business can count them. It goes
-- with its call.
create table callkit.selection (
  business text collate "C" not null,
  call     text collate "C" not null,
  -- Of the timeline entry that tells the same.
  place    callkit.place not null,
  at       timestamptz not null,
  chosen   text[] not null,
  document json not null,
  primary key (business, call, place),
  foreign key (business, call) references callkit.call (business, id) on delete cascade
);

-- What the questions of a business are owed, apart from what calls in progress have reserved.
create table callkit.ledger (
  business callkit.id primary key,
  version  callkit.version not null,
  document json not null,
  -- Drawn anew with every version.
  stamp    uuid not null default gen_random_uuid()
);

create table callkit.reservation (
  business text collate "C" not null references callkit.ledger (business) on delete cascade,
  call     callkit.id not null,
  -- Their order.
  place    bigint not null,
  document json not null,
  primary key (business, call)
);

-- People, by the hash of their number: what outlives their calls ---------------------------------------

create table callkit.person (
  business       callkit.id not null,
  phone_hash     callkit.hash not null,
  last_interview timestamptz not null,
  primary key (business, phone_hash)
);

create table callkit.asked (
  business   callkit.id not null,
  phone_hash callkit.hash not null,
  question   callkit.id not null,
  at         timestamptz not null,
  primary key (business, phone_hash, question)
);

-- Shared by all businesses: whoever never wants to be rung is not rung by any.
create table callkit.suppression (
  phone_hash callkit.hash primary key,
  since      timestamptz not null default now()
);

-- What stays of calls that were removed: figures that name nobody -------------------------------------

create table callkit.outcome_tally (
  business    callkit.id not null,
  day         date not null,
  status      text not null,
  disposition text not null,
  calls       callkit.tally not null,
  primary key (business, day, status, disposition)
);

create table callkit.answer_tally (
  business callkit.id not null,
  question callkit.id not null,
  day      date not null,
  status   text not null,
  -- Empty where there is none that can be counted.
  value    text not null,
  answers  callkit.tally not null,
  primary key (business, question, day, status, value)
);

-- Who may see what ------------------------------------------------------------------------------------
--
-- Nobody logs in as one of these two roles. The store's own role may take them on and takes one on in
-- every transaction: callkit_business with one business set, or callkit_service to claim what is due.
-- Neither is inherited, so a query outside such a transaction is refused.

do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'callkit_business') then
    create role callkit_business nologin;
  end if;
  if not exists (select from pg_catalog.pg_roles where rolname = 'callkit_service') then
    create role callkit_service nologin;
  end if;
exception
  -- Roles belong to the server: another database of it has just made them.
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  if not pg_catalog.pg_has_role(current_user, 'callkit_business', 'SET') then
    execute pg_catalog.format('grant callkit_business to %I with inherit false, set true', current_user);
  end if;
  if not pg_catalog.pg_has_role(current_user, 'callkit_service', 'SET') then
    execute pg_catalog.format('grant callkit_service to %I with inherit false, set true', current_user);
  end if;
end
$$;

revoke all on schema callkit from public;
grant usage on schema callkit to callkit_business, callkit_service;
grant select on callkit.schema_version to callkit_business, callkit_service;
grant select, insert, update on
  callkit.call, callkit.attempt, callkit.answer, callkit.ledger, callkit.reservation, callkit.person,
  callkit.asked
  to callkit_business;
-- A timeline is appended to; an answer that broke off in the middle is taken back.
grant select, insert on callkit.event, callkit.selection, callkit.suppression to callkit_business;
grant select, insert, update, delete on callkit.business, callkit.question to callkit_business;
grant delete on callkit.answer, callkit.reservation to callkit_business;
grant select on callkit.outcome_tally, callkit.answer_tally to callkit_business;
grant select, insert, update, delete on
  callkit.call, callkit.attempt, callkit.answer, callkit.event, callkit.selection, callkit.business,
  callkit.question, callkit.ledger, callkit.reservation, callkit.person, callkit.asked,
  callkit.suppression, callkit.slot, callkit.outcome_tally, callkit.answer_tally
  to callkit_service;

do $$
declare
  kept text;
begin
  foreach kept in array array['call', 'attempt', 'answer', 'event', 'selection', 'business',
      'question', 'ledger', 'reservation', 'person', 'asked', 'outcome_tally', 'answer_tally'] loop
    execute pg_catalog.format('alter table callkit.%I enable row level security', kept);
    -- Its owner, too, sees nothing.
    execute pg_catalog.format('alter table callkit.%I force row level security', kept);
    -- Without a business set, or after the transaction that set it, this is null or empty: no row fits.
    execute pg_catalog.format(
      'create policy own_business on callkit.%I to callkit_business
         using (business = pg_catalog.current_setting(''callkit.business'', true))
         with check (business = pg_catalog.current_setting(''callkit.business'', true))',
      kept);
    execute pg_catalog.format(
      'create policy every_business on callkit.%I to callkit_service using (true) with check (true)',
      kept);
  end loop;
end
$$;

insert into callkit.schema_version (version) values (1);
