import { beforeAll, describe, expect, it } from 'vitest'
import { answerNoMore } from '../../src/answer/shown-again.js'
import { EVERYWHERE, type Query, type Where } from '../../src/model/query.js'
import { excerptsOf, gradesOf, type Reply, recommendationsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import type { Previous } from '../../src/understand/follow-up/shown.js'
import { answerContextOf } from '../answer-context.js'
import { bundled, openBundled } from '../open.js'
import { conversationWith } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const whereOf = (query: Query | null): Where | undefined =>
  query && 'where' in query.asked ? query.asked.where : undefined

/** The last answer of a conversation. */
const talk = (...messages: string[]): Reply => conversationWith(pilcrow, ...messages).reply
const grades = (...messages: string[]) =>
  gradesOf(talk(...messages)).map(({ report, judgement, grade }) => `${report} ${judgement} ${grade}`)

describe('a message that follows an answer', () => {
  it('keeps the judgement and takes another year, another council, or keeps the council and takes another judgement', () => {
    expect(grades('/grade north-lincolnshire overall-effectiveness 2012', 'and in 2022?')).toEqual([
      'north-lincolnshire-2022 overall-effectiveness Outstanding',
    ])
    expect(grades('how did south glos do for staying safe', 'what about northumberland?')).toEqual([
      'northumberland-2012 staying-safe Good',
    ])
    expect(grades('how did south glos do for staying safe', 'and being healthy?')).toEqual([
      'south-gloucestershire-2012 being-healthy Adequate',
    ])
  })

  it('reads of what a report judges, with its grade, after the report', () => {
    const told = talk('tell me about north lincolnshire 2022', 'and care leavers')
    expect(told.kind).toBe('excerpts')
    expect(gradesOf(told)).toMatchObject([{ report: 'north-lincolnshire-2022', grade: 'Outstanding' }])
    expect(excerptsOf(told).length).toBeGreaterThan(1)
  })

  it('says who led each of a council’s inspections, the newest first', () => {
    expect(replyText(talk('who led the inspections of north lincolnshire'))).toMatch(
      /North Lincolnshire 2022, .*: Jan Edwards\nNorth Lincolnshire 2012, .*: Neil Penswick/,
    )
  })

  it('does not keep to a year of which nothing is held', () => {
    expect(grades('how good is northumberland', 'and in 2019?')).toEqual([])
    expect(grades('how good is northumberland', 'and in 2019?', 'and staying safe?')).toEqual([
      'northumberland-2012 staying-safe Good',
    ])
  })

  it('asks the same question elsewhere', () => {
    const reply = talk('private fostering in northumberland', 'and in north lincolnshire in 2022?')
    expect(excerptsOf(reply)[0]).toMatchObject({ report: 'north-lincolnshire-2022', paragraph: 11 })
  })

  it('answers why with the paragraph behind the grade, whole', () => {
    const [cited] = excerptsOf(talk('/grade northumberland staying-safe', 'why?'))
    expect(cited).toMatchObject({ report: 'northumberland-2012', paragraph: 75, sentences: null })
  })

  it('answers why of the judgement that is named, and of each grade that was shown', () => {
    const cited = (...messages: string[]) => excerptsOf(talk(...messages)).map(({ paragraph }) => paragraph)
    expect(
      cited('south gloucestershire staying safe', 'why is capacity for improvement inadequate?'),
    ).toEqual([58])
    expect(cited('how did northumberland do for leadership', 'why?')).toEqual([53, 103])
    expect(cited('how did northumberland do for leadership', 'why was it outstanding')).toEqual([53, 103])
  })

  it('answers why of the whole after a whole report', () => {
    const cited = excerptsOf(talk('/report northumberland', 'why?')).map(({ paragraph }) => paragraph)
    expect(cited).toEqual([12, 64])
  })

  it('takes the subject of the message before for "it"', () => {
    const told = talk('private fostering in northumberland', 'what were they told to do about it?')
    expect(recommendationsOf(told)[0]?.text).toMatch(/private fostering/)
    expect(recommendationsOf(told).length).toBeLessThan(5)
  })

  it('is a question of its own where it is more than names', () => {
    expect(
      excerptsOf(talk('/report northumberland', 'do care leavers get help with housing there')),
    ).not.toEqual([])
  })

  it('adds a council to a comparison', () => {
    expect(
      grades('/compare staying-safe northumberland south-gloucestershire', 'and north lincolnshire?'),
    ).toHaveLength(3)
  })

  it('gives the recommendations of another council', () => {
    expect(recommendationsOf(talk('/recommendations northumberland', 'and south glos?'))).toHaveLength(14)
  })

  it('is answered on its own where it stands on its own', () => {
    expect(
      talk('/grade northumberland staying-safe', 'what did inspectors say about bullying in lincolnshire')
        .kind,
    ).toBe('excerpts')
    expect(grades('/grade northumberland staying-safe', '/grade lincs adoption')).toEqual([
      'lincolnshire-2015 adoption Outstanding',
    ])
  })

  it('is answered from what buttons still know where the question is forgotten', () => {
    const earlier: Previous = {
      query: {
        asked: {
          intent: 'report',
          where: { ...EVERYWHERE, councils: ['northumberland'] },
          part: 'whole',
          instead: null,
        },
        readings: [],
        assumed: null,
        intention: null,
        isConcern: false,
        spokenOf: [],
        before: null,
      },
      shown: { excerpts: [{ report: 'northumberland-2012', key: '75' }], recommendations: [], grades: [] },
    }
    expect(excerptsOf(pilcrow.say('why?', earlier))[0]).toMatchObject({ paragraph: 75 })
    expect(
      excerptsOf(pilcrow.say('what about bullying?', earlier)).every(
        ({ report }) => report === 'northumberland-2012',
      ),
    ).toBe(true)
  })

  it('keeps the council of the answer until another is named, or all are asked about', () => {
    const about = (...messages: string[]) =>
      new Set(
        excerptsOf(talk('caseloads in north lincolnshire', ...messages)).map(({ report }) =>
          report.replace(/-\d+$/, ''),
        ),
      )
    expect(about('do they listen to parents')).toEqual(new Set(['north-lincolnshire']))
    expect(about('virtual school', 'and adoption panel?')).toEqual(new Set(['north-lincolnshire']))
    expect(about('what did they say about the virtual school in lincolnshire')).toEqual(
      new Set(['lincolnshire']),
    )
    // Others are not the one that was spoken of.
    expect(about('which other councils speak of private fostering')).toEqual(new Set(['northumberland']))
  })

  it('keeps the council that was asked about in vain', () => {
    const refused = talk('quantum physics in northumberland')
    expect(refused.kind).toBe('none')
    const [first] = excerptsOf(talk('quantum physics in northumberland', 'what about bullying?'))
    expect(first?.report).toBe('northumberland-2012')
  })

  it('compares with another council what was asked of the first', () => {
    const reports = excerptsOf(
      talk('what did they say about private fostering in north lincolnshire', 'compare with northumberland'),
    ).map(({ report }) => report)
    expect(reports).toContain('northumberland-2012')
    expect(reports.join(' ')).toContain('north-lincolnshire')
    expect(grades('/grade northumberland staying-safe', 'compare with south glos')).toHaveLength(2)
  })

  it('asks more closely what was asked before', () => {
    const due = recommendationsOf(talk('what must northumberland improve', 'by when?'))
    expect(new Set(due.map(({ deadline }) => deadline)).size).toBeGreaterThan(1)
    const beside = excerptsOf(
      talk('caseloads in north lincolnshire', 'how does that compare with lincolnshire'),
    )
    expect(new Set(beside.map(({ report }) => report.replace(/-\d+$/, '')))).toEqual(
      new Set(['north-lincolnshire', 'lincolnshire']),
    )
  })

  it('is no question again where it is none', () => {
    for (const said of ['thanks', 'lol', 'not great then']) {
      const reply = talk('private fostering in northumberland', said)
      expect([said, ['none', 'help'].includes(reply.kind)]).toEqual([said, true])
      expect(excerptsOf(reply)).toEqual([])
    }
    expect(excerptsOf(talk('private fostering in northumberland', 'is that so'))).not.toEqual([])
  })

  it('asks a list again of other years', () => {
    const years = new Set(
      gradesOf(talk('which councils are outstanding', 'only since 2015')).map(({ report }) => report),
    )
    expect(years).toEqual(new Set(['north-lincolnshire-2022']))
    expect(talk('how did northumberland do overall', 'and which are outstanding?').kind).toBe('grades')
  })

  it('is understood as one about the council of the conversation', () => {
    const { query, reply } = conversationWith(
      pilcrow,
      'private fostering in northumberland',
      'how many children were there',
    )
    expect(new Set(excerptsOf(reply).map(({ report }) => report))).toEqual(new Set(['northumberland-2012']))
    expect(query?.isConcern).toBe(false)
  })

  it('stays in the year of the conversation until another is named', () => {
    const years = (...messages: string[]) =>
      whereOf(conversationWith(pilcrow, 'how did north lincolnshire do in 2012', ...messages).query)?.period
    expect(years('what did they recommend')).toMatchObject({ years: [2012] })
    expect(years('what did they recommend in 2022')).toMatchObject({ years: [2022] })
    expect(years('and now')).toMatchObject({ years: [], order: 'latest' })
  })

  it('turns to what must improve, of every council that was compared', () => {
    const reply = talk(
      'compare lincolnshire and north lincolnshire',
      'what does each of them need to improve?',
    )
    expect(new Set(recommendationsOf(reply).map(({ report }) => report))).toEqual(
      new Set(['lincolnshire-2015', 'north-lincolnshire-2022']),
    )
  })

  it('asks of one council that was listed, and for no list', () => {
    const reply = talk('which councils are outstanding', 'what did they say about northumberland')
    expect(reply.kind).toBe('excerpts')
    expect(new Set(excerptsOf(reply).map(({ report }) => report))).toEqual(new Set(['northumberland-2012']))
  })

  it('goes on from the subject after a paragraph was read in full, or a word explained', () => {
    const subject = (...messages: string[]) => {
      const asked = conversationWith(pilcrow, 'private fostering in northumberland', ...messages).query?.asked
      return asked?.intent === 'passages' ? [asked.subject, ...asked.where.councils] : asked
    }
    expect(subject('the second one', 'and in lincolnshire')).toEqual(['private fostering in', 'lincolnshire'])
    expect(subject('whats an EHCP', 'virtual school')).toEqual(['virtual school in', 'northumberland'])
  })

  it('asks, though it begins with a reaction', () => {
    const reply = talk(
      'private fostering in northumberland',
      'really?? doesnt feel like it. what about truancy',
    )
    expect(reply.kind).not.toBe('help')
  })

  it('shows the whole report for more of its grades', () => {
    expect(talk('is northumberland good', 'more').kind).toBe('report')
  })
})

describe('What an answer leads on to', () => {
  it('repeats nothing as if it were new', () => {
    const first = talk('how did north lincolnshire do in 2022')
    const again = talk('how did north lincolnshire do in 2022', 'ok so how are they doing')
    expect(gradesOf(again).length).toBeLessThan(gradesOf(first).length)
    expect(replyText(again)).toMatch(/^The answer before showed/)
  })

  it('reads recommendations again for who must act and by when, and excuses itself for nothing', () => {
    const told = talk('/recommendations northumberland', 'by when must they do all that')
    expect(replyText(told)).toMatch(/^These are all that there are, each under the time/)
  })

  it('counts what was recommended for whoever asks how many that is, and goes on from there', () => {
    const told = talk('what must lincolnshire improve', 'how many things is that')
    expect(replyText(told)).toMatch(new RegExp(`^${recommendationsOf(told).length} recommendations in all:`))
    expect(
      conversationWith(pilcrow, 'what must lincolnshire improve', 'how many is that', 'by when').query?.asked,
    ).not.toHaveProperty('isCounted')
  })

  it('of a place in Scotland is that no report is on it', () =>
    expect(
      conversationWith(pilcrow, 'foster carers in lincolnshire', 'and dundee?').query?.asked,
    ).toMatchObject({
      intent: 'unclear',
      why: 'elsewhere',
      country: 'Scotland',
    }))

  it('prints nothing twice where no more is held, and offers what else there is', async () => {
    const shown = { excerpts: [], recommendations: [], grades: [] }
    const library = bundled
    const reply = answerNoMore(
      { ...shown, excerpts: [{ report: 'northumberland-2012', key: '20' }] },
      answerContextOf(library),
    )
    expect(excerptsOf(reply)).toEqual([])
    expect(replyText(reply)).toMatch(/^I found no more on that/)
    expect(replyText(reply)).toMatch(/\/cite northumberland-2012 20/)
  })

  it('says first which inspection is the newest where things are asked for as they are now', () => {
    for (const now of ['and is that so today', 'what about now', 'no i mean now'])
      expect(replyText(talk('is south gloucestershire good', now))).toMatch(
        /^South Gloucestershire \d+ is the/,
      )
  })

  it('asks the subject of the conversation of a place that is only set beside the one before', () => {
    for (const beside of [
      'is north lincolnshire any better',
      'ok north lincs?',
      'north lincs btw, my sister lives there',
    ])
      expect(
        conversationWith(pilcrow, 'private fostering in northumberland', beside).query?.asked,
      ).toMatchObject({
        intent: 'passages',
        subject: 'private fostering in',
        where: { councils: ['north-lincolnshire'] },
      })
  })

  it.each(['any others near there', 'and its neighbours?', 'what about the ones next door', 'any nearby?'])(
    'asks those near a council what was asked of it: %s',
    (next) => {
      const askedAfter = (first: string) => conversationWith(pilcrow, first, next).query?.asked
      expect(askedAfter('private fostering in northumberland')).toMatchObject({
        intent: 'passages',
        subject: 'private fostering in',
        where: { councils: [], neighboursOf: 'northumberland' },
      })
      expect(askedAfter('what must northumberland improve')).toMatchObject({
        intent: 'recommendations',
        where: { councils: [], neighboursOf: 'northumberland' },
      })
      expect(askedAfter('is northumberland good')).toMatchObject({
        intent: 'comparison',
        where: { neighboursOf: 'northumberland' },
      })
    },
  )

  it('says that borders are not held, where others near a council are asked about', () =>
    expect(talk('is northumberland good', 'any others near there')).toSatisfy((reply: Reply) =>
      replyText(reply).includes('Which councils border which is not held here.'),
    ))

  it.each(['got any others?', 'have you got any others'])(
    'shows more of the same where Pilcrow is asked whether it has any: %s',
    (next) =>
      expect(
        conversationWith(pilcrow, 'private fostering in northumberland', next).query?.asked,
      ).toMatchObject({
        intent: 'passages',
        subject: 'private fostering in',
        where: { councils: ['northumberland'] },
      }),
  )

  it('asks all councils where others are asked for, of what was spoken of or of what is named now', () => {
    const asked = (next: string) =>
      conversationWith(pilcrow, 'private fostering in northumberland', next).query?.asked
    for (const all of [
      'who does it properly then',
      'has any council got it right',
      'who else',
      'any others?',
    ])
      expect(asked(all)).toMatchObject({
        intent: 'passages',
        subject: 'private fostering in',
        where: { councils: [] },
      })
    expect(asked('do any mention bullying')).toMatchObject({
      intent: 'mentions',
      subject: 'bullying',
      where: { councils: [] },
    })
  })

  it('says who can look into it where somebody tells of their own case, and hears a question as one', () => {
    const asked = (next: string) =>
      conversationWith(pilcrow, 'private fostering in northumberland', next).query?.asked
    for (const own of [
      'well they never rang me once',
      'it was me and nobody tells me nothing',
      'will mine be done by easter',
    ])
      expect(asked(own)).toMatchObject({ intent: 'aside', aside: 'complaint' })
    for (const question of [
      'what do they say about my social worker not ringing',
      'not my council',
      'show me the rest',
    ])
      expect(asked(question)).not.toMatchObject({ intent: 'aside', aside: 'complaint' })
  })

  it('shows what was quoted whole where the rest of it is asked for', () => {
    for (const rest of [
      'what else does that paragraph say',
      'why is it trimmed',
      'show me the rest of the quote',
    ])
      expect(
        conversationWith(pilcrow, 'private fostering in northumberland', rest).query?.asked,
      ).toMatchObject({
        intent: 'citation',
        isWhole: true,
      })
  })

  it('names the lead inspector of each inspection where each is asked for', () => {
    const { reply } = conversationWith(
      pilcrow,
      'north lincolnshire leadership over time',
      'who led each of them',
    )
    const text = replyText(reply)
    expect(text.match(/^North Lincolnshire 20\d\d, .*: \p{Lu}\S+ \p{Lu}\S+$/gmu)).toHaveLength(2)
  })

  it('takes a year of two digits at the end for one of this century', () => {
    const { query } = conversationWith(
      pilcrow,
      '/recommendations north-lincolnshire',
      'how many did they get in 12',
    )
    expect(whereOf(query)?.period).toMatchObject({ years: [2012] })
  })

  it('says whether a grade that somebody insists on was given', () => {
    expect(replyText(talk('is north lincolnshire good', 'no it was inadequate'))).toMatch(
      /^North Lincolnshire 2022 was graded Outstanding overall, not Inadequate\./,
    )
  })

  it('tells what is behind a recommendation that is to be explained, and what a grade means', () => {
    const explained = conversationWith(
      pilcrow,
      '/recommendations northumberland',
      'what does the first one mean',
    )
    expect(explained.query?.asked).toMatchObject({ intent: 'passages' })
    const meant = conversationWith(pilcrow, 'is north lincolnshire good', 'what does that grade mean')
    expect(meant.query?.asked).toMatchObject({ intent: 'definition', grades: ['Outstanding'] })
  })

  it('asks of all councils what was asked of one, and who else has a grade', () => {
    const asked = (...messages: string[]) => conversationWith(pilcrow, ...messages).query?.asked
    expect(asked('private fostering in northumberland', 'is it like that everywhere')).toMatchObject({
      intent: 'passages',
      where: { councils: [] },
    })
    expect(asked('how did north lincolnshire do overall in 2022', 'who else got that')).toMatchObject({
      intent: 'councils',
      having: [{ grades: ['Outstanding'] }],
    })
  })

  it('says thanks for thanks, whatever stands beside it, and hears how things are now', () => {
    const thanks = conversationWith(
      pilcrow,
      'private fostering in northumberland',
      'thank you love, that is the first straight answer I have had',
    )
    expect(thanks.query?.asked).toMatchObject({ intent: 'aside', aside: 'thanks' })
  })

  it('asks for the same in another tone where only that is named', () => {
    const { query } = conversationWith(pilcrow, 'private fostering in northumberland', 'now a negative one')
    expect(query?.asked).toMatchObject({
      intent: 'passages',
      subject: 'private fostering in',
      tone: 'criticism',
    })
  })

  it('looks where the message says and not where it denies', () => {
    const { query } = conversationWith(
      pilcrow,
      'how did lincolnshire do overall',
      'sorry i meant north lincolnshire not lincolnshire',
    )
    expect(whereOf(query)).toMatchObject({ councils: ['north-lincolnshire'] })
  })
})

describe('What a conversation keeps', () => {
  const asked = (...messages: string[]) => conversationWith(pilcrow, ...messages).query?.asked
  const ABOUT = 'private fostering in northumberland'
  const SUBJECT = { intent: 'passages', subject: 'private fostering in' }

  it('is its subject, whatever words point at the answer or name a place alone', () => {
    for (const message of ['and south gloucestershire', 'same topic for south glos', 'ok south glos please'])
      expect(asked(ABOUT, message)).toMatchObject({
        ...SUBJECT,
        where: { councils: ['south-gloucestershire'] },
      })
    const whole = asked(ABOUT, 'ok south glos, whole paragraph')
    expect(whole).toMatchObject({ ...SUBJECT, isWhole: true })
  })

  it('is its subject after who wrote it, a word of it and another inspection were asked for', () => {
    for (const between of ['who said that', 'define that', 'is there a newer one', 'the first one in full'])
      expect(asked(ABOUT, between, 'and south gloucestershire')).toMatchObject({
        ...SUBJECT,
        where: { councils: ['south-gloucestershire'] },
      })
  })

  it('is its subject where the other side of it is asked for', () => {
    for (const message of ['any negatives?', 'and the criticism'])
      expect(asked(ABOUT, message)).toMatchObject({ ...SUBJECT, tone: 'criticism' })
    for (const message of ['anything good there?', 'any positives'])
      expect(asked(ABOUT, message)).toMatchObject({ ...SUBJECT, tone: 'praise', having: [] })
  })

  it('is all councils, where the question was asked of all', () => {
    const query = asked('what do reports say about private fostering', 'did anyone get criticised for it')
    expect(query).toMatchObject({ where: { councils: [] } })
  })

  it('is the page of the report that was asked for, in the inspection before', () => {
    const query = asked('who led the 2022 inspection of north lincolnshire', 'and the one before?')
    expect(query).toMatchObject({
      intent: 'report',
      part: 'front-page',
      where: { reports: ['north-lincolnshire-2012'] },
    })
  })
})

describe('A council that is left out', () => {
  it('is searched no more, and that is said', () => {
    for (const message of ['not northumberland', 'leave out northumberland', 'anyone but northumberland']) {
      const reply = talk('what do reports say about private fostering', message)
      expect(replyText(reply)).toContain('Without Northumberland.')
      expect(excerptsOf(reply).map(({ authority }) => authority)).not.toContain('Northumberland')
    }
  })

  it('is the one that was shown where it is only pointed at, and all others are asked instead of it', () => {
    const { query, reply } = conversationWith(
      pilcrow,
      'private fostering in northumberland',
      'skip that one, anywhere else?',
    )
    expect(whereOf(query)).toMatchObject({ councils: [], except: ['northumberland'] })
    expect(excerptsOf(reply).length).toBeGreaterThan(0)
  })

  it('is none where the word tells something', () => {
    expect(
      whereOf(conversationWith(pilcrow, 'is kent good', 'did it drop in northumberland').query),
    ).not.toHaveProperty('except')
  })
})

describe('A question about what was quoted', () => {
  it('gets its source with its paragraph, dates and lead inspector', () => {
    for (const message of ['who said that', 'when was that', 'paragraph number and dates please']) {
      const text = replyText(talk('private fostering in northumberland', message))
      expect(text).toMatch(/Quoted: paragraph \d+/)
      expect(text).toContain('Lead inspector:')
    }
  })

  it('gets the grade of what was asked about, or of what the words stand under', () => {
    expect(grades('help for care leavers in lincolnshire', 'what grade was that')).toEqual([
      'lincolnshire-2015 care-leavers Good',
    ])
  })

  it('gets what a term of the field means', () => {
    const { query } = conversationWith(pilcrow, 'private fostering in northumberland', 'what does that mean')
    expect(query?.asked).toMatchObject({ intent: 'definition', term: 'private fostering in' })
  })

  it('is told where no other inspection is held, and never the same again', () => {
    for (const message of [
      'and before that?',
      'is there a later one',
      'is that still so',
      'and is it finished yet',
      'did it get better since',
    ])
      expect(replyText(talk('private fostering in northumberland', message))).toMatch(
        /^Northumberland 2012 is the only inspection of Northumberland here: I hold none before it and none after it\./,
      )
  })

  it('is told which is newer, with the dates of both', () => {
    const reply = talk(
      'private fostering in northumberland',
      'and north lincolnshire',
      'which of those is newer',
    )
    expect(replyText(reply)).toMatch(
      /North Lincolnshire 2022: inspected[\s\S]*Northumberland 2012: inspected/,
    )
  })

  it('sets side by side what it names', () => {
    const reply = talk('private fostering in northumberland', 'and north lincolnshire', 'compare them')
    expect(replyText(reply)).toMatch(/^Side by side: /)
  })
})

describe('An objection', () => {
  const OWNED = /^Sorry, I misread that\./

  it('is owned, and what was asked for is answered', () => {
    const praise = conversationWith(
      pilcrow,
      'private fostering in northumberland',
      'that is a criticism, I asked for good practice',
    )
    expect(praise.query?.asked).toMatchObject({ subject: 'private fostering in', tone: 'praise' })
    expect(replyText(praise.reply)).toMatch(OWNED)
    const place = conversationWith(
      pilcrow,
      'private fostering in lincolnshire',
      'no, I said north lincolnshire not lincolnshire',
    )
    expect(whereOf(place.query)).toMatchObject({ councils: ['north-lincolnshire'] })
    expect(replyText(place.reply)).toMatch(OWNED)
    const both = conversationWith(
      pilcrow,
      'private fostering in northumberland',
      'and north lincolnshire',
      'no i meant both',
    )
    expect(whereOf(both.query)?.councils).toEqual(['north-lincolnshire', 'northumberland'])
  })

  it('to the year gets the years that there are, and the next message the subject', () => {
    const messages = ['private fostering in north lincolnshire', 'wrong year']
    expect(conversationWith(pilcrow, ...messages).query?.asked).toMatchObject({ intent: 'library' })
    expect(conversationWith(pilcrow, ...messages, '2012').query?.asked).toMatchObject({
      subject: 'private fostering in',
      where: { period: { years: [2012] } },
    })
  })

  it('to the age of a report is told that there is none newer', () => {
    const text = replyText(talk('private fostering in northumberland', '2012?? thats no use'))
    expect(text).toMatch(/^Northumberland 2012 is the only inspection/)
  })

  it('is none where somebody only says so, or tells a story', () => {
    const { query } = conversationWith(pilcrow, 'is northumberland good', 'that is terrible')
    expect(query?.asked).toMatchObject({ intent: 'aside' })
    expect(query?.isCorrection).toBeUndefined()
  })
})

describe('A year in a conversation', () => {
  it('that no report is of is said before anything else', () => {
    const text = replyText(talk('private fostering in north lincolnshire', 'and in 2019?'))
    expect(text).toMatch(/^There is no report on North Lincolnshire from 2019\./)
  })

  it('whose report says nothing of it is said so, and what others say comes after that', () => {
    const text = replyText(talk('bullying in north lincolnshire', 'and in 2022?'))
    expect(text).toMatch(
      /^North Lincolnshire 2022, the newest here, does not speak of it, as far as I can tell\. What older ones say:/,
    )
  })
})
