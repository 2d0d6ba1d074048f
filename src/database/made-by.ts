import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENCODER_FILE, modelFolder } from '../learnt/learnt.js'
import type { Paragraph, Report } from '../model/report.js'
import { versionOf } from '../search/snapshot/fingerprint.js'
import { prepareReport } from './prepared.js'
import { documentWordsIn, lexemesOf } from './words.js'

/** A text with something of everything that decides what its words are. */
const SAMPLE = `The Local Safeguarding Children Board (LSCB) met 12 times in 2012/13; children’s homes and A&E co-ordinated well.
- Naïve plans, S136 and Futures4Me: 'You Say Who' is heard. However, carers' training, caring and care are not yet good.
Ofsted's inspectors saw 81 foster carers, 22 connected carers, e.g. in north-east towns. Children, children, children.`

const paragraph = (key: string, text: string, locator: string): Paragraph => ({
  ...{ key, number: Number(key), page: null, section: 's1', locator, text, notes: [] },
})

const sample = (): Report => ({
  id: 'sample-2012',
  authority: { slug: 'sample', name: 'Sample' },
  framework: 'SLAC',
  title: 'Sample',
  inspected: { from: '2012-03-05', to: '2012-03-16' },
  ...{
    published: null,
    publishedSource: null,
    url: null,
    leadInspector: null,
    inspectors: [],
    licence: null,
  },
  source: { file: 'sample.txt', sha256: '0'.repeat(64) },
  ...{ numbering: 'printed', damage: null, warnings: [], judgements: [], scale: [] },
  sections: [{ key: 's1', title: 'Overall effectiveness', level: 1, strand: null }],
  paragraphs: SAMPLE.split('\n').map((text, at) => paragraph(`${at + 1}`, text, 'Staying safe')),
  recommendations: [
    {
      ...{ key: '2', paragraph: 2, deadline: 'Within three months', heading: 'Areas for improvement' },
      ...{ strand: null, responsible: null, text: 'Ensure that all plans are timely.' },
    },
  ],
})

let made: string | undefined

/**
 * Names what makes the words and vectors of a database, by what it makes of a sample and by what was learnt: under another
 * name, they are others.
 */
export function madeBy(): string {
  made ??= codeFingerprint()
  return made
}

function codeFingerprint(): string {
  const { index, counted } = prepareReport(sample())
  const hash = createHash('sha256')
  for (const flat of [index.paragraph, index.recommendation]) {
    const words = documentWordsIn(flat)
    hash.update(JSON.stringify([flat.terms, words, words.map((each) => lexemesOf(each, String))]))
    hash.update(flat.vectors)
  }
  hash.update(JSON.stringify([...counted.words, ...counted.definitions]))
  hash.update(readFileSync(join(modelFolder(), ENCODER_FILE)))
  hash.update(versionOf('stemmer'))
  return hash.digest('hex')
}
