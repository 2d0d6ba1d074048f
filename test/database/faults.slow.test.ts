import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DATABASE_LIMITS, type Database, openDatabase } from '../../src/database/database.js'
import { keepReport, loadReports, removeFromDatabase } from '../../src/database/keep.js'
import { wholeExtract } from '../../src/database/library.js'
import { pilcrowIn } from '../../src/database/open.js'
import { prepareDatabase } from '../../src/database/ready.js'
import { openStoreIn } from '../../src/database/store.js'
import { type Extract, extractOf } from '../../src/model/report.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'
import { anyCharacter } from '../characters.js'
import { type Cluster, startCluster } from './cluster.js'
import { bundledReports, describeWithPostgres } from './opened.js'
import { type SmallDisk, smallDisk } from './small-disk.js'

const QUESTION = 'private fostering in northumberland'
const vocabulary = loadVocabulary()

/** What must add up whatever happened: what is counted over all reports, and what it is counted from. */
const COUNTED = `
  select (select json_agg(x order by kind, term) from (
           select kind, t.term, documents from frequencies f join terms t on t.number = f.term where documents <> 0) x) as frequencies,
         (select json_agg(x order by word) from (select word, reports from words where reports <> 0) x) as words,
         (select json_agg(x order by said, means) from (select * from definitions where times <> 0) x) as definitions,
         (select json_agg(x order by kind) from collections x) as collections,
         (select json_agg(id order by id) from reports) as reports,
         (select count(*) from paragraphs)::int as paragraphs, (select count(*) from paragraph_words)::int as words_of,
         (select sum(octet_length(numbers)) / 4 from report_signatures where kind = 'paragraph')::int as signatures`

describeWithPostgres('A database that', () => {
  let cluster: Cluster
  let reports: readonly Extract[]
  const opened: Database[] = []
  let names = 0

  /** A database of a test's own, ready and empty; where a folder is named, that is where it stands. */
  async function freshAddress(folder?: string): Promise<string> {
    const name = `test_${names++}`
    const client = new pg.Client({ connectionString: cluster.address })
    await client.connect()
    if (folder !== undefined) await client.query(`create tablespace ${name} location '${folder}'`)
    await client.query(`create database ${name}${folder === undefined ? '' : ` tablespace ${name}`}`)
    await client.end()
    return cluster.address.replace(/postgres$/, name)
  }
  async function open(address: string): Promise<Database> {
    const database = await openDatabase(address, { ...DATABASE_LIMITS, statementMs: 60_000 })
    opened.push(database)
    return database
  }
  async function fresh(some: readonly Extract[] = []): Promise<{ address: string; database: Database }> {
    const address = await freshAddress()
    const database = await open(address)
    await prepareDatabase(database)
    for (const report of some) await keepReport(database, report, null)
    return { address, database }
  }
  const counted = async (database: Database) => (await database.read(COUNTED))[0]

  beforeAll(async () => {
    cluster = await startCluster()
    reports = (await bundledReports()).map(extractOf)
  }, 120_000)
  beforeEach(() => {
    names += 1
  })
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()))
    await cluster.end()
  })

  it('is empty says what to do, and is made ready by any of two that try at once', async () => {
    const address = await freshAddress()
    const [one, other] = [await open(address), await open(address)]
    await expect(pilcrowIn(one, vocabulary)).rejects.toThrow('pilcrow database migrate')
    const done = await Promise.all([prepareDatabase(one), prepareDatabase(other)])
    expect(done.flat()).toEqual(['001-library', '002-signatures', '003-judgements'])
    const { pilcrow } = await pilcrowIn(other, vocabulary)
    expect(replyText(await pilcrow.say('/reports'))).toContain('There is no report here yet')
  })

  it('a newer Pilcrow has written is refused by an older one', async () => {
    const { database } = await fresh()
    await database.write((connection) =>
      connection.query("insert into migration (name, timestamp) values ('999-later', 'now')"),
    )
    await expect(pilcrowIn(database, vocabulary)).rejects.toThrow('newer Pilcrow')
  })

  it('has words and grades that another Pilcrow made has them made anew', async () => {
    const { database } = await fresh(reports.slice(0, 2))
    const graded = () => database.read('select * from grades order by report, place')
    const [before, grades] = [await counted(database), await graded()]
    await database.write(async (connection) => {
      await connection.query("update library set made_by = 'another'")
      await connection.query("update grades set told = 'as another has it'")
      await connection.query("update reports set head = '{}'")
    })
    await expect(pilcrowIn(database, vocabulary)).rejects.toThrow('pilcrow database migrate')
    await prepareDatabase(database)
    expect(await counted(database)).toEqual(before)
    expect(await graded()).toEqual(grades)
    const { pilcrow } = await pilcrowIn(database, vocabulary)
    expect(pilcrow.library.reports.map(({ id }) => id).sort()).toEqual(
      reports
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    )
  })

  it('eight writers write to at once counts what one after another would have counted', async () => {
    const one = await fresh()
    for (const report of reports) await keepReport(one.database, report, null)
    const { address, database } = await fresh()
    const writers = await Promise.all(Array.from({ length: 8 }, () => open(address)))
    // Every report several times over, each writer in an order of its own.
    await Promise.all(
      writers.map(async (writer, at) => {
        for (let each = 0; each < reports.length; each++)
          await keepReport(writer, reports[(at + each) % reports.length] as Extract, null)
      }),
    )
    expect(await counted(database)).toEqual(await counted(one.database))
  }, 120_000)

  it('gives back what is taken out of it, and nothing is left of that', async () => {
    const { database } = await fresh(reports.slice(0, 1))
    const before = await counted(database)
    await keepReport(database, reports[1] as Extract, { name: 'one.txt', content: Buffer.from('text') })
    expect(await removeFromDatabase(database, reports[1]?.id ?? '')).toBe(true)
    expect(await counted(database)).toEqual(before)
    expect(await database.read('select sha256 from files')).toEqual([])
    expect(await removeFromDatabase(database, 'nowhere-2012')).toBe(false)
  })

  it('keeps whatever an extract may hold, and answers from it', async () => {
    const { database } = await fresh()
    const [report] = reports as [Extract]
    const hostile = fc
      .oneof(
        fc.string({ unit: anyCharacter, minLength: 1, maxLength: 40 }),
        fc.constantFrom(
          "'; drop table reports; --",
          '\0',
          '\ud800',
          '\\',
          '$1',
          '{"a":1}',
          "' & | ! :*",
          '%s',
          '\u202e',
        ),
      )
      .filter((text) => text.trim() !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 8, maxLength: 8 }), async (texts) => {
        const [
          title = '',
          label = '',
          place = '',
          text = '',
          heading = '',
          deadline = '',
          note = '',
          inspector = '',
        ] = texts
        const forged: Extract = {
          ...report,
          title,
          leadInspector: inspector,
          paragraphs: report.paragraphs.slice(0, 3).map((paragraph, at) => ({
            ...paragraph,
            locator: at === 0 ? heading : paragraph.locator,
            text: at === 0 ? `${text} private fostering` : paragraph.text,
            notes: [note],
          })),
          judgements: report.judgements.slice(0, 2).map((judgement) => ({
            ...judgement,
            label,
            evidence: judgement.evidence.map((one) => ({ ...one, place, quote: text })),
          })),
          recommendations: report.recommendations
            .slice(0, 1)
            .map((one) => ({ ...one, key: report.paragraphs[0]?.key ?? '', heading, deadline, text })),
        }
        await keepReport(database, forged, { name: title, content: Buffer.from(text) })
        expect(await wholeExtract(database, report.id)).toEqual(forged)
        const { pilcrow } = await pilcrowIn(database, vocabulary)
        for (const message of [text, `/report ${report.id}`, `/recommendations ${report.id}`, '/find good'])
          expect((await pilcrow.say(message)).blocks.length).toBeGreaterThan(0)
      }),
      { numRuns: 20 },
    )
  }, 120_000)

  it('may only be read by the bot’s user serves it, and says so of writing', async () => {
    const { address, database } = await fresh(reports.slice(0, 2))
    await database.write(async (connection) => {
      await connection.query(`
        do $$ begin if not exists (select from pg_roles where rolname = 'reader') then create role reader login; end if; end $$;
        grant usage on schema pilcrow_library to reader;
        grant select on all tables in schema pilcrow_library to reader;`)
    })
    const readOnly = await open(address.replace('pilcrow@', 'reader@'))
    const { pilcrow } = await pilcrowIn(readOnly, vocabulary)
    expect((await pilcrow.say('how good is it in north lincolnshire?')).kind).not.toBe('error')
    await expect(keepReport(readOnly, reports[2] as Extract, null)).rejects.toThrow(
      'does not let this user do that',
    )
  })

  it.each([
    ['at the end', 'library', 'update'],
    ['in the middle of its paragraphs', 'paragraphs', 'insert'],
    ['among what they are looked for by', 'recommendation_words', 'insert'],
  ])('whose disk is full %s leaves the library as it was, and says so', async (_, table, change) => {
    const { database } = await fresh(reports.slice(0, 1))
    const before = await counted(database)
    // What PostgreSQL says then.
    await database.write((connection) =>
      connection.query(`
        create function full_disk() returns trigger language plpgsql as
          $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
        create trigger full_disk before ${change} on ${table} for each row execute function full_disk();`),
    )
    const store = await openStoreIn(database, 'reader')
    const kept = store.save(reports[1] as Extract, 'one.txt', Buffer.from('text'), undefined)
    await expect(kept).rejects.toThrow('could not extend file It is as it was before this file.')
    expect(store.full).toContain('could not extend file')
    await database.write((connection) => connection.query(`drop trigger full_disk on ${table}`))
    expect(await counted(database)).toEqual(before)
    // The connection serves on, and the same file goes in when there is room.
    await keepReport(database, reports[1] as Extract, null)
    expect(await wholeExtract(database, reports[1]?.id ?? '')).toEqual(reports[1])
  })

  const disk = smallDisk(24)
  it.skipIf(disk === null)(
    'stands on a disk that runs full leaves the library as it was, says so, and goes on when there is room',
    async () => {
      const { folder, fill, clear, remove } = disk as SmallDisk
      try {
        const database = await open(await freshAddress(folder))
        await prepareDatabase(database)
        const [first, second] = reports as [Extract, Extract]
        await keepReport(database, first, null)
        const before = await counted(database)
        fill()
        const store = await openStoreIn(database, 'reader')
        await expect(store.save(second, 'one.txt', Buffer.from('text'), undefined)).rejects.toThrow(
          /No space left on device.*It is as it was before this file\./s,
        )
        expect(await counted(database)).toEqual(before)
        const { pilcrow } = await pilcrowIn(database, vocabulary)
        expect((await pilcrow.say(`/report ${first.id}`)).kind).toBe('report')
        clear()
        await keepReport(database, second, null)
        expect(await wholeExtract(database, second.id)).toEqual(second)
        await database.close()
        const client = new pg.Client({ connectionString: cluster.address })
        await client.connect()
        await client.query(`drop database test_${names - 1}`)
        await client.query(`drop tablespace test_${names - 1}`)
        await client.end()
      } finally {
        remove()
      }
    },
    60_000,
  )

  it('takes a library over whole, or nothing of it', async () => {
    const one = await fresh(reports)
    const { database } = await fresh()
    await loadReports(database, reports)
    expect(await counted(database)).toEqual(await counted(one.database))
    for (const report of reports) expect(await wholeExtract(database, report.id)).toEqual(report)
    const other = await fresh(reports.slice(2, 3))
    const before = await counted(other.database)
    await expect(loadReports(other.database, reports)).rejects.toThrow(/duplicate key/)
    expect(await counted(other.database)).toEqual(before)
  })

  it('holds only what has changed anew, and answers from that', async () => {
    const { database } = await fresh(reports.slice(0, 2))
    const first = await pilcrowIn(database, vocabulary)
    const [kept, changing] = reports as [Extract, Extract]
    await keepReport(database, { ...changing, title: 'Another title' }, null)
    const second = await first.again()
    expect(second.pilcrow.library.byId(kept.id)).toBe(first.pilcrow.library.byId(kept.id))
    expect(second.pilcrow.library.byId(changing.id)?.title).toBe('Another title')
    await removeFromDatabase(database, kept.id)
    const third = await second.again()
    expect(third.pilcrow.library.reports.map(({ id }) => id)).toEqual([changing.id])
    expect((await third.pilcrow.say(`/report ${changing.id}`)).kind).toBe('report')
  })

  it('dies in mid-question tells the asker, and answers again when it is back', async () => {
    const { database } = await fresh(reports.slice(0, 5))
    const { pilcrow } = await pilcrowIn(database, vocabulary)
    const asking = Array.from({ length: 5 }, (_, at) => pilcrow.say(`${QUESTION} ${at}`))
    await cluster.crash()
    const kinds = (await Promise.all(asking)).map(({ kind }) => kind)
    expect(kinds.every((kind) => ['excerpts', 'none', 'error'].includes(kind))).toBe(true)
    const away = await pilcrow.say('what is said of bullying in lincolnshire?')
    expect(away.kind).toBe('error')
    expect(replyText(away)).toMatch(/cannot be reached just now.*ask again in a moment/)
    await cluster.start()
    expect((await pilcrow.say(QUESTION)).kind).toBe('excerpts')
  }, 120_000)

  it('dies in mid-ingest holds each report whole or not at all', async () => {
    const { address, database } = await fresh()
    const writing = Promise.allSettled(reports.map((report) => keepReport(database, report, null)))
    await new Promise((resolve) => setTimeout(resolve, 700))
    await cluster.crash()
    await writing
    await cluster.start()
    const again = await open(address)
    for (const { id } of await again.read<{ id: string }>('select id from reports'))
      expect(await wholeExtract(again, id)).toEqual(reports.find((report) => report.id === id))
    for (const report of reports) await keepReport(again, report, null)
    const { database: sound } = await fresh(reports)
    expect(await counted(again)).toEqual(await counted(sound))
  }, 120_000)

  it('has a standby is read from that when it dies in mid-question, and written to when that takes its place', async () => {
    const { address, database: first } = await fresh(reports.slice(0, 3))
    const standby = await cluster.standby()
    try {
      const both = await open(
        address.replace(/@127\.0\.0\.1:\d+/, `@127.0.0.1:${cluster.port},127.0.0.1:${standby.port}`),
      )
      const { pilcrow } = await pilcrowIn(both, vocabulary)
      expect((await pilcrow.say('bullying in lincolnshire')).kind).not.toBe('error')
      await first.close()
      const asking = Array.from({ length: 5 }, (_, at) =>
        pilcrow.say(`private fostering in lincolnshire ${at}`),
      )
      await cluster.crash()
      // Whoever was being answered hears nothing of it.
      for (const { kind } of await Promise.all(asking)) expect(['excerpts', 'none']).toContain(kind)
      expect((await pilcrow.say('care leavers in lincolnshire')).kind).toBe('excerpts')
      await expect(keepReport(both, reports[4] as Extract, null)).rejects.toThrow(
        /no host takes writes|cannot be reached/,
      )
      await standby.promote()
      await keepReport(both, reports[4] as Extract, null)
      expect(await wholeExtract(both, reports[4]?.id ?? '')).toEqual(reports[4])
    } finally {
      await standby.end()
      await cluster.start()
    }
  }, 180_000)
})
