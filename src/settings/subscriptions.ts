import type { Kysely } from 'kysely'
import { ensureServer, type StorePart } from './preferences.js'
import type { SettingsTables } from './schema.js'

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
