import { type Kysely, type Migration, Migrator } from 'kysely'
import { DEFAULT_SERVER_SETTINGS, type SettingsStore } from './store.js'

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

type StorePart<Name extends keyof SettingsStore> = Pick<SettingsStore, Name>

export function serverQueries(
  database: Kysely<SettingsTables>,
): StorePart<'server' | 'setServer' | 'forgetServer' | 'servers' | 'listening' | 'dropRole'> {
  return {
    async server(id) {
      const known = await database.selectFrom('server').selectAll().where('id', '=', id).executeTakeFirst()
      if (known === undefined) return DEFAULT_SERVER_SETTINGS
      const [councils, channels] = await Promise.all([
        database.selectFrom('server_council').select('council').where('server', '=', id).execute(),
        database.selectFrom('server_channel').select('channel').where('server', '=', id).execute(),
      ])
      return {
        councils: councils.map(({ council }) => council).sort(),
        channels: channels.map(({ channel }) => channel).sort(),
        answersPublicly: known.answers_publicly === 1,
        showsCards: known.shows_cards === 1,
        role: known.role,
      }
    },
    async setServer(id, { councils, channels, answersPublicly, showsCards, role }) {
      const own = {
        ...(answersPublicly === undefined ? {} : { answers_publicly: Number(answersPublicly) }),
        ...(showsCards === undefined ? {} : { shows_cards: Number(showsCards) }),
        ...(role === undefined ? {} : { role }),
      }
      await database.transaction().execute(async (within) => {
        await ensureServer(within, id)
        if (Object.keys(own).length > 0)
          await within.updateTable('server').set(own).where('id', '=', id).execute()
        if (councils !== undefined) {
          await within.deleteFrom('server_council').where('server', '=', id).execute()
          const rows = [...new Set(councils)].map((council) => ({ server: id, council }))
          if (rows.length > 0) await within.insertInto('server_council').values(rows).execute()
        }
        if (channels !== undefined) {
          await within.deleteFrom('server_channel').where('server', '=', id).execute()
          const rows = [...new Set(channels)].map((channel) => ({ server: id, channel }))
          if (rows.length > 0) await within.insertInto('server_channel').values(rows).execute()
        }
      })
    },
    async forgetServer(id) {
      await database.deleteFrom('server').where('id', '=', id).execute()
    },
    async servers() {
      const rows = await database.selectFrom('server').select('id').orderBy('id').execute()
      return rows.map(({ id }) => id)
    },
    async listening() {
      const [channels, cards] = await Promise.all([
        database.selectFrom('server_channel').select('channel').execute(),
        database.selectFrom('server').select('id').where('shows_cards', '=', 1).execute(),
      ])
      return { channels: channels.map(({ channel }) => channel), cards: cards.map(({ id }) => id) }
    },
    async dropRole(id) {
      await database.updateTable('server').set({ role: null }).where('role', '=', id).execute()
    },
  }
}

/** A row for a server of which something is to be stored. */
const ensureServer = (database: Kysely<SettingsTables>, id: string): Promise<unknown> =>
  database
    .insertInto('server')
    .values({ id, answers_publicly: 0, shows_cards: 0, role: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export function personQueries(
  database: Kysely<SettingsTables>,
): StorePart<'councilOf' | 'setCouncilOf' | 'forgetPerson'> {
  return {
    async councilOf(person) {
      const row = await database
        .selectFrom('person')
        .select('council')
        .where('id', '=', person)
        .executeTakeFirst()
      return row?.council ?? null
    },
    async setCouncilOf(id, council) {
      if (council === null) {
        await database.deleteFrom('person').where('id', '=', id).execute()
        return
      }
      await database
        .insertInto('person')
        .values({ id, council })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ council }))
        .execute()
    },
    async forgetPerson(id) {
      await database.transaction().execute(async (within) => {
        await within.deleteFrom('person').where('id', '=', id).execute()
        await within.deleteFrom('subscription').where('place', '=', id).execute()
      })
    },
  }
}

export function subscriptionQueries(
  database: Kysely<SettingsTables>,
): StorePart<'subscriptions' | 'subscribe' | 'unsubscribe' | 'councilsFollowed' | 'dropPlace'> {
  return {
    subscriptions(of) {
      const all = database.selectFrom('subscription').selectAll().orderBy('council').orderBy('place')
      const [column, id] = 'server' in of ? (['server', of.server] as const) : (['place', of.person] as const)
      return all.where(column, '=', id).execute()
    },
    async subscribe({ place, council, server }, held) {
      return database.transaction().execute(async (within) => {
        if (server !== null) await ensureServer(within, server)
        const made = await within
          .insertInto('subscription')
          .values({ place, council, server })
          .onConflict((conflict) => conflict.doNothing())
          .returning('place')
          .executeTakeFirst()
        if (made === undefined) return false
        const rows = [...new Set(held)].map((report) => ({ place, council, report, claimed_at: null }))
        if (rows.length > 0) await within.insertInto('announcement').values(rows).execute()
        return true
      })
    },
    async unsubscribe(place, council) {
      const gone = await database
        .deleteFrom('subscription')
        .where('place', '=', place)
        .where('council', '=', council)
        .returning('place')
        .executeTakeFirst()
      return gone !== undefined
    },
    async councilsFollowed() {
      const rows = await database.selectFrom('subscription').select('council').distinct().execute()
      return rows.map(({ council }) => council).sort()
    },
    async dropPlace(id) {
      await database.transaction().execute(async (within) => {
        await within.deleteFrom('subscription').where('place', '=', id).execute()
        await within.deleteFrom('server_channel').where('channel', '=', id).execute()
      })
    },
  }
}

/** A claim and an announcement are one row: its key lets one of several processes make it. */
export function announcementQueries(
  database: Kysely<SettingsTables>,
): StorePart<'waiting' | 'claim' | 'settle' | 'release'> {
  return {
    waiting(council, report, abandoned) {
      const heardOf = database
        .selectFrom('announcement')
        .select('place')
        .where('report', '=', report)
        .where(({ or, eb }) =>
          or([eb('claimed_at', 'is', null), eb('claimed_at', '>=', abandoned.toISOString())]),
        )
      return database
        .selectFrom('subscription')
        .selectAll()
        .where('council', '=', council)
        .where('place', 'not in', heardOf)
        .orderBy('place')
        .execute()
    },
    async claim({ place, council }, report, now, abandoned) {
      const claimed_at = now.toISOString()
      const mine = await database
        .insertInto('announcement')
        .columns(['place', 'council', 'report', 'claimed_at'])
        // Whoever has unfollowed meanwhile is not told.
        .expression(({ selectFrom, val }) =>
          selectFrom('subscription')
            .select([
              'subscription.place',
              'subscription.council',
              val(report).as('report'),
              val(claimed_at).as('claimed_at'),
            ])
            .where('subscription.place', '=', place)
            .where('subscription.council', '=', council),
        )
        .onConflict((conflict) =>
          conflict
            .columns(['place', 'report'])
            .doUpdateSet({ claimed_at })
            .where('announcement.claimed_at', '<', abandoned.toISOString()),
        )
        .returning('place')
        .executeTakeFirst()
      return mine !== undefined
    },
    async settle(place, report) {
      await database
        .updateTable('announcement')
        .set({ claimed_at: null })
        .where('place', '=', place)
        .where('report', '=', report)
        .execute()
    },
    async release(place, report) {
      await database
        .deleteFrom('announcement')
        .where('place', '=', place)
        .where('report', '=', report)
        .where('claimed_at', 'is not', null)
        .execute()
    },
  }
}
