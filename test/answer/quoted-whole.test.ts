import { expect, it } from 'vitest'
import { excerptsOf } from '../../src/model/reply.js'
import { openBundled } from '../open.js'

const pilcrow = await openBundled()
const bestOf = (message: string) => {
  const reply = pilcrow.say(message)
  return reply.kind === 'excerpts' ? excerptsOf(reply)[0] : undefined
}

/** What answers best on each of some subjects, of each council. */
const bestOfEach = (subjects: readonly string[]) =>
  subjects.flatMap((subject) =>
    pilcrow.library.reports.flatMap(({ authority }) => bestOf(`${subject} in ${authority.name}`) ?? []),
  )

/** Whether a paragraph is longer than two sentences, no long one, and no list. */
const isOfMiddleLength = (text: string): boolean =>
  text.length > 400 && text.length <= 850 && !text.includes('\n- ')

it('Of a subject what answers best is quoted whole, and what of it answers is told', () => {
  const subjects = [
    'advocacy',
    'supervision',
    'neglect',
    'adoption',
    'missing children',
    'care leavers housing',
  ]
  const found = bestOfEach(subjects)
  const whole = found.filter(({ text }) => isOfMiddleLength(text))
  expect(whole.length).toBeGreaterThan(5)
  for (const { quote, text, highlighted } of whole) {
    expect(quote).toBe(text)
    expect(highlighted?.length).toBeGreaterThan(0)
  }
  expect(found.some(({ text, quote }) => text.length > 850 && quote !== text)).toBe(true)
})

it('Who asks for praise alone is shown the sentences that give it', () => {
  const shown = [
    'what is done well for care leavers in Lincolnshire',
    'strengths of help and protection in North Lincolnshire',
  ].flatMap((message) => excerptsOf(pilcrow.say(message)))
  expect(shown.some(({ text, quote }) => isOfMiddleLength(text) && quote !== text)).toBe(true)
  for (const { highlighted } of shown) expect(highlighted).toBeNull()
})

it('A paragraph too long to be quoted whole has no gap between what answers and the sentence around it, as far as there is room', () => {
  const subjects = [
    'advocacy',
    'supervision',
    'neglect',
    'adoption',
    'missing children',
    'health assessments',
  ]
  const long = bestOfEach(subjects).filter(
    ({ text, quote }) => text.length > 850 && quote !== text && !text.includes('\n- '),
  )
  expect(long.length).toBeGreaterThan(3)
  expect(long.filter(({ quote }) => !quote.includes('…')).length).toBeGreaterThan(long.length / 2)
  for (const { quote } of long) expect(quote.length).toBeGreaterThan(300)
})
