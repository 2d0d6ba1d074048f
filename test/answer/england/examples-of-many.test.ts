import { describe, expect, it } from 'vitest'
import { createLibrary } from '../../../src/library/library.js'
import { excerptsOf } from '../../../src/model/reply.js'
import type { Report } from '../../../src/model/report.js'
import { reportOfExtract } from '../../../src/model/year.js'
import { answersOver } from '../../../src/pilcrow/pilcrow.js'
import { authorities } from '../../../src/vocabulary/authorities.js'
import { vocabulary } from '../../open.js'
import { sourceOf, UNWRITTEN } from './unwritten.js'

const PRAISE = [
  'Supervision is regular, reflective and of high quality, and social workers value it.',
  'Social workers benefit from highly effective supervision, which is reflective and improves their work.',
  'Reflective supervision is a real strength and helps children to make good progress.',
  'Staff receive excellent supervision that supports and challenges them well.',
]
const CRITICISM = [
  'Supervision is too often poor and irregular, and does not ensure that plans progress.',
  'Supervision is not effective, and fails to address drift and delay.',
  'Too many social workers do not receive adequate supervision, and it is poorly recorded.',
  'The quality of supervision is weak and inconsistent, and leaves children waiting too long.',
]
const OTHER = 'Foster carers are recruited in the area.'

/** As many councils as a large library has at the least, each with one report of one paragraph. */
const reports: Report[] = authorities()
  .slice(20, 34)
  .map(({ slug, name }, at) =>
    reportOfExtract({
      ...UNWRITTEN,
      id: `${slug}-2024`,
      authority: { slug, name },
      framework: 'ILACS',
      inspected: { from: '2024-03-03', to: '2024-03-12' },
      published: '2024-04-12',
      leadInspector: null,
      source: sourceOf(slug),
      judgements: [],
      sections: [{ key: 's1', title: 'What inspectors found', level: 1, strand: null }],
      paragraphs: [
        {
          ...{ key: '1', number: 1, page: null, section: 's1', locator: 'What inspectors found' },
          ...{ text: [...PRAISE, ...CRITICISM][at] ?? OTHER, notes: [] },
        },
      ],
    }),
  )
const over = (some: readonly Report[]) => answersOver(createLibrary(some), vocabulary)
const all = over(reports)
const quotedTo = (message: string, answers = all): string[] =>
  excerptsOf(answers.say(message)).map(({ quote }) => quote)

const isPraising = (quote: string): boolean => PRAISE.some((text) => text.includes(quote))
const isCriticising = (quote: string): boolean => CRITICISM.some((text) => text.includes(quote))

describe('Examples of a subject, in a library of many councils', () => {
  it.each(['good examples of supervision', 'best practice in supervision', 'strengths in supervision'])(
    'that are good are quoted from councils that are praised for it: %s',
    (message) => {
      const quotes = quotedTo(message)
      expect(quotes.length).toBeGreaterThan(2)
      expect(quotes.filter((quote) => !isPraising(quote))).toEqual([])
    },
  )

  it.each(['examples of poor supervision', 'weak supervision'])(
    'that are bad are quoted from those that are criticised: %s',
    (message) => {
      const quotes = quotedTo(message)
      expect(quotes.length).toBeGreaterThan(2)
      expect(quotes.filter((quote) => !isCriticising(quote))).toEqual([])
    },
  )

  it('tell that a model chose them', () => {
    expect(all.say('good examples of supervision').notes.join()).toContain('a small model')
    expect(all.say('supervision').notes.join()).not.toContain('a small model')
  })

  it('are asked as any question where fewer than three councils have one', () => {
    const few = over([...reports.slice(0, 2), ...reports.slice(PRAISE.length)])
    expect(few.say('good examples of supervision').notes.join()).not.toContain('how it sounds')
  })
})
