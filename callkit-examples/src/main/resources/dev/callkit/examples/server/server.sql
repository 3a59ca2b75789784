-- What the reference server keeps beside the calls, in a schema of its own. It runs at every start, so
-- it only adds. The roles are those of the calls' schema: see docs/postgresql.md, "Who sees what".

create schema if not exists {schema}_server;

-- What a business has settled for this server, beyond what the library keeps of it.
create table if not exists {schema}_server.context (
  business text collate "C" primary key,
  document json not null
);

-- Calls to pages in a browser. They name no person: their numbers are fictitious.
create table if not exists {schema}_server.line (
  attempt     text collate "C" primary key,
  number      text not null,
  phase       text not null check (phase in ('RINGING', 'TALKING', 'ENDED')),
  time_limit  interval not null,
  due_at      timestamptz not null,
  due_cause   text not null,
  answered_at timestamptz,
  ended_at    timestamptz,
  cause       text,
  version     bigint not null,
  check ((ended_at is null) = (phase <> 'ENDED')),
  check ((cause is null) = (ended_at is null))
);
create index if not exists line_open on {schema}_server.line (due_at) where phase <> 'ENDED';

grant usage on schema {schema}_server to {schema}_business, {schema}_service;
grant select, insert, update on {schema}_server.context to {schema}_business;
grant select, insert, update, delete on {schema}_server.line to {schema}_service;

alter table {schema}_server.context enable row level security;
alter table {schema}_server.context force row level security;
do $$
begin
  if not exists (select from pg_catalog.pg_policies
      where schemaname = '{schema}_server' and tablename = 'context') then
    create policy own_business on {schema}_server.context to {schema}_business
      using (business = pg_catalog.current_setting('{schema}.business', true))
      with check (business = pg_catalog.current_setting('{schema}.business', true));
  end if;
end
$$;

-- The list of a business's calls, the latest first.
create index if not exists call_by_request on {schema}.call (business, requested_at desc, id);
