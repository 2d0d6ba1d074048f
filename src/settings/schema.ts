import { type Kysely, type Migration, Migrator } from 'kysely'

/**
 * What is stored of servers, channels and people: their ids and what they chose, and nothing else. PRIVACY.md lists every
 * column. Yes and no are 1 and 0, times are ISO texts, so that SQLite and PostgreSQL keep the same.
 */
export interface SettingsTables {
  /** The bot that used these settings last. */
  bot: { id: string }
  server: {
    id: string
    /** Whether slash commands answer where everybody sees it, unless they say otherwise. */
    answers_publicly: number
    /** Whether a citation that somebody types in talk gets a card. */
    shows_cards: number
    /** The role that a new report pings. */
    role: string | null
  }
  /** The councils of a server, by slug: what a question without a place is about. */
  server_council: { server: string; council: string }
  /** Channels of a server in which every question is answered. */
  server_channel: { channel: string; server: string }
  person: { id: string; council: string }
  /** Who hears of new reports on a council: a channel of a server, or a person, where there is no server. */
  subscription: { place: string; council: string; server: string | null }
  /** Reports that a subscription is not to hear of again; `claimed_at` while one process is about to post it. */
  announcement: { place: string; council: string; report: string; claimed_at: string | null }
}

/** The tables as they came to be, one step after another. A step that was released is never changed: another follows it. */
const SETTINGS_MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-settings': {
    async up({ schema }) {
      await schema
        .createTable('bot')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .execute()
      await schema
        .createTable('server')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('answers_publicly', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('shows_cards', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('role', 'text')
        .execute()
      await schema
        .createTable('server_council')
        .addColumn('server', 'text', (column) => column.notNull().references('server.id').onDelete('cascade'))
        .addColumn('council', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('server_council_key', ['server', 'council'])
        .execute()
      await schema
        .createTable('server_channel')
        .addColumn('channel', 'text', (column) => column.primaryKey())
        .addColumn('server', 'text', (column) => column.notNull().references('server.id').onDelete('cascade'))
        .execute()
      await schema
        .createTable('person')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('council', 'text', (column) => column.notNull())
        .execute()
      await schema
        .createTable('subscription')
        .addColumn('place', 'text', (column) => column.notNull())
        .addColumn('council', 'text', (column) => column.notNull())
        .addColumn('server', 'text', (column) => column.references('server.id').onDelete('cascade'))
        .addPrimaryKeyConstraint('subscription_key', ['place', 'council'])
        .execute()
      await schema
        .createTable('announcement')
        .addColumn('place', 'text', (column) => column.notNull())
        .addColumn('council', 'text', (column) => column.notNull())
        .addColumn('report', 'text', (column) => column.notNull())
        .addColumn('claimed_at', 'text')
        .addPrimaryKeyConstraint('announcement_key', ['place', 'report'])
        .addForeignKeyConstraint(
          'announcement_subscription',
          ['place', 'council'],
          'subscription',
          ['place', 'council'],
          (constraint) => constraint.onDelete('cascade'),
        )
        .execute()
    },
  },
}

const NEWER_MIGRATIONS = /^corrupted migrations/

/**
 * Brings the tables up to what this Pilcrow needs.
 * @throws Error with a sentence where a newer one wrote them, or where that fails
 */
export async function migrateSettings(database: Kysely<SettingsTables>, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => SETTINGS_MIGRATIONS },
    migrationTableName: 'settings_migration',
    migrationLockTableName: 'settings_migration_lock',
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  })
  const { error } = await migrator.migrateToLatest()
  if (error instanceof Error && NEWER_MIGRATIONS.test(error.message))
    throw new Error('They were written by a newer Pilcrow; update this one.')
  if (error) throw error
}
