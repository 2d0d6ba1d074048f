import { describe, expect, it } from 'vitest'
import { createLibrary } from '../../src/library/library.js'
import { choicesOf, type Reply } from '../../src/model/reply.js'
import { answersOver } from '../../src/pilcrow/pilcrow.js'
import { openBundled, vocabulary } from '../open.js'

/** What is offered as an example is made of the library that is served, whichever that is. */

const { library } = await openBundled()
const LIBRARIES: readonly (readonly [string, readonly string[]])[] = [
  ['the five reports', library.reports.map(({ id }) => id)],
  ['a council that is in the five', ['north-lincolnshire-2022']],
  ['two councils of other frameworks', ['lincolnshire-2015', 'south-gloucestershire-2012']],
]

/** Answers that an example must not lead to. */
const USELESS: ReadonlySet<Reply['kind']> = new Set(['none', 'error', 'choices'])

describe.each(LIBRARIES)('Over %s', (_, ids) => {
  const reports = library.reports.filter(({ id }) => ids.includes(id))
  const pilcrow = answersOver(createLibrary(reports), vocabulary)
  const others = library.reports.filter(
    ({ authority }) => !reports.some((one) => one.authority.slug === authority.slug),
  )
  const expectOwn = (words: string): void => {
    for (const { authority } of others)
      expect(words).not.toMatch(new RegExp(`(?<!\\w )${authority.name}\\b(?! Glou)`))
  }

  it.each(pilcrow.commands.map(({ name, example }) => [name, example(pilcrow.library)]))(
    'the example of /%s works: %s',
    (_, example) => expect(USELESS.has(pilcrow.say(example).kind), example).toBe(false),
  )

  it.each(['/help', 'hello', 'what can you do?'])('what %s offers works', (message) => {
    const offered = choicesOf(pilcrow.say(message))
    expect(offered.length).toBeGreaterThan(0)
    for (const { message: example } of offered)
      expect(USELESS.has(pilcrow.say(example).kind), example).toBe(false)
  })

  it.each([
    '/ask',
    '/grade zzz',
    '/cite',
    '/report year:soon',
    '/find xyzzy',
    'why?',
    'that is wrong',
    'bonjour, ça va?',
  ])('what went wrong with %s names no council that is not here', (message) => {
    const { blocks, notes } = pilcrow.say(message)
    expectOwn(JSON.stringify([blocks, notes]))
  })

  it('the paragraph numbers that are given as an example are the report’s own', () => {
    const [report] = reports
    const said = JSON.stringify(pilcrow.say(`/cite ${report?.authority.slug} 0x`).blocks)
    const numbers = [...said.matchAll(/Write (\d+)/g)].map(([, number]) => Number(number))
    for (const number of numbers) expect(report?.paragraphs.some((one) => one.number === number)).toBe(true)
  })
})
