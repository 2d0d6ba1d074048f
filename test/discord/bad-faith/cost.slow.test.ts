import { expect, it } from 'vitest'
import { renderReply } from '../../../src/discord/reply/reply.js'
import { type Answered, previousOf } from '../../../src/pilcrow/pilcrow.js'
import { openBundled } from '../../open.js'
import { cost, LIMIT_MS } from './cost.js'

const pilcrow = await openBundled()

/** Messages that are long or odd in some way, of 10,000 characters and more. */
const LONG = {
  wildcards: '.*+?^$ {}()|[]\\ '.repeat(700),
  stars: '* '.repeat(5000),
  'combining marks': '\u0301'.repeat(10_000),
  'marks on letters': 'a\u0301\u0302\u0303'.repeat(2500),
  'marks of direction': '\u202e\u200f'.repeat(5000),
  'zero-width joiners': 'a\u200d'.repeat(5000),
  'a million mentions': '<@80351110224678912> '.repeat(1_000_000),
  'letters that are many': '\ufdfa'.repeat(10_000),
  'one letter': 'x'.repeat(10_000),
  digits: '9'.repeat(10_000),
  'numbers, one by one': '1 '.repeat(5000),
  'ranges of numbers': '1-99999999999, '.repeat(1000),
  years: '2012 '.repeat(2000),
  'quotation marks': '"'.repeat(10_000),
  parentheses: '('.repeat(10_000),
  'parentheses in each other': `${'('.repeat(5000)}${')'.repeat(5000)}`,
  'line breaks': '\n'.repeat(10_000),
  slashes: '/'.repeat(10_000),
  hyphens: '-'.repeat(10_000),
  'names of councils': 'northumberland staying safe '.repeat(400),
  'words that nobody knows': Array.from({ length: 1500 }, (_, at) => `zq${at.toString(36)}`).join(' '),
  'options of commands': 'authority:x '.repeat(800),
  'what does': 'what does '.repeat(1000),
  'how did': 'how did '.repeat(1250),
  'has a': 'has a '.repeat(1600),
  'should a': 'should a '.repeat(1100),
  within: 'within '.repeat(1400),
  and: 'and '.repeat(2500),
  the: 'the '.repeat(2500),
}

const draw = ({ query, reply }: Answered) =>
  renderReply(reply, { isPrivate: true, asker: '1', query, page: 0 })

it.each(Object.entries(LONG))('%s: no way of asking with it takes long', (_, words) => {
  const ways: [string, () => unknown][] = [
    ['a question', () => draw(pilcrow.respond(words))],
    ['a question after an answer', () => draw(pilcrow.respond(words, previousOf(pilcrow.respond(words))))],
    ...pilcrow.commands.flatMap(({ name, options }): [string, () => unknown][] => {
      const asked = Object.fromEntries(options.map((option) => [option.name, words]))
      return [
        [`/${name}, typed`, () => draw(pilcrow.respond(`/${name} ${words}`))],
        [`/${name}`, () => draw(pilcrow.run(name, asked))],
        ...options.map((option): [string, () => unknown] => [
          `/${name} ${option.name}, while it is typed`,
          () => pilcrow.suggest(name, option.name, words, asked),
        ]),
      ]
    }),
  ]
  const dear = ways.map(([way, ask]) => [way, cost(ask)] as const).filter(([, ms]) => ms > LIMIT_MS)
  expect(dear).toEqual([])
})
