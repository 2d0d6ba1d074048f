import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import { excerptsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { conversationWith, queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const asked = (...messages: string[]): Asked => queryOf(pilcrow, ...messages).asked

describe('A subject from one inspection to the next', () => {
  it.each([
    'how has the work on missing children changed in North Lincolnshire over the years',
    'progress on missing children across both North Lincolnshire inspections',
    'what did they say about missing children in North Lincolnshire in 2012, and does the later report say it is mended?',
  ])('is told by what each of them says of it: %s', (message) => {
    expect(asked(message)).toMatchObject({
      intent: 'passages',
      subject: expect.stringContaining('missing children'),
      isOverTime: true,
      where: { councils: ['north-lincolnshire'] },
    })
    const reports = excerptsOf(conversationWith(pilcrow, message).reply).map(({ report }) => report)
    expect(new Set(reports)).toEqual(new Set(['north-lincolnshire-2022', 'north-lincolnshire-2012']))
  })

  it.each(['how has North Lincolnshire changed over the years', 'has North Lincolnshire got any better'])(
    'is no subject where a council as a whole is asked about: %s',
    (message) => expect(asked(message).intent).toBe('history'),
  )

  it('is told by one where one inspection alone is held, and said to be', () =>
    expect(
      replyText(
        conversationWith(pilcrow, 'how has the work on missing children changed in Northumberland').reply,
      ),
    ).toMatch(/^(?:Of that time there is one inspection here|“)/))
})

describe('Whether it is better than before, after what was said of a subject', () => {
  it.each([
    'is that better than last time',
    'has this improved since the last inspection',
    'better or worse than before?',
  ])('is told by what each inspection says of it: %s', (message) =>
    expect(asked('missing children in North Lincolnshire', message)).toMatchObject({
      intent: 'passages',
      subject: expect.stringContaining('missing children'),
      isOverTime: true,
    }),
  )

  it.each(['is that better than last time', 'is this an improvement?'])(
    'is told by no other where one inspection alone is held: %s',
    (message) =>
      expect(
        replyText(conversationWith(pilcrow, 'private fostering in Lincolnshire', message).reply),
      ).toMatch(/^Lincolnshire 2015 is the only inspection of Lincolnshire here/),
  )
})

describe('Who wants less of what was quoted', () => {
  const quoted = (...messages: string[]) => excerptsOf(conversationWith(pilcrow, ...messages).reply)

  it('is shown one sentence of it', () => {
    const [whole] = quoted('care leavers in lincolnshire', 'shorter please')
    expect(whole?.sentences).toHaveLength(1)
  })

  it('is shown one of each where each is asked for', () => {
    const before = quoted('strengths of lincolnshire')
    const after = quoted('strengths of lincolnshire', 'one line each')
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key))
    for (const { sentences } of after) expect(sentences).toHaveLength(1)
  })
})

describe('The outcome of an area SEND inspection', () => {
  it('comes before the second half of a question', () => {
    const message =
      'Bedford SEND inspection: which outcome did the partnership get, and what must they improve?'
    expect(asked(message)).toMatchObject({ intent: 'report', part: 'whole', where: { framework: 'SEND' } })
  })
})

describe('Words typed by ear', () => {
  it.each([
    ['wot do they say bout foster carers in lincolnshire', 'passages'],
    ['n wich councils r gud', 'councils'],
    ['wich councils r outstandin', 'councils'],
  ])('are read as they are spelt, and are no other language: %s', (message, intent) =>
    expect(asked(message).intent).toBe(intent),
  )

  it('are no word of a name in capitals', () =>
    expect(replyText(pilcrow.say('what does the DEM team do in lincolnshire'))).not.toMatch(/them/i))
})

describe('A council whose name is a word', () => {
  it.each(['Reading - neglect please', 'Reading: foster carers', 'Reading – what must improve'])(
    'is meant where it is set off at the beginning: %s',
    (message) => expect(asked(message)).toMatchObject({ where: { councils: ['reading'] } }),
  )

  it('is no council within a sentence', () =>
    expect(asked('reading to children in care')).not.toMatchObject({ where: { councils: ['reading'] } }))
})

describe('A subject in several years that are named', () => {
  it('is what each of those inspections says of it', () =>
    expect(
      queryOf(pilcrow, 'How is neglect described in the North Lincolnshire reports across 2012 and 2022?')
        .asked,
    ).toMatchObject({
      intent: 'passages',
      subject: 'neglect',
      isOverTime: true,
      where: { period: { years: [2012, 2022] } },
    }))
})
