import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import { excerptsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { packageData } from '../../src/vocabulary/data.js'
import { openBundled } from '../open.js'
import { conversationWith, queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const asked = (...messages: string[]): Asked => queryOf(pilcrow, ...messages).asked
const asideOf = (...messages: string[]): string | null => {
  const query = asked(...messages)
  return query.intent === 'aside' ? query.aside : null
}

/** The messages that the example files give for an intent. */
const examplesOf = (intent: string): string[] =>
  readFileSync(join(packageData(), 'intents', `${intent}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))

describe('A message that asks nothing of the reports', () => {
  it.each([
    ['hi', 'greeting'],
    ['Hello there!', 'greeting'],
    ['good morning, Pilcrow', 'greeting'],
    ['help', 'help'],
    ['what can you do for me?', 'help'],
    ['thanks', 'thanks'],
    ['Thank you, that was useful', 'thanks'],
    ['cheers!', 'thanks'],
    ['who made you', 'about'],
    ['you are useless', 'chatter'],
    ['what data do you keep', 'privacy'],
    ['how do I complain about my council', 'complaint'],
    ['export this as csv', 'export'],
    ['when will northumberland be inspected next', 'next-inspection'],
  ])('gets a word of Pilcrow’s own: %s', (message, aside) => {
    expect(asideOf(message)).toBe(aside)
    expect(pilcrow.say(message).kind).toBe('help')
  })

  it('tells of a case of their own is told who can help, whatever council it names', () => {
    for (const message of [
      'social worker took my brothers kids yesterday in Lincolnshire, what do i do',
      'North Lincolnshire took my two boys last week and nobody will tell me where they are, what do i do',
    ])
      expect(asideOf(message), message).toBe('complaint')
  })

  it('asks who can look into a case is told by what it is about, of staff and of carers too', () => {
    const text = replyText(pilcrow.say('how do I complain about my council'))
    for (const matter of ['A social worker or a decision of a council', 'You foster', 'You work there'])
      expect(text).toContain(`${matter}: `)
  })

  it('asks what a framework is gets its meaning, and no paragraph that only names it', () =>
    expect(excerptsOf(pilcrow.say('whats an ilacs'))).toEqual([]))

  it('wants a text written of a council is shown its report in its own words', () => {
    for (const message of [
      'write me a two page briefing on Northumberland',
      'can you write me a two page briefing for scrutiny committee on Northumberland',
    ])
      expect(asked(message), message).toMatchObject({ intent: 'report', part: 'summary' })
    const onSubject = pilcrow.say('draft a letter to my MP about dental checks in Northumberland')
    expect(onSubject.kind).toBe('excerpts')
    expect(replyText(onSubject)).toMatch(/^I write nothing of my own\./)
    expect(replyText(pilcrow.say('dental checks in Northumberland'))).not.toContain('I write nothing')
  })

  it('wants a text written of what no report says is told that Pilcrow writes none', () =>
    expect(
      replyText(pilcrow.say('write me a 200 word press release about the new swimming pool in Lincolnshire')),
    ).toMatch(/I cannot .* write an essay/))

  it('says who they are, and what they need to know of a council, is shown its report', () =>
    expect(
      asked(
        "I've just been made lead member for children in Northumberland, what do i need to know from the last ofsted",
      ),
    ).toMatchObject({ intent: 'report', part: 'whole' }))

  it('in another language is told that the reports are in English', () => {
    for (const message of [
      '¿Cómo están los niños?',
      'czy dzieci są bezpieczne',
      '¿Qué dice Ofsted sobre los niños en Essex?',
    ])
      expect(replyText(pilcrow.say(message))).toContain('English')
  })

  it.each(['is this up to date', 'how recent are the reports'])(
    'is told of when all is, and what the newest report is: %s',
    (message) => {
      expect(asideOf(message)).toBe('up-to-date')
      const text = replyText(pilcrow.say(message))
      expect(text).toContain('5 reports of 2012 to 2022')
      expect(text).toContain('North Lincolnshire 2022')
    },
  )

  it('is told so, and not that the reports do not say it, where it names a council', () => {
    const text = replyText(pilcrow.say('whats the weather doing in northumberland'))
    expect(text).toContain('not something that Ofsted’s inspection reports')
    expect(text).not.toContain('do not say')
  })

  it.each([
    'whats the UsInCare website for',
    'whats the difference between GPK and the Bizz',
    'who runs GPK',
  ])('is none where it names something that nobody but the reports names: %s', (message) => {
    expect(asked(message).intent).toBe('passages')
  })

  it('is one still where it names what everybody names', () => {
    expect(asideOf('whats the phone number for Ofsted')).toBe('contact')
  })

  it('has a text for every topic that an example file teaches', () => {
    const topics = readdirSync(join(packageData(), 'asides')).map((file) => file.replace(/\.md$/, ''))
    for (const aside of ['greeting', 'thanks', 'chatter', 'help', 'about', 'privacy', 'trust', 'danger'])
      expect(topics).toContain(aside)
  })
})

/** Topics that turn a message away from the reports. */
const GUARDS: ReadonlySet<string> = new Set([
  ...['greeting', 'thanks', 'chatter', 'orders', 'off-topic', 'help', 'about', 'privacy', 'trust'],
])

/** Beside one of these a council's name is another body's: 'Northumberland school', 'police in Northumberland'. */
const OTHER_BODY = /school|academy|college|university|nhs|trust|hospital|police|fc|nurser/i

describe('A message that names a council', () => {
  it.each([
    'hi, how safe are children in northumberland',
    'Thanks. How about adoption in Lincolnshire',
    'hello northumberland',
    'help for deaf children in northumberland',
    'how does northumberland work with the police',
    'Do social workers write a plan for every child in Northumberland?',
    'How is the LSCB made up in Lincolnshire?',
    'I’m worried about the quality of care plans in Lincolnshire',
    'you are useless, lincolnshire',
    'Northumberland, universal credit for self employed',
  ])('is a question: %s', (message) => {
    expect(asideOf(message)).toBeNull()
    expect(['help', 'error']).not.toContain(pilcrow.say(message).kind)
  })

  it.each(['greeting', 'thanks', 'chatter', 'off-topic', 'help', 'about', 'privacy', 'trust'])(
    'is a question, whatever the guard “%s” would make of the rest of it',
    (guard) => {
      const turnedAway = examplesOf(guard)
        .filter((message, at) => at % 8 === 0 && !OTHER_BODY.test(message))
        .flatMap((message) => [`Northumberland, ${message}`, `${message} in Northumberland`])
        .filter((message) => GUARDS.has(asideOf(message) ?? ''))
      expect(turnedAway).toEqual([])
    },
  )
})

describe('Somebody in danger', () => {
  const CRIES = [
    'my ex hits me will they take the kids away',
    'my partner beats me and the kids saw it',
    'my stepfather hurts me at night',
    'i cant go on any more',
    'someone is grooming my daughter online',
    'the neighbours leave their toddler alone all day',
  ]

  /** Where to turn stands before all else, whether it is the whole answer or the beginning of one. */
  const expectHelp = (...messages: string[]): void => {
    const { query, reply } = conversationWith(pilcrow, ...messages)
    const isHeard = asideOf(...messages) === 'danger' || query?.isConcern
    expect([messages, isHeard]).toEqual([messages, true])
    expect(replyText(reply).slice(0, 120)).toContain('999')
    expect(replyText(reply)).toContain('NSPCC')
  }

  it.each(CRIES)('is told where to turn, before all else: %s', (message) => expectHelp(message))

  it.each([
    'private fostering in northumberland',
    'which councils are outstanding',
    '/grade northumberland staying-safe',
    'Northumberland 2012 ¶75',
    'hi',
    'xyzzy',
  ])('is told so after whatever answer: %s', (before) => {
    for (const cry of CRIES) expectHelp(before, cry)
  })

  it.each([
    'Is Northumberland any good? My partner beat me last night and I am moving there with the kids',
    'what are care leavers told in Lincolnshire? he hit me again and I cannot go home',
  ])('who asks something beside it is told so first: %s', (message) => expectHelp(message))

  it('who names a place is told so first, and answered after it', () => {
    for (const place of ['northumberland', 'burnley', 'swansea']) {
      const text = replyText(pilcrow.say(`my ex hits me and the kids in ${place}`))
      expect(text.slice(0, 120)).toContain('999')
    }
  })

  it('is not somebody who asks how the reports speak of it', () => {
    for (const message of [
      'what did inspectors say about domestic abuse in northumberland',
      'I’m worried about the quality of care plans in Lincolnshire',
      'how many children were hurt in lincolnshire',
      'neglect in northumberland',
    ]) {
      const query = queryOf(pilcrow, message)
      expect([message, asideOf(message), query.isConcern]).toEqual([message, null, false])
      expect(replyText(pilcrow.say(message))).not.toContain('999')
    }
  })
})

describe('How inspections are made', () => {
  it.each(['who does the inspections', 'do inspectors talk to the children', 'how do they decide the grade'])(
    'is told in Pilcrow’s own words: %s',
    (message) => expect(asideOf(message)).toBe('how-inspected'),
  )

  it('is not told to who asks what a council’s own people do', () => {
    const { asked } = queryOf(pilcrow, 'care plans in northumberland', 'do they read the files')
    expect(asked).toMatchObject({ intent: 'passages', where: { councils: ['northumberland'] } })
  })

  it.each(['do health visitors talk to social workers', 'do midwives attend strategy meetings'])(
    'is not told to who asks of others: %s',
    (message) => expect(asked(message)).toMatchObject({ intent: 'passages' }),
  )

  it('is not told of who led one council’s', () =>
    expect(asked('who led the inspection of northumberland')).toMatchObject({ intent: 'report' }))
})
