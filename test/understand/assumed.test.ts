import { describe, expect, it } from 'vitest'
import type { Assumed } from '../../src/model/query.js'
import { gradesOf } from '../../src/model/reply.js'
import { previousOf } from '../../src/pilcrow/pilcrow.js'
import { openBundled } from '../open.js'

/** Whoever has chosen a council need not name it. */

const everybody = await openBundled()
const ofServer: Assumed = { councils: ['northumberland'], whose: 'server' }
const here = everybody.for(ofServer)
const FOR_IT = 'For Northumberland, the council of this server.'

/** The councils that a message was understood to be about. */
const councilsOf = (message: string, pilcrow = here): readonly string[] => {
  const { query } = pilcrow.respond(message)
  if (!query) return []
  const { asked } = query
  return asked.intent === 'citation'
    ? asked.places.flatMap(({ where }) => where.councils)
    : asked.where.councils
}

describe('What names no place is about the council of the server', () => {
  it.each([
    '/grade staying safe',
    '/report',
    '/recommendations',
    '/cite 75',
    'what must we improve?',
    'what do inspectors say about private fostering?',
    'is staying safe good?',
    'are our services for staying safe inadequate?',
    'what was the overall grade?',
    'how has leadership changed over time?',
    'paragraph 75',
    '/ask what do inspectors say about private fostering?',
  ])('%s', (message) => {
    expect(councilsOf(message)).toEqual(['northumberland'])
    expect(here.say(message).notes[0]).toBe(FOR_IT)
    expect(councilsOf(message, everybody)).not.toContain('northumberland')
    expect(everybody.say(message).notes).not.toContain(FOR_IT)
  })

  it('in a command whose options are apart too, and answers as if it had been named', () => {
    const { reply } = here.run('grade', { judgement: 'staying-safe' })
    const { reply: named } = everybody.run('grade', {
      council: 'northumberland',
      judgement: 'staying-safe',
    })
    expect(reply).toEqual({ ...named, notes: [FOR_IT, ...named.notes] })
    expect(gradesOf(reply).length).toBeGreaterThan(0)
  })

  it('while an option is typed', () => {
    const values = (pilcrow = here) => pilcrow.suggest('cite', 'year', '', {}).map(({ value }) => value)
    expect(values()).toEqual(['2012'])
    expect(values(everybody).length).toBeGreaterThan(1)
  })
})

describe('What names another place, or asks over all, is not', () => {
  it.each([
    '/grade south-gloucestershire staying safe',
    'what must South Gloucestershire improve?',
    'what must we improve in the north west?',
    'what do inspectors say about private fostering nationally?',
    'what do London boroughs do about private fostering?',
    'which councils are inadequate?',
    'how many councils are good for leadership?',
    'share of good',
    'inadequate overall twice or more',
    'which reports do you hold?',
    'care leavers judged inadequate - where?',
    'is Cardiff good?',
    'hello',
    'what is a LADO?',
    'Lincolnshire 2015, Care leavers, passage 4',
  ])('%s', (message) => {
    expect(councilsOf(message)).toEqual(councilsOf(message, everybody))
    expect(here.say(message).notes).toEqual(everybody.say(message).notes)
  })
})

describe('In a conversation', () => {
  it('a follow-up keeps to the place that is spoken of', () => {
    const first = everybody.respond(
      'what do inspectors say about private fostering in South Gloucestershire?',
    )
    const second = here.respond('and about bullying?', previousOf(first))
    expect(second.query?.asked).toMatchObject({ where: { councils: ['south-gloucestershire'] } })
    expect(second.reply.notes).not.toContain(FOR_IT)
  })

  it('what follows an answer that was about the server’s council goes on about it', () => {
    const first = here.respond('what do inspectors say about private fostering?')
    const second = here.respond('and about bullying?', previousOf(first))
    expect(second.query?.asked).toMatchObject({ where: { councils: ['northumberland'] } })
  })
})

describe('Whose council it is, is said', () => {
  it('of a person as theirs', () => {
    const mine = everybody.for({ councils: ['northumberland'], whose: 'person' })
    expect(mine.say('/report').notes[0]).toBe('For Northumberland, your council.')
  })

  it('of several councils with all their names; a command about one offers them', () => {
    const several = everybody.for({ councils: ['lincolnshire', 'northumberland'], whose: 'server' })
    expect(several.say('what do inspectors say about private fostering?').notes[0]).toBe(
      'For Lincolnshire and Northumberland, the councils of this server.',
    )
    const { reply: choice } = several.run('grade', { judgement: 'staying safe' })
    expect(choice.kind).toBe('choices')
    const [, { message } = { message: '' }] = choice.blocks.flatMap((block) =>
      block.block === 'choices' ? block.choices : [],
    )
    expect(gradesOf(everybody.say(message)).map(({ report }) => report)).toContain('northumberland-2012')
  })

  it('of one that is not held too', () => {
    const kent = everybody.for({ councils: ['kent'], whose: 'server' })
    const reply = kent.say('what must we improve?')
    expect(reply.kind).toBe('none')
    expect(reply.notes[0]).toBe('For Kent, the council of this server.')
  })
})
