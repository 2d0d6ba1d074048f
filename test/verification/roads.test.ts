import picocolors from 'picocolors'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { commands } from '../../commands/index.js'
import { excerptOf } from '../../src/answer/excerpt.js'
import { drawReply } from '../../src/console/screen.js'
import { excerptsOf, gradesOf, type Reply, recommendationsOf } from '../../src/model/reply.js'
import type { Report } from '../../src/model/report.js'
import { pictureOf } from '../../src/picture/picture.js'
import {
  type Answered,
  type Answers,
  answerContextOver,
  answersOf,
  answersOver,
  previousOf,
} from '../../src/pilcrow/pilcrow.js'
import { replyJson } from '../../src/reply/json.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { createSearch } from '../../src/search/search.js'
import { allPages, answerCsv } from '../../src/spreadsheet/answer-tables.js'
import { cited, citedInContext, MisquotedError } from '../../src/verification/verify.js'
import { vocabulary } from '../open.js'
import { oneLetterOff, sound, twoFaced } from './altered.js'

/** Every way on which words of a report leave Pilcrow: none of them lets through what does not stand in the library. */

const search = createSearch(sound.reports, vocabulary)
const over = (library: typeof sound): Answers => answersOf(answerContextOver(library, vocabulary, search))

const honest = answersOver(sound, vocabulary)
const lying = over(twoFaced())

const REFUSED = 'A quotation did not match its paragraph'
const isRefused = (reply: Reply): boolean => reply.kind === 'error' && replyText(reply).startsWith(REFUSED)

const wordsOf = (reply: Reply): number =>
  excerptsOf(reply).length + gradesOf(reply).length + recommendationsOf(reply).length

const QUESTION = 'how did services respond to the gunman?'

/** One message for each thing that a reply may hold. */
const MESSAGES = [
  QUESTION,
  'what does adequate mean in northumberland',
  'how many reports mention foster carers?',
  '/cite northumberland 75',
  '/grade northumberland staying-safe',
  '/grade north-lincolnshire being-healthy',
  '/history north-lincolnshire',
  '/compare overall-effectiveness northumberland south-gloucestershire',
  '/report northumberland',
  '/recommendations northumberland',
  '/find grade:Good show:list',
  '/find judgement:overall',
]

afterEach(() => {
  vi.restoreAllMocks()
})

describe('Words of a report that are one letter off', () => {
  it.each(MESSAGES)('are not said: %s', (message) => {
    expect(wordsOf(honest.say(message))).toBeGreaterThan(0)
    expect(isRefused(lying.say(message))).toBe(true)
  })

  const deadlinesOff = (report: Report): Report => ({
    ...report,
    recommendations: report.recommendations.map(({ deadline, ...one }) => ({
      ...one,
      deadline: deadline && oneLetterOff(deadline),
    })),
  })
  const scaleOff = (report: Report): Report => ({
    ...report,
    scale: report.scale.map((one) => ({ ...one, meaning: oneLetterOff(one.meaning) })),
  })
  const leadOff = (report: Report): Report => ({
    ...report,
    leadInspector: report.leadInspector && oneLetterOff(report.leadInspector),
  })
  const earlierLeadOff = (report: Report): Report =>
    report.id === 'north-lincolnshire-2012' ? leadOff(report) : report
  const placesOff = (report: Report): Report => ({
    ...report,
    judgements: report.judgements.map((one) => ({
      ...one,
      evidence: one.evidence.map((place) => ({ ...place, quote: oneLetterOff(place.quote) })),
    })),
  })
  const publishedOff = (report: Report): Report => ({ ...report, published: '2001-01-01' })
  const headingsOff = (report: Report): Report => ({
    ...report,
    paragraphs: report.paragraphs.map((one) => ({ ...one, locator: oneLetterOff(one.locator) })),
    judgements: report.judgements.map((one) => ({
      ...one,
      evidence: one.evidence.map((there) => ({ ...there, place: oneLetterOff(there.place) })),
    })),
  })

  it.each([
    ['deadlines in a note', '/cite northumberland 20', deadlinesOff],
    ['the table of grades in a note', '/cite northumberland 3', scaleOff],
    [
      'the licence among facts',
      '/report northumberland show:about',
      ({ licence, ...report }: Report) => ({ ...report, licence: licence && oneLetterOff(licence) }),
    ],
    ['who led it among facts', '/report northumberland', leadOff],
    ['who led another inspection among facts', '/report north-lincolnshire show:about', earlierLeadOff],
    ['who led it in a sentence', 'What is the phone number of Northumberland council?', leadOff],
    [
      'who led it behind another answer',
      'When were inspectors on site in Northumberland and who led the team?',
      leadOff,
    ],
    ['who led it in the sentence over a list', '/find show:oldest', leadOff],
    ['who led it in the sentence over a list of a grade', '/find grade:Outstanding show:newest', leadOff],
    ['who led it in the sentence over what moved', '/find movement:improved show:newest', leadOff],
    ['who led most inspections among figures', '/find show:"most by inspector of reports"', leadOff],
    [
      'who led most inspections among figures of recommendations',
      '/find show:"most by inspector of recommendations"',
      leadOff,
    ],
    ['who led those asked for', '/find inspector:"Martin Ayres" show:list', leadOff],
    ['who led those asked for, in a count', '/find inspector:"Martin Ayres" show:count', leadOff],
    ['who led those asked for, where there is none', '/find inspector:"Martin Ayres" year:2015', leadOff],
    [
      'who led those asked for that mention something',
      '/find mentions:care inspector:"Martin Ayres"',
      leadOff,
    ],
    ['who led those asked for in a question', 'which reports are there that Martin Ayres led?', leadOff],
    ['the headings to choose a paragraph by', '/cite northumberland', headingsOff],
    ['the headings to choose among paragraphs by their words', '/cite northumberland gunman', headingsOff],
    ['the headings to choose a passage by', 'Lincolnshire 2015, Care leavers, passage 99', headingsOff],
    ['the deadlines to choose from', '/recommendations northumberland "ten years"', deadlinesOff],
    ['the place that prints a grade', '/grade north-lincolnshire being-healthy', placesOff],
    ['when a source was published', '/recommendations northumberland', publishedOff],
  ])('are not said where nothing else is off but %s', (_, message, alter) => {
    expect(isRefused(honest.say(message))).toBe(false)
    expect(isRefused(over(twoFaced(() => true, alter)).say(message))).toBe(true)
  })

  it.each([
    ['over a paragraph', 'private fostering in north lincolnshire', headingsOff],
    ['in the citation of a passage', 'care leavers in lincolnshire', headingsOff],
    ['that prints a grade', 'what grade did north lincolnshire get in 2022', headingsOff],
  ])('are not said of where something stands, by the heading %s', (_, first, alter) => {
    const { query } = honest.respond('where does it say so', previousOf(honest.respond(first)))
    if (query?.asked.intent !== 'citation') throw new Error('Nothing was shown that stands anywhere.')
    const { places } = query.asked
    expect(honest.answer(query).blocks[0]?.block).toBe('facts')
    // Each place is looked up once for its report, and then again.
    const off = over(twoFaced((call) => call >= places.length, alter))
    expect(isRefused(off.answer(query))).toBe(true)
  })

  it('are not said of a front page, which quotes nothing but its title', () => {
    expect(honest.say('/report northumberland show:about').kind).toBe('report')
    expect(isRefused(lying.say('/report northumberland show:about'))).toBe(true)
  })

  it('are not given to a command as Discord runs it', () => {
    const asked = { council: 'northumberland', paragraph: '75' }
    expect(wordsOf(honest.run('cite', asked).reply)).toBe(1)
    expect(isRefused(lying.run('cite', asked).reply)).toBe(true)
  })

  it('are not given on another page, nor to whoever asks for an answer once more', () => {
    const { query, reply } = honest.respond('/find mentions:children')
    if (query === null) throw new Error('That was not understood.')
    expect(reply.more).toBeDefined()
    const next = (answers: Answers) => answers.respond(reply.more ?? '', previousOf({ query, reply })).reply
    expect(wordsOf(next(honest))).toBeGreaterThan(0)
    expect(isRefused(next(lying))).toBe(true)
    expect(isRefused(lying.answer(query))).toBe(true)
  })

  it.each([
    ['and in south gloucestershire?', '/grade northumberland staying-safe'],
    ['why?', '/grade northumberland staying-safe'],
    ['what about foster carers', QUESTION],
    ['what must improve?', '/report northumberland'],
  ])('are not said to a message that follows another: %s', (message, first) => {
    const followed = (answers: Answers) => answers.respond(message, previousOf(honest.respond(first))).reply
    expect(wordsOf(followed(honest))).toBeGreaterThan(0)
    expect(isRefused(followed(lying))).toBe(true)
  })

  it('are not given where a command answers before it has a query', () => {
    const command = commands.find(({ name }) => name === 'cite')
    const [report] = sound.reports
    const [paragraph] = report?.paragraphs ?? []
    if (!command || !report || !paragraph) throw new Error('There is nothing to cite.')
    const excerpt = excerptOf(report, { ...paragraph, text: oneLetterOff(paragraph.text) })
    const early: Reply = { kind: 'excerpts', blocks: [{ block: 'excerpt', excerpt }], notes: [] }
    vi.spyOn(command, 'query').mockReturnValue({ refusal: early })
    expect(isRefused(honest.run('cite', { council: 'northumberland', paragraph: '75' }).reply)).toBe(true)
    expect(isRefused(honest.say('/cite northumberland 75'))).toBe(true)
  })

  it('are no news', () => {
    const [newest] = sound.reports
    const news = (answers: Answers) => answers.news(newest?.id ?? '') as Reply
    expect(wordsOf(news(honest))).toBeGreaterThan(0)
    // The report that is told of is itself looked up by its id.
    expect(isRefused(news(over(twoFaced((call) => call > 0))))).toBe(true)
  })

  it('are not offered while somebody types', () => {
    const offered = (answers: Answers) => answers.suggest('ask', 'question', 'gunman', {})
    expect(offered(honest).some(({ name }) => name.includes('¶'))).toBe(true)
    expect(offered(lying).map(({ name }) => name)).toEqual(['gunman'])
    const numbers = (answers: Answers) =>
      answers.suggest('cite', 'paragraph', '7', { council: 'northumberland' })
    expect(numbers(honest).length).toBeGreaterThan(0)
    expect(numbers(lying)).toEqual([])
  })

  const labelsOff = (report: Report): Report => ({
    ...report,
    judgements: report.judgements.map((one) => ({ ...one, label: oneLetterOff(one.label) })),
  })

  it.each([
    ['deadlines', ['recommendations', 'deadline', 'immed'], deadlinesOff],
    ['subjects of recommendations', ['recommendations', 'about', 'being'], labelsOff],
    ['judgements, as they begin', ['grade', 'judgement', 'being'], labelsOff],
    ['judgements, by a word within', ['grade', 'judgement', 'healthy'], labelsOff],
    ['judgements before one is typed', ['grade', 'judgement', ''], labelsOff],
    ['judgements for a grade', ['find', 'and', 'Good for being'], labelsOff],
    ['who led inspections', ['find', 'inspector', 'a'], leadOff],
  ] as const)('are not offered to choose by: %s', (_, [command, option, typed], alter) => {
    const offered = (library: typeof sound) => over(library).suggest(command, option, typed, {})
    expect(offered(sound).length).toBeGreaterThan(0)
    expect(offered(twoFaced(() => true, alter))).toEqual([])
    // Nothing but what is chosen goes to the screens.
    for (const one of offered(sound)) expect(Object.keys(one)).toEqual(['name', 'value'])
  })

  const plain = { width: 80, colours: picocolors.createColors(false), links: false }
  const COMPARED = '/compare overall-effectiveness northumberland south-gloucestershire'
  /** How much of a report stands where an answer leads, by where that is. */
  const WAYS: Readonly<Record<string, (answered: Answered, answers: Answers) => number | Promise<number>>> = {
    picture: ({ reply }) => (pictureOf(reply) === null ? 0 : 1),
    spreadsheet: async (answered, answers) => {
      const respond = async (...said: Parameters<Answers['respond']>) => answers.respond(...said)
      return answerCsv(await allPages(answered, respond), sound)?.length ?? 0
    },
    JSON: ({ query, reply }) => {
      const { excerpts, grades, recommendations } = replyJson(reply, '', query, 1)
      return excerpts.length + grades.length + recommendations.length
    },
    terminal: ({ reply }) => drawReply(reply, plain).split('Northumberland').length - 1,
  }

  it.each([
    ['picture', COMPARED],
    ['spreadsheet', COMPARED],
    ['spreadsheet', QUESTION],
    ['spreadsheet', '/recommendations northumberland'],
    ['JSON', COMPARED],
    ['JSON', QUESTION],
    ['terminal', COMPARED],
    ['terminal', '/report northumberland'],
  ])('stand on no %s: %s', async (way, message) => {
    const told = async (answers: Answers) => (await WAYS[way]?.(answers.respond(message), answers)) ?? 0
    expect(await told(honest)).toBeGreaterThan(way === 'terminal' ? 1 : 0)
    // What is refused is named by its place, once.
    expect(await told(lying)).toBeLessThanOrEqual(way === 'terminal' ? 1 : 0)
  })
})

describe('A quotation by its place', () => {
  const at = { report: 'northumberland-2012', key: '75', sentences: [0] }

  it('is what stands there, and whose report it is', () => {
    const found = cited(at, sound).value
    expect(found?.council).toBe('northumberland')
    expect(found?.excerpt).toMatchObject({ key: '75', sentences: [0], citation: 'Northumberland 2012 ¶75' })
    expect(found?.excerpt.text.startsWith(found.excerpt.quote)).toBe(true)
  })

  it('is the whole paragraph where it has none of the sentences, and those it has where it lacks some', () => {
    expect(cited({ ...at, sentences: [900] }, sound).value?.excerpt.sentences).toBeNull()
    expect(cited({ ...at, sentences: [0, 900] }, sound).value?.excerpt.sentences).toEqual([0])
  })

  it('is refused in words that say why', () => {
    expect(cited({ ...at, report: 'kent-2012' }, sound)).toEqual({ refusal: 'no-report' })
    expect(cited({ ...at, key: '999' }, sound)).toEqual({ refusal: 'no-paragraph' })
    expect(citedInContext({ ...at, report: 'kent-2012' }, sound)).toEqual({ refusal: 'no-report' })
    expect(citedInContext({ ...at, key: '999' }, sound)).toEqual({ refusal: 'no-paragraph' })
  })

  it('is refused where it was one letter off when it was read', () => {
    expect(
      cited(
        at,
        twoFaced((call) => call === 0),
      ).refusal,
    ).toBeInstanceOf(MisquotedError)
    expect(
      citedInContext(
        at,
        twoFaced((call) => call === 0),
      ).refusal,
    ).toBeInstanceOf(MisquotedError)
  })

  it('stands between its neighbours, without one that is off', () => {
    const keys = (library: typeof sound) => {
      const { before, after } = citedInContext(at, library).value ?? {}
      return [before?.key, after?.key]
    }
    expect(keys(sound)).toEqual(['74', '76'])
    // Two calls for the paragraph, one for its neighbours, two for each of them.
    expect(keys(twoFaced((call) => call === 3))).toEqual([undefined, '76'])
    expect(keys(twoFaced((call) => call === 5))).toEqual(['74', undefined])
    const [first] = sound.byId('northumberland-2012')?.paragraphs ?? []
    expect(citedInContext({ ...at, key: first?.key ?? '' }, sound).value?.before).toBeNull()
  })

  it('passes on what fails while it is looked up, which is no misquotation', () => {
    let calls = 0
    const failing = {
      ...sound,
      byId: (id: string) => {
        if (calls++ > 0) throw new Error('The disk is gone.')
        return sound.byId(id)
      },
    }
    expect(() => cited(at, failing)).toThrow('The disk is gone.')
  })

  it('passes on what is no misquotation', () => {
    const broken = {
      ...sound,
      byId: () => {
        throw new Error('The disk is gone.')
      },
    }
    expect(() => cited(at, broken)).toThrow('The disk is gone.')
  })
})
