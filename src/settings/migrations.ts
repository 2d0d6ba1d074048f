import { type Kysely, type Migration, Migrator } from 'kysely'
import type { Tables } from './tables.js'

/** The tables as they came to be, one step after another. A step that was released is never changed: another follows it. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
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

const NEWER = /^corrupted migrations/

/**
 * Brings the tables up to what this Pilcrow needs.
 * @throws Error with a sentence where a newer one wrote them, or where that fails
 */
export async function migrate(database: Kysely<Tables>, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableName: 'settings_migration',
    migrationLockTableName: 'settings_migration_lock',
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  })
  const { error } = await migrator.migrateToLatest()
  if (error instanceof Error && NEWER.test(error.message))
    throw new Error('They were written by a newer Pilcrow; update this one.')
  if (error) throw error
}
