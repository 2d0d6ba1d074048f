import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPilcrow } from '../../src/cli/open.js'
import { loadExtract } from '../../src/library/library.js'
import type { Report } from '../../src/model/report.js'
import { packageData } from '../../src/vocabulary/data.js'
import { sink } from '../console/terminal.js'

/** Libraries that are made to keep everybody waiting: what is too large is refused with a sentence, the rest is answered. */

const loaded = await loadExtract(join(packageData(), 'extracts/lincolnshire-2015.json'))
if (loaded.refusal !== undefined) throw new Error(loaded.refusal)
const honest = loaded.value
const [paragraph] = honest.paragraphs
const [recommendation] = honest.recommendations
const [judgement] = honest.judgements
if (!paragraph || !recommendation || !judgement) throw new Error('Lincolnshire 2015 is not as it was.')

const MB = 1_000_000
const paragraphs = (count: number, text: (at: number) => string): Partial<Report> => ({
  paragraphs: Array.from({ length: count }, (_, at) => ({
    ...paragraph,
    key: `${at + 1}`,
    number: at + 1,
    text: text(at),
  })),
})
const one = (text: string) => paragraphs(1, () => text)
const SENTENCE = 'Foster carers in the county are trained, and children are safe and well with them. '

/** Parts of a report, and whether it is refused: null where it may be either. */
const libraries: Readonly<Record<string, readonly [Partial<Report>, 'refused' | 'taken' | null]>> = {
  'a paragraph of 16 MB': [one(SENTENCE.repeat(200_000)), 'refused'],
  'a paragraph of 3 MB': [one(SENTENCE.repeat(36_000)), 'refused'],
  'a paragraph that is as long as may be': [one(SENTENCE.repeat(1200)), 'taken'],
  'as many of those as may be': [paragraphs(40, () => SENTENCE.repeat(1200)), null],
  'five thousand paragraphs': [paragraphs(5000, (at) => `${at} ${SENTENCE}`), 'taken'],
  'fifty thousand paragraphs': [paragraphs(50_000, () => 'Safe.'), 'refused'],
  'a sentence of 90,000 letters': [one('foster carers '.repeat(6500)), 'refused'],
  'a sentence that is as long as may be': [one('foster carers '.repeat(700)), 'taken'],
  'a word of 9,000 letters': [one('x'.repeat(9000)), 'refused'],
  'forty words that are as long as may be': [one(`${'x'.repeat(1999)} `.repeat(40)), 'refused'],
  'words of a thousand letters': [one(`${'foster'.repeat(170)}. `.repeat(90)), null],
  'a hundred thousand line ends': [one(`Safe.${'\n'.repeat(90_000)}Well.`), null],
  'thirty thousand bullets': [one('- a\n'.repeat(24_000)), null],
  'thirty thousand full stops': [one('a. '.repeat(30_000)), null],
  'abbreviations without end': [one('e.g. i.e. Mr. '.repeat(7000)), null],
  'brackets without end': [one(`Safe. ${'('.repeat(1900)}. `.repeat(40)), null],
  'quotation marks without end': [one('“‘'.repeat(900)), null],
  'numbers without end': [one('1,234,567 '.repeat(9000)), null],
  'money without end': [one('£1.5m. '.repeat(14_000)), null],
  'telephone numbers without end': [one('01234 567890. '.repeat(7000)), null],
  'hyphens without end': [one(`${'a-'.repeat(900)} `.repeat(50)), null],
  'apostrophes without end': [one(`${"a'".repeat(900)}. `.repeat(50)), null],
  'signs set on each other': [one(`a${'\u0301'.repeat(1900)}. `.repeat(40)), null],
  'letters of other scripts': [one('字'.repeat(1900)), null],
  'letters that turn text round': [one('\u202eabc. '.repeat(9000)), null],
  'halves of letters': [one('\ud800. '.repeat(9000)), null],
  pictures: [one('👨‍👩‍👧‍👦. '.repeat(5000)), null],
  'terminal codes': [one('\u001b[2J\u009b31m. '.repeat(5000)), null],
  'the same words in every paragraph': [
    paragraphs(3000, () => 'foster carers foster carers foster carers.'),
    'taken',
  ],
  'other words in every paragraph': [
    paragraphs(3000, (at) => Array.from({ length: 60 }, (_, word) => `w${at}x${word}`).join(' ')),
    'taken',
  ],
  'a title of a megabyte': [{ title: 'x'.repeat(MB) }, 'refused'],
  'a council whose name is a megabyte': [
    { authority: { slug: 'lincolnshire', name: 'L'.repeat(MB) } },
    'refused',
  ],
  'a slug of a megabyte': [{ authority: { slug: 'l'.repeat(MB), name: 'L' } }, 'refused'],
  'ten thousand judgements': [{ judgements: Array.from({ length: 10_000 }, () => judgement) }, 'refused'],
  'two hundred judgements': [{ judgements: Array.from({ length: 200 }, () => judgement) }, 'taken'],
  'a judgement with ten thousand proofs': [
    {
      judgements: [
        { ...judgement, evidence: Array.from({ length: 10_000 }, () => judgement.evidence[0] as never) },
      ],
    },
    'refused',
  ],
  'a label of a megabyte': [{ judgements: [{ ...judgement, label: 'x'.repeat(MB) }] }, 'refused'],
  'fifty thousand recommendations': [
    { recommendations: Array.from({ length: 50_000 }, () => recommendation) },
    'refused',
  ],
  'a thousand recommendations': [
    { recommendations: Array.from({ length: 1000 }, () => recommendation) },
    'taken',
  ],
  'a recommendation of a megabyte': [
    { recommendations: [{ ...recommendation, text: SENTENCE.repeat(12_000) }] },
    'refused',
  ],
  'twenty thousand sections': [
    {
      sections: Array.from(
        { length: 20_000 },
        (_, at) => ({ ...honest.sections[0], key: `s${at}` }) as never,
      ),
    },
    'refused',
  ],
  'notes of a megabyte': [{ paragraphs: [{ ...paragraph, notes: ['x '.repeat(MB / 2)] }] }, 'refused'],
  'warnings without end': [{ warnings: Array.from({ length: 20_000 }, () => 'Beware.') }, 'refused'],
  'a licence of a megabyte': [{ licence: 'x'.repeat(MB) }, 'refused'],
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-hostile-'))
  await mkdir(join(folder, 'extracts'))
  const name = 'northumberland-2012.json'
  await cp(join(packageData(), 'extracts', name), join(folder, 'extracts', name))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Far longer than any answer takes, on a machine that has other things to do. */
const PATIENCE_MS = 5000
const QUESTIONS = [
  'how are foster carers trained',
  'lincolnshire 1',
  '/grade lincolnshire leadership',
  '/recommendations lincolnshire',
]

describe('A library with', () => {
  it.each(Object.entries(libraries))('%s serves', async (_, [parts, fate]) => {
    await writeFile(join(folder, 'extracts/lincolnshire-2015.json'), JSON.stringify({ ...honest, ...parts }))
    const { output, text } = sink()
    const pilcrow = await openPilcrow(folder, output)
    const said = text()
    if (fate === 'refused') expect(said).toMatch(/^lincolnshire-2015\.json .*(at most|more than) [^\n]+\n$/)
    if (fate === 'taken') expect(said).toBe('')
    for (const question of QUESTIONS) {
      const began = performance.now()
      pilcrow.say(question)
      expect(performance.now() - began).toBeLessThan(PATIENCE_MS)
    }
  })

  it('more than forty kinds of mischief, that is', () =>
    expect(Object.keys(libraries).length).toBeGreaterThan(41))
})
