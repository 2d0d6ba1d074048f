import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLibrary } from '../../src/library/library.js'
import { choicesOf, excerptsOf, noteText, type Reply } from '../../src/model/reply.js'
import { Grade, type Report } from '../../src/model/report.js'
import { type Answers, answersOver, previousOf } from '../../src/pilcrow/pilcrow.js'
import { replyJson } from '../../src/reply/json.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { MisquotedError, verified } from '../../src/verification/verify.js'
import { packageData } from '../../src/vocabulary/data.js'
import { bundledIndex, openBundled, vocabulary } from '../open.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const ADEQUATE = 'Adequate (Grade 3) A service that only meets minimum requirements'
const quotesOf = (reply: Reply): string[] => excerptsOf(reply).map(({ quote }) => quote)
const withoutSpace = (text: string): string => text.replace(/[\s|]+/g, '')

describe('what a grade means', () => {
  it.each([
    'what does adequate mean',
    'What does “Adequate” mean?',
    'what does adaquate mean',
    'meaning of adequate',
    'what does grade 3 mean',
    'grade three means what?',
    'is adequate bad',
    'what is adequate',
    'what is an adequate grade',
    'so what does being rated adequate by ofsted actually mean',
  ])('%s: the words of the report, with where they stand', (question) => {
    const reply = pilcrow.say(question)
    expect(reply.kind).toBe('excerpts')
    expect(quotesOf(reply)).toEqual([ADEQUATE])
    expect(excerptsOf(reply)[0]?.citation).toBe('South Gloucestershire 2012, four-point scale after ¶3')
  })

  it('is told of each scale apart, by the years in which it held', () => {
    const text = replyText(pilcrow.say('difference between adequate and requires improvement'))
    expect(text).toMatch(/\(2009–12\)[\s\S]*only meets minimum[\s\S]*\(2013–17\)[\s\S]*requires improvement/)
    expect(text).toContain('The scales differ')
  })

  it('is said once where several reports print it alike', () => {
    const text = replyText(pilcrow.say('what does outstanding mean'))
    expect(text.match(/significantly exceeds/g)).toHaveLength(1)
    expect(text).toContain('3 reports print these words')
  })

  it('is that of the report that is named, and there of the council and the board apart', () => {
    expect(quotesOf(pilcrow.say('what does adequate mean in northumberland'))).toEqual([ADEQUATE])
    const [council, board, ...others] = quotesOf(pilcrow.say('what does good mean in lincolnshire 2015'))
    expect(council).toMatch(/^A good local authority .* promoted\.$/)
    expect(board).toMatch(/^An LSCB that is good /)
    expect(others).toEqual([])
    expect(quotesOf(pilcrow.say('what does good mean for an LSCB in lincolnshire'))).toEqual([board])
  })

  it('is said to be missing where the report named prints none, and offered from others', () => {
    const reply = pilcrow.say('what does good mean in North Lincolnshire 2022')
    expect(reply.kind).toBe('none')
    expect(replyText(reply)).toContain('is not printed in North Lincolnshire 2022')
    const [offered] = choicesOf(reply)
    expect(pilcrow.say(offered?.message ?? '').kind).toBe('excerpts')
    expect(replyText(pilcrow.say('what does good mean'))).toContain('ILACS (since 2018), 1 of 1')
  })

  it('follows an answer about another grade', () => {
    const earlier = previousOf(pilcrow.respond('what does good mean in Northumberland'))
    const next = pilcrow.say('and outstanding?', earlier)
    expect(quotesOf(next)).toEqual([
      'Outstanding (Grade 1) A service that significantly exceeds minimum requirements',
    ])
  })
})

describe('the whole scale', () => {
  it.each([
    'what do the grades mean',
    'explain the ratings',
    'what is the four point scale',
    'what grades are there',
    'what do the judgements mean?',
  ])('%s: all of its grades, and no more than five excerpts', (question) => {
    const [table, ...passages] = quotesOf(pilcrow.say(question))
    expect(table?.split('\n')).toHaveLength(4)
    expect(table).toContain(ADEQUATE)
    expect(passages.join(' ')).toMatch(/outstanding local authority.*requires improvement.*is inadequate/s)
    expect(passages.length).toBeLessThan(5)
  })

  const BOARD = 'of a safeguarding board'

  it('leaves what a board’s grades mean to a choice where all would be too much', () => {
    const reply = pilcrow.say('what do the grades mean')
    expect(replyText(reply)).not.toContain(BOARD)
    const [ofBoard, ...others] = choicesOf(reply)
    expect(others).toEqual([])
    const asked = pilcrow.say(ofBoard?.message ?? '')
    expect(replyText(asked)).toContain(BOARD)
    expect(quotesOf(asked)).toEqual([
      expect.stringMatching(/^An outstanding LSCB /),
      expect.stringMatching(/^An LSCB that is inadequate /),
    ])
    expect(choicesOf(asked)).toEqual([])
  })

  it.each([
    ['what does good mean', 3],
    ['what do good and inadequate mean', 5],
  ])('%s: tells them too where they are no more than %i', (question, count) => {
    const reply = pilcrow.say(question)
    expect(quotesOf(reply)).toHaveLength(count)
    expect(replyText(reply)).toContain(BOARD)
    expect(choicesOf(reply)).toEqual([])
  })
})

describe('a question about something else', () => {
  it.each([
    'what is outstanding in northumberland',
    'which councils are adequate',
    'how good is northumberland',
    'what is adequate in south gloucestershire',
    'what are the grades for northumberland',
    'is northumberland better than south gloucestershire',
  ])('%s: is still answered with grades', (question) => {
    expect(['grades', 'report', 'comparison']).toContain(pilcrow.say(question).kind)
  })

  it('asks which council is meant where none is named', () => {
    expect(choicesOf(pilcrow.say('is it good?')).length).toBeGreaterThan(1)
  })

  it.each(["what does 'fewest and best' mean", 'what does CLAB stand for', 'what does good practice mean'])(
    '%s: is still looked for in the text',
    (question) => {
      expect(excerptsOf(pilcrow.say(question)).every(({ key }) => !key.endsWith('t'))).toBe(true)
    },
  )
})

describe('words from a table', () => {
  it.each(Grade.options.slice(0, -1))('%s: stand in the source, letter for letter', (grade) => {
    for (const { report, quote } of excerptsOf(pilcrow.say(`what does ${grade} mean`))) {
      const source = readFileSync(join(packageData(), 'reports', `${report}.txt`), 'utf8')
      expect(withoutSpace(source)).toContain(withoutSpace(quote))
    }
  })

  it('never leave when they are not those of the stored table', () => {
    const reply = pilcrow.say('what does adequate mean')
    const changed = JSON.parse(JSON.stringify(reply).replaceAll('only meets', 'meets'))
    expect(verified(reply, pilcrow.library)).toBe(reply)
    expect(() => verified(changed, pilcrow.library)).toThrow(MisquotedError)
  })

  it('keep the promised fields: the key of the paragraph before them, and no number of their own', () => {
    expect(replyJson(pilcrow.say('what does adequate mean in northumberland'), '', null, 0).excerpts).toEqual(
      [
        {
          report: 'northumberland-2012',
          key: '3',
          paragraph: null,
          page: null,
          locator: 'The inspection judgements and what they mean',
          quote: ADEQUATE,
          text: expect.stringMatching(
            /^Outstanding \(Grade 1\) [\s\S]*\nInadequate \(Grade 4\) .*requirements$/,
          ),
          citation: 'Northumberland 2012, four-point scale after ¶3',
          score: 0,
          url: null,
        },
      ],
    )
  })

  it('are told beside the paragraph that announces them, and their citation leads there', () => {
    for (const message of [
      '/cite northumberland 3',
      'Northumberland 2012, four-point scale after ¶3',
      excerptsOf(pilcrow.say('what does adequate mean in northumberland'))[0]?.fullCitation ?? '',
    ]) {
      const reply = pilcrow.say(message)
      expect(excerptsOf(reply).map(({ key }) => key)).toEqual(['3'])
      expect(reply.notes.map(noteText).join()).toContain(ADEQUATE)
    }
  })
})

it('a library made before scales were kept answers that it does not know', () => {
  const old = pilcrow.library.reports.map((report): Report => ({ ...report, scale: [] }))
  const reply = answersOver(createLibrary(old), vocabulary, bundledIndex).say('what does adequate mean')
  expect(reply.kind).toBe('none')
})
