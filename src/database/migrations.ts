import type { Kysely, Migration } from 'kysely'
import type { Pool } from 'pg'
import { reasonOf } from '../files/files.js'

/** Of the library alone, so that its tables and others in the same database never meet. */
export const LIBRARY_SCHEMA = 'pilcrow_library'
const MIGRATION_TABLE = 'migration'

/**
 * The tables as they came to be, one step after another. A step that was released is never changed: another follows it.
 *
 * Extracts are kept as `json` and not as `jsonb`, which refuses a character that a source may hold (NUL); their form is
 * checked by the schema of extracts, when they are written and when they are read.
 */
const LIBRARY_MIGRATIONS: Readonly<Record<string, string>> = {
  '001-library': `
    create table library (
      -- There is one.
      one boolean primary key default true check (one),
      -- Grows with every change.
      revision bigint not null default 0,
      -- What its words and vectors were made by; a Pilcrow that makes others makes them anew.
      made_by text
    );
    insert into library default values;

    create table reports (
      id text primary key,
      council text not null,
      -- The last change of it.
      revision bigint not null,
      -- What every question looks at.
      head json not null,
      -- The whole extract but for its paragraphs.
      extract json not null,
      paragraphs integer not null,
      recommendations integer not null,
      sha256 text not null
    );
    create index on reports (council);
    create index on reports (sha256);

    -- Sources, byte for byte.
    create table files (
      sha256 text primary key,
      name text not null,
      content bytea not null
    );

    -- What a version of the reader has read before.
    create table readings (
      sha256 text primary key,
      reader text not null,
      report text not null,
      kept_instead text
    );

    create table grades (
      report text not null references reports on delete cascade,
      place smallint not null,
      judgement text not null,
      strand text,
      label text not null,
      grade text,
      outcome smallint,
      -- The headings under which it stands, in small letters.
      headings text[] not null,
      primary key (report, place)
    );
    create index on grades (judgement, grade);

    create table paragraphs (
      number integer generated always as identity primary key,
      report text not null references reports on delete cascade,
      place integer not null,
      key text not null,
      printed integer,
      -- The headings that it stands under.
      heading json not null,
      paragraph json not null,
      unique (report, place)
    );
    create index on paragraphs (printed);
    create index on paragraphs (report, key);

    create table recommendations (
      number integer generated always as identity primary key,
      report text not null references reports on delete cascade,
      place integer not null,
      -- Of the paragraph that it stands in.
      key text not null,
      heading json not null,
      recommendation json not null,
      unique (report, place)
    );

    -- What is looked through: of each paragraph and recommendation its words, how often it has each, and what they mean.
    create table paragraph_words (
      number integer primary key references paragraphs on delete cascade,
      council text not null,
      report text not null,
      words bytea not null,
      vector bytea not null,
      -- The signs of the vector's numbers.
      signature bytea not null,
      terms tsvector not null
    );
    create table recommendation_words (
      number integer primary key references recommendations on delete cascade,
      council text not null,
      report text not null,
      words bytea not null,
      vector bytea not null,
      -- The signs of the vector's numbers.
      signature bytea not null,
      terms tsvector not null
    );
    -- The terms are looked for in their index, and stand apart from the rows that are read.
    alter table paragraph_words set (toast_tuple_target = 256);
    alter table recommendation_words set (toast_tuple_target = 256);
    alter table paragraph_words alter column terms set storage external;
    alter table recommendation_words alter column terms set storage external;
    create index paragraph_terms on paragraph_words using gin (terms);
    create index recommendation_terms on recommendation_words using gin (terms);
    create index on paragraph_words (council);
    create index on recommendation_words (council);
    create index on paragraph_words (report);
    create index on recommendation_words (report);

    -- How many documents there are of a kind, and how long they are together.
    create table collections (
      kind text primary key,
      documents integer not null default 0,
      text_length bigint not null default 0,
      heading_length bigint not null default 0
    );
    insert into collections (kind) values ('paragraph'), ('recommendation');

    create table terms (
      number integer generated always as identity primary key,
      term text not null unique
    );
    -- How many documents of a kind hold a term, how many in their text, and in their heading.
    create table frequencies (
      kind text not null,
      term integer not null references terms,
      documents integer not null,
      texts integer not null,
      headings integer not null,
      primary key (kind, term)
    );

    -- In how many reports a word stands, in any inflection, and in how many in small letters.
    create table words (
      word text primary key,
      reports integer not null,
      ordinary integer not null
    );
    create index on words (reports desc);

    -- What abbreviations stand for, as reports define them.
    create table definitions (
      said text not null,
      means text[] not null,
      times integer not null,
      primary key (said, means)
    );
  `,
  '002-signatures': `
    -- The signatures of a report's documents of a kind, one behind the other, and the documents' numbers: every bot holds them
    -- all, and has them from here at once, where among the documents' words they lie far apart.
    create table report_signatures (
      kind text not null,
      report text not null references reports on delete cascade,
      council text not null,
      -- Four bytes each, the greatest first.
      numbers bytea not null,
      signatures bytea not null,
      primary key (kind, report)
    );
    create index on report_signatures (council);
    create index on report_signatures (report);
    insert into report_signatures
      select 'paragraph', report, council, string_agg(int4send(number), '' order by number), string_agg(signature, '' order by number)
      from paragraph_words group by report, council;
    insert into report_signatures
      select 'recommendation', report, council, string_agg(int4send(number), '' order by number), string_agg(signature, '' order by number)
      from recommendation_words group by report, council;
    alter table paragraph_words drop column signature;
    alter table recommendation_words drop column signature;
  `,
  '003-judgements': `
    -- What is asked of a judgement over councils, as JSON: all but where it is printed. Questions fetch it for the reports that
    -- they look at, and heads, which every bot holds, no longer have it. PostgreSQL cannot take JSON apart that holds a NUL, so
    -- both are made anew of the extracts.
    truncate grades;
    alter table grades add column told text not null;
    update library set made_by = null;
  `,
}

const MIGRATION_NAMES: readonly string[] = Object.keys(LIBRARY_MIGRATIONS)

/**
 * Brings the tables up to what this Pilcrow needs, one migration after another, each whole or not at all; of several that
 * try at once the others wait. Gives the names of those that were run.
 * @throws Error with a sentence
 */
export async function migrateLibrary(pool: Pool): Promise<string[]> {
  // Hundreds of modules, for what is done once.
  const { Kysely, Migrator, PostgresDialect, sql } = await import('kysely')
  const asMigration = (statements: string): Migration => ({
    async up(database: Kysely<unknown>) {
      // It takes as long as the library is large.
      await sql.raw('set local statement_timeout = 0').execute(database)
      await sql.raw(statements).execute(database)
    },
  })
  const migrator = new Migrator({
    db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(LIBRARY_MIGRATIONS).map(([name, text]) => [name, asMigration(text)]),
        ),
    },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
    migrationTableSchema: LIBRARY_SCHEMA,
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) throw new Error(`The database could not be migrated: ${reasonOf(error)}`)
  return results.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName)
}

export const NOT_READY = 'The database is not ready for this Pilcrow: run “pilcrow database migrate” once.'

/**
 * Makes sure that these are the migrations that this Pilcrow knows, all of them.
 * @throws Error with a sentence that says what to do
 */
export function assertMigrated(done: readonly string[]): void {
  if (done.some((name) => !MIGRATION_NAMES.includes(name)))
    throw new Error('The database was written by a newer Pilcrow: update this one.')
  if (done.length < MIGRATION_NAMES.length) throw new Error(NOT_READY)
}

export const DONE = `select name from ${LIBRARY_SCHEMA}.${MIGRATION_TABLE} order by name`
