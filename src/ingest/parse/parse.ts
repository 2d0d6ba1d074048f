import type { Report } from '../../model/report.js'
import type { Line } from '../read/line.js'
import type { Recognised } from '../recognise/recognise.js'
import { factsIn } from './facts/facts.js'
import { inspectorsIn } from './facts/team.js'
import { heal } from './finish/heal.js'
import { judgementsIn } from './finish/judgements.js'
import { cutLongLists } from './finish/lists.js'
import { lostNumbers } from './finish/lost-numbers.js'
import { attachFootnotes } from './finish/notes.js'
import { outcomesIn } from './finish/outcome.js'
import { finishParagraph } from './finish/paragraphs.js'
import { recommendationsIn } from './finish/recommendations.js'
import { recordEvidence } from './finish/record.js'
import { saidEvidence } from './finish/said.js'
import { scaleIn } from './finish/scale.js'
import { unknownLetters } from './finish/unknown-letters.js'
import { disputes, numberFaults, unread } from './finish/warnings.js'
import { layouts } from './layout/layouts.js'
import { type Fate, furniture, type Placed, placeLines } from './place.js'
import { type Region, regionsOf } from './regions.js'
import { licenceLines } from './signs/closing.js'
import { copyOf } from './signs/copy.js'
import { walk } from './walk/walk.js'

/** All that a report says of itself; its id and its source are given to it where it is stored. */
export type Parsed = Omit<Report, 'id' | 'source' | 'url' | 'publishedSource'>

export interface Parse {
  readonly report: Parsed
  /** Every stretch of the source with the one place it landed in. */
  readonly placed: readonly Placed[]
}

const LOST_NUMBERS = 'its paragraph numbers and some lines are lost'

const NOTHING_READ =
  'This copy of a report yields neither a numbered paragraph nor a grade. Give the PDF, or a text that keeps the lines of the page.'

/** Headers, footers and page numbers that the reader of a PDF has told apart. */
const pageFurniture = ({ number, furniture: kind }: Line): [number, Fate][] =>
  kind === null || kind === 'footnote'
    ? []
    : [[number, furniture(kind === 'page number' ? 'page number' : 'running head')]]

const placesOf = ({ lines, place }: Region): [number, Fate][] => lines.map((line) => [line.number, place])

/**
 * Reads a report whose framework and authority are known. Throws a sentence when it prints no inspection dates, or
 * nothing of what its framework prints can be read.
 */
export function parse(lines: readonly Line[], recognised: Recognised): Parse {
  const { framework, authority, title } = recognised
  const layout = layouts[framework]
  const printed = lines.filter((line) => line.furniture === null)
  const facts = factsIn(printed)
  if (!facts.inspected) throw new Error('The report prints no inspection dates that Pilcrow can read.')
  const { text, record, others } = regionsOf(printed, layout, facts.end)
  const copy = copyOf(text)
  const draft = cutLongLists(walk(text, layout, copy, title))

  const recordTitle = record[0]?.text.replace(/:$/, '') ?? ''
  const inRecord = recordEvidence(record.slice(1), framework, recordTitle, draft.evidence)
  const footnotes = attachFootnotes(
    lines.filter((line) => line.furniture === 'footnote'),
    printed,
    draft,
  )
  const paragraphs = draft.paragraphs.map(finishParagraph)
  const said = saidEvidence(draft, paragraphs, framework)
  const judgements = layout.outcomes
    ? outcomesIn(paragraphs, layout)
    : judgementsIn(draft, [...inRecord, ...said], framework)
  const inspectors = framework === 'SEND' ? inspectorsIn(text) : []
  if (layout.numbers && judgements.length === 0 && !paragraphs.some(({ number }) => number !== null))
    throw new Error(NOTHING_READ)
  const licence = licenceLines(printed)

  const fates = new Map<number, Fate>([
    ...others.flatMap(placesOf),
    ...record.map((line): [number, Fate] => [
      line.number,
      { place: { kind: 'table', name: recordTitle }, lead: null },
    ]),
    ...licence.map((line): [number, Fate] => [line.number, furniture('licence')]),
    ...draft.fates,
    ...footnotes,
    ...lines.flatMap((line): [number, Fate][] => pageFurniture(line)),
  ])
  const numbered = paragraphs.some((paragraph) => paragraph.number !== null)
  return {
    report: {
      authority: { slug: authority.slug, name: authority.name },
      framework,
      title,
      inspected: facts.inspected,
      published: facts.published,
      leadInspector: facts.leadInspector ?? inspectors[0]?.name ?? null,
      inspectors,
      licence: licence.map((line) => line.text).reduce(heal, '') || null,
      numbering: numbered ? 'printed' : copy.lostNumbers ? 'lost' : 'none',
      damage: copy.lostNumbers ? LOST_NUMBERS : null,
      warnings: [
        ...facts.warnings,
        ...numberFaults(draft),
        ...lostNumbers(paragraphs, layout, copy),
        ...unknownLetters(paragraphs),
        ...disputes(judgements),
        ...unread(draft, judgements, layout, facts.inspected.from),
      ],
      sections: draft.sections.map(({ key, title: heading, level, strand }) => ({
        key,
        title: heading,
        level,
        strand,
      })),
      paragraphs,
      judgements,
      recommendations: recommendationsIn(draft.paragraphs),
      scale: scaleIn(draft, paragraphs),
    },
    placed: placeLines(lines, fates),
  }
}
