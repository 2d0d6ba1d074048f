import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const asked = (message: string): Asked => queryOf(pilcrow, message).asked
const said = (message: string): string => replyText(pilcrow.say(message))
const asideOf = (message: string): string | null => {
  const query = asked(message)
  return query.intent === 'aside' ? query.aside : null
}

describe('Words that only ask to be shown something', () => {
  it.each([
    ['quote the bit about private fostering', 'bit quote'],
    ['dig out the paragraph on supervision, Northumberland', 'dig paragraph'],
    ['gimme the line on missing children in Lincolnshire', 'gimme line'],
    ['have you got any quotes about bullying', 'quotes'],
  ])('are not looked for: %s', (message, words) => {
    const query = asked(message)
    const subject = 'subject' in query ? query.subject.split(' ') : []
    expect(query.intent).toBe('passages')
    for (const word of words.split(' ')) expect(subject).not.toContain(word)
  })
})

describe('What somebody takes a grade to be', () => {
  it.each([
    'Lincolnshire was rated inadequate in 2015, right?',
    'can you confirm that Lincolnshire is inadequate',
    'I heard Lincolnshire is still inadequate',
  ])('is corrected first of all where it is not so: %s', (message) => {
    expect(said(message)).toMatch(/^No: Lincolnshire 2015 was graded Good overall\./)
  })

  it('is confirmed where it is', () => {
    expect(said('isn’t Lincolnshire good?')).toMatch(
      /^Yes, at the newest inspection here, in November 2014: Lincolnshire 2015 was graded Good overall\. How things have been since then no report here says\./,
    )
  })
})

it('How good a council is supposes no grade of it', () => {
  expect(said('how good is Lincolnshire for care leavers')).toMatch(/^Lincolnshire 2015 – /)
})

describe('Why a judgement was graded so', () => {
  it('corrects the grade of that judgement, and says nothing of the others', () => {
    expect(said('why is adoption inadequate in lincolnshire?')).toMatch(
      /^No: Lincolnshire 2015 was graded Outstanding for adoption\./,
    )
  })
})

describe('A grade and what lies behind it', () => {
  it('are both answered', () => {
    const query = asked('what grade did Lincolnshire get and what do they say about missing children')
    expect(query).toMatchObject({ intent: 'passages', judgement: { label: 'Overall' } })
    expect('subject' in query && query.subject).not.toContain('grade')
  })

  it('are the report’s page where the recommendations are asked for', () => {
    expect(asked('give me the rating for Lincolnshire plus the recommendations')).toMatchObject({
      intent: 'report',
      part: 'whole',
    })
  })
})

describe('What a grade means', () => {
  it.each(['is requires improvement a fail', 'is adequate the same as requires improvement', 'is RI bad?'])(
    'begins with where it stands, and counts no councils: %s',
    (message) => expect(said(message)).toMatch(/^Of the four grades the best is Outstanding/),
  )

  it('is said of outcomes where SEND reports are asked about', () => {
    expect(said('so SEND reports have no grade? what do they have then')).toContain('Outcome 1')
  })
})

describe('A council that nobody has', () => {
  it.each(['overall grade for Ambridge county council pls', 'how good is Ambridge council'])(
    'is told so, and no list of councils: %s',
    (message) => {
      expect(asked(message)).toMatchObject({ intent: 'unclear', why: 'no-such-council', said: 'Ambridge' })
      expect(said(message)).toMatch(/^I know no council called “Ambridge”/)
    },
  )
})

describe('Somebody who is sad and in no danger', () => {
  it.each(['my little brother got adopted and i miss him so much', 'goodbye contact was today, so sad'])(
    'is told who listens, and gets no list for emergencies: %s',
    (message) => {
      expect(asideOf(message)).toBe('sadness')
      expect(said(message)).toContain('Samaritans')
      expect(said(message)).not.toContain('Shelter')
    },
  )

  it.each(['i feel suicidal', 'my daughter is missing and her phone is off', 'shes 13 and hasnt come home'])(
    'is not who may be: %s',
    (message) => {
      expect(asideOf(message)).toBe('danger')
      expect(said(message)).toContain('999')
    },
  )
})

describe('What Pilcrow cannot do', () => {
  it.each(['what can’t you do', 'are you allowed to give advice', 'can you give me legal advice'])(
    'is said when asked: %s',
    (message) => expect(asideOf(message)).toBe('limits'),
  )

  it('is said of summaries, before the report’s own', () => {
    expect(said('in your own words sum up Lincolnshire')).toContain('I write no summary of my own.')
  })

  it('is no reason to let a bare cry for help go without a line on danger', () => {
    expect(said('HELP')).toContain('999')
  })
})

describe('A relative clause', () => {
  it('goes on with what stands before it, and asks nothing by itself', () => {
    const message =
      'I want to make a formal complaint about Lincolnshire and how my grandson was treated, who was placed with us in March'
    expect(asideOf(message)).toBe('complaint')
  })
})
