import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSettingsStore } from '../../src/settings/open.js'
import {
  DEFAULT_SERVER_SETTINGS,
  type SettingsLocation,
  type SettingsStore,
} from '../../src/settings/store.js'
import { hasPostgres, startCluster } from '../database/cluster.js'

/** What a store promises, over SQLite and over PostgreSQL. */

const folder = mkdtempSync(join(tmpdir(), 'pilcrow-settings-'))
const cluster = hasPostgres() ? await startCluster() : null
afterAll(async () => {
  await cluster?.end()
  rmSync(folder, { recursive: true, force: true })
})

const [SERVER, OTHER, CHANNEL, ELSEWHERE, JANE] = ['11', '22', '33', '44', '55']
const NOW = new Date('2026-11-27T12:00:00Z')
const minutesBefore = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
const LONG_AGO = minutesBefore(5)

const inChannel = { place: CHANNEL, council: 'kent', server: SERVER }
const forJane = { place: JANE, council: 'kent', server: null }

const places: readonly [string, (() => SettingsLocation) | null][] = [
  ['SQLite', () => ({ file: join(folder, 'deep', 'in', 'pilcrow.db') })],
  ['PostgreSQL', cluster && (() => ({ database: cluster.address }))],
]

describe.each(places)('A store in %s', (_, place) => {
  if (place === null) {
    it.skip('is tried where there is a PostgreSQL', () => {})
    return
  }
  let store: SettingsStore
  /** Another process's. */
  let other: SettingsStore
  beforeEach(async () => {
    store = await openSettingsStore(place())
    other = await openSettingsStore(place())
  })
  afterEach(async () => {
    for (const id of await store.servers()) await store.forgetServer(id)
    await store.forgetPerson(JANE)
    await Promise.all([store.close(), other.close()])
  })

  it('knows nothing of a server that has chosen nothing', async () => {
    expect(await store.server(SERVER)).toEqual(DEFAULT_SERVER_SETTINGS)
    expect(await store.servers()).toEqual([])
    expect(await store.listening()).toEqual({ channels: [], cards: [] })
    expect(await store.councilOf(JANE)).toBeNull()
  })

  it('keeps what a server chooses, and changes that alone', async () => {
    await store.setServer(SERVER, { councils: ['kent', 'devon', 'kent'], channels: [CHANNEL] })
    await store.setServer(SERVER, { answersPublicly: true, showsCards: true, role: '9' })
    await store.setServer(SERVER, { councils: ['devon'] })
    expect(await other.server(SERVER)).toEqual({
      councils: ['devon'],
      channels: [CHANNEL],
      answersPublicly: true,
      showsCards: true,
      role: '9',
    })
    expect(await store.server(OTHER)).toEqual(DEFAULT_SERVER_SETTINGS)
    expect(await store.listening()).toEqual({ channels: [CHANNEL], cards: [SERVER] })
    await store.setServer(SERVER, { councils: [], channels: [] })
    expect(await store.server(SERVER)).toMatchObject({ councils: [], channels: [], role: '9' })
  })

  it('keeps them over a restart', async () => {
    await store.setServer(SERVER, { councils: ['devon'] })
    await store.setCouncilOf(JANE, 'kent')
    await store.close()
    store = await openSettingsStore(place())
    expect((await store.server(SERVER)).councils).toEqual(['devon'])
    expect(await store.councilOf(JANE)).toBe('kent')
  })

  it('keeps a person’s own council, the last that was chosen', async () => {
    await store.setCouncilOf(JANE, 'kent')
    await store.setCouncilOf(JANE, 'devon')
    expect(await other.councilOf(JANE)).toBe('devon')
    await store.setCouncilOf(JANE, null)
    expect(await store.councilOf(JANE)).toBeNull()
  })

  it('follows a council once in a place', async () => {
    expect(await store.subscribe(inChannel, [])).toBe(true)
    expect(await other.subscribe(inChannel, [])).toBe(false)
    expect(await store.subscribe({ ...inChannel, council: 'devon' }, [])).toBe(true)
    expect(await store.subscribe(forJane, [])).toBe(true)
    expect(await store.subscriptions({ server: SERVER })).toEqual([
      { ...inChannel, council: 'devon' },
      inChannel,
    ])
    expect(await store.subscriptions({ person: JANE })).toEqual([forJane])
    expect(await store.councilsFollowed()).toEqual(['devon', 'kent'])
    expect(await store.unsubscribe(CHANNEL, 'kent')).toBe(true)
    expect(await store.unsubscribe(CHANNEL, 'kent')).toBe(false)
    expect(await store.councilsFollowed()).toEqual(['devon', 'kent'])
  })

  it('has nobody wait for a report that was there before they followed', async () => {
    await store.subscribe(inChannel, ['kent-2022'])
    expect(await store.waiting('kent', 'kent-2022', LONG_AGO)).toEqual([])
    expect(await store.waiting('kent', 'kent-2026', LONG_AGO)).toEqual([inChannel])
    expect(await store.waiting('devon', 'devon-2026', LONG_AGO)).toEqual([])
  })

  it('lets one of several claim an announcement, and settles it for ever', async () => {
    await store.subscribe(inChannel, [])
    await store.subscribe(forJane, [])
    const claims = [store, other, store, other].map((each) =>
      each.claim(inChannel, 'kent-2026', NOW, LONG_AGO),
    )
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1)
    expect(await other.waiting('kent', 'kent-2026', LONG_AGO)).toEqual([forJane])
    await store.settle(CHANNEL, 'kent-2026')
    expect(await other.claim(inChannel, 'kent-2026', NOW, NOW)).toBe(false)
    expect(await other.waiting('kent', 'kent-2026', NOW)).toEqual([forJane])
  })

  it('gives a claim to another after it was given back, or was left lying', async () => {
    await store.subscribe(inChannel, [])
    expect(await store.claim(inChannel, 'kent-2026', minutesBefore(10), minutesBefore(15))).toBe(true)
    expect(await other.claim(inChannel, 'kent-2026', minutesBefore(9), minutesBefore(14))).toBe(false)
    expect(await other.waiting('kent', 'kent-2026', LONG_AGO)).toEqual([inChannel])
    expect(await other.claim(inChannel, 'kent-2026', NOW, LONG_AGO)).toBe(true)
    await other.release(CHANNEL, 'kent-2026')
    expect(await store.claim(inChannel, 'kent-2026', NOW, LONG_AGO)).toBe(true)
  })

  it('lets nobody claim for a place that has unfollowed', async () => {
    await store.subscribe(inChannel, [])
    await store.unsubscribe(CHANNEL, 'kent')
    expect(await store.claim(inChannel, 'kent-2026', NOW, LONG_AGO)).toBe(false)
  })

  it('has no trace of a channel that is gone', async () => {
    await store.setServer(SERVER, { channels: [CHANNEL, ELSEWHERE], role: '9' })
    await store.subscribe(inChannel, ['kent-2022'])
    await store.dropPlace(CHANNEL)
    expect((await store.server(SERVER)).channels).toEqual([ELSEWHERE])
    expect(await store.subscriptions({ server: SERVER })).toEqual([])
    await store.dropRole('9')
    expect((await store.server(SERVER)).role).toBeNull()
  })

  it('forgets a server and a person whole, and nobody else', async () => {
    await store.setServer(SERVER, { councils: ['kent'], channels: [CHANNEL], showsCards: true })
    await store.setServer(OTHER, { councils: ['devon'] })
    await store.subscribe(inChannel, ['kent-2022'])
    await store.subscribe(forJane, ['kent-2022'])
    await store.setCouncilOf(JANE, 'kent')
    await store.forgetServer(SERVER)
    expect(await store.server(SERVER)).toEqual(DEFAULT_SERVER_SETTINGS)
    expect(await store.listening()).toEqual({ channels: [], cards: [] })
    expect(await store.waiting('kent', 'kent-2026', LONG_AGO)).toEqual([forJane])
    expect(await store.servers()).toEqual([OTHER])
    await store.forgetPerson(JANE)
    expect(await store.councilsFollowed()).toEqual([])
    expect(await store.councilOf(JANE)).toBeNull()
  })

  it('knows when another bot uses it than before', async () => {
    await store.useAs('1')
    expect(await other.useAs('1')).toBe(true)
    expect(await other.useAs('2')).toBe(false)
    expect(await store.useAs('2')).toBe(true)
  })

  it('holds whatever letters an id or a slug might be made of', async () => {
    const odd = `'; drop table server; -- \u00b6 ${'x'.repeat(300)}`
    await store.setServer(odd, { councils: [odd], channels: [odd] })
    expect(await other.server(odd)).toMatchObject({ councils: [odd], channels: [odd] })
  })

  it('is made by several at once', async () => {
    const opened = await Promise.all(Array.from({ length: 4 }, () => openSettingsStore(place())))
    for (const [at, each] of opened.entries()) await each.setServer(`${at}`, { role: '9' })
    expect(await store.servers()).toEqual(['0', '1', '2', '3'])
    await Promise.all(opened.map((each) => each.close()))
  })
})

describe('A store’s file', () => {
  it('is for the bot’s own user alone', () => {
    if (process.platform === 'win32') return
    expect(statSync(join(folder, 'deep', 'in', 'pilcrow.db')).mode & 0o777).toBe(0o600)
  })

  it('that cannot be used is a sentence with the place and the reason in it', async () => {
    await expect(openSettingsStore({ file: join('/dev/null', 'pilcrow.db') })).rejects.toThrow(
      /^Settings cannot be kept in \/dev\/null\/pilcrow\.db: \S.+\.$/,
    )
  })

  it('says of a database that is not there which, and not its password', async () => {
    const failing = openSettingsStore({ database: 'postgres://me:hunter2@127.0.0.1:1/pilcrow' })
    await expect(failing).rejects.toThrow(
      /^Settings cannot be kept in the database 127\.0\.0\.1:1\/pilcrow: /,
    )
    await expect(failing).rejects.not.toThrow(/hunter2/)
  })
})
