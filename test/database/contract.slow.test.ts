import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/database.js'
import { pilcrowIn } from '../../src/database/open.js'
import { type Answered, type Answers, type Pilcrow, previousOf } from '../../src/pilcrow/pilcrow.js'
import { allGradesCsv, allPages, answerCsv } from '../../src/spreadsheet/answer-tables.js'
import { openBundled, vocabulary } from '../open.js'
import { type Cluster, startCluster } from './cluster.js'
import { bundledReports, describeWithPostgres, measuredOverCouncils, openedWith } from './opened.js'

/** Something of every kind that can be asked. */
const MESSAGES = [
  '/grade northumberland staying-safe',
  '/grade north-lincolnshire overall',
  '/report lincolnshire',
  '/report northumberland',
  '/reports',
  '/reports 2012',
  '/cite north-lincolnshire 20-30 2012',
  '/cite lincolnshire s4p1',
  '/cite northumberland "private fostering"',
  '¶ 190',
  'Northumberland 2012, Record of main findings',
  '/recommendations northumberland within three months',
  '/recommendations south-gloucestershire about:fostering',
  '/compare leadership northumberland south-gloucestershire lincolnshire',
  '/compare overall neighbours:northumberland',
  '/history north-lincolnshire',
  '/find good judgement:leadership',
  '/find show:distribution judgement:overall',
  '/find show:"by year" judgement:leadership',
  '/find phrase:"foster carers"',
  '/find about:"domestic abuse"',
  '/help',
  '/help cite',
  'what happens in northumberland when a child keeps running away?',
  'how many social workers are there in north lincolnshire?',
  'why is north lincolnshire outstanding?',
  'what does adequate mean',
  'what does good mean in lincolnshire 2015',
  'what does LADO stand for',
  'knife crime in Lincolnshire',
  'zorbing in northumberland',
  'is gloucestershire good',
  'does anybody speak of Rothbury?',
  'which reports mention private fostering',
  'which recommendations come again from report to report',
  'summary of north lincolnshire 2022',
  'childrn who go misssing from care',
  'are social workers buried in paperwork',
  'I am being hurt at home in Lincolnshire',
  'thanks',
  '',
]

/** Questions over councils, those that are measured and others of the kinds that go over time. */
const OVER_COUNCILS = [
  ...measuredOverCouncils(),
  'which councils improved since their last inspection',
  'who got worse',
  'which councils are praised for early help',
  'which councils are criticised for late visits',
  'who has a children in care council',
  'who was always outstanding',
  'from good to outstanding',
  'league table of councils for leadership',
  'grades per year',
  '/history leadership',
  '/history overall north-lincolnshire',
  'how has north lincolnshire changed since 2012',
  'longest gap between two inspections',
]

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describeWithPostgres('A library in PostgreSQL', () => {
  let cluster: Cluster
  let database: Database
  let inFolder: Answers
  let inDatabase: Pilcrow
  beforeAll(async () => {
    cluster = await startCluster()
    database = await openedWith(cluster.address, await bundledReports())
    inFolder = await openBundled()
    inDatabase = (await pilcrowIn(database, vocabulary)).pilcrow
  }, 120_000)
  afterAll(async () => {
    await database.close()
    await cluster.end()
  })

  it.each(MESSAGES)('answers as a folder does: %s', async (message) => {
    expect(asJson(await inDatabase.respond(message))).toEqual(asJson(inFolder.respond(message)))
  })

  it('answers the README’s questions as a folder does', async () => {
    const readme = readFileSync('README.md', 'utf8')
    const asked = [...readme.matchAll(/```text\n¶ (.*)\n/g)].map(([, message = '']) => message)
    expect(asked.length).toBeGreaterThan(5)
    for (const message of asked)
      expect(asJson(await inDatabase.respond(message))).toEqual(asJson(inFolder.respond(message)))
  })

  it.each(OVER_COUNCILS)('tells of all councils what a folder does, to the letter: %s', async (question) => {
    expect(JSON.stringify(await inDatabase.respond(question))).toBe(
      JSON.stringify(inFolder.respond(question)),
    )
  })

  it('asks for the grades of those reports alone that a question looks at', async () => {
    const asked = new Set<string>()
    const heard: Database = {
      ...database,
      read(sql, values = []) {
        if (sql.includes('join grades')) for (const id of values[0] as string[]) asked.add(id)
        return database.read(sql, values)
      },
    }
    const { pilcrow } = await pilcrowIn(heard, vocabulary)
    expect([...asked]).toEqual([])
    await pilcrow.say('which councils in the north east were good in 2012')
    expect([...asked]).toEqual(['northumberland-2012'])
    await pilcrow.say('which councils are outstanding')
    expect([...asked].sort()).toEqual(
      [
        'lincolnshire-2015',
        'north-lincolnshire-2022',
        'northumberland-2012',
        'south-gloucestershire-2012',
      ].sort(),
    )
  })

  it('goes on from an answer as a folder does', async () => {
    let [one, other]: Answered[] = []
    for (const message of [
      'private fostering in northumberland',
      'and in north lincolnshire?',
      'more',
      'why?',
    ]) {
      one = await inDatabase.respond(message, one && previousOf(one))
      other = inFolder.respond(message, other && previousOf(other))
      expect(asJson(one)).toEqual(asJson(other))
    }
  })

  it('offers while options are typed what a folder does', async () => {
    const typed: Parameters<Answers['suggest']>[] = [
      ['grade', 'authority', 'nothumb', {}],
      ['grade', 'judgement', 'stay', { authority: 'northumberland' }],
      ['cite', 'paragraph', '', { authority: 'northumberland' }],
      ['cite', 'paragraph', 'rothbury gunman', { authority: 'northumberland' }],
      ['ask', 'question', 'private fostering', {}],
      ['recommendations', 'deadline', 'six', {}],
    ]
    for (const option of typed)
      expect(await inDatabase.suggest(...option)).toEqual(inFolder.suggest(...option))
  })

  it('gives the same rows, of one answer and of all grades', async () => {
    const message = '/find phrase:"foster carers"'
    const pages = await allPages(await inDatabase.respond(message), inDatabase.respond)
    const own = await allPages(inFolder.respond(message), async (...next) => inFolder.respond(...next))
    expect(answerCsv(pages, inDatabase.library)).toEqual(answerCsv(own, inFolder.library))
    const grades = await inDatabase.look(({ library }) => allGradesCsv(library.reports))
    expect(grades).toEqual(allGradesCsv(inFolder.library.reports))
  })
})
