import { createLibrary } from '../../../src/library/library.js'
import type { Asked } from '../../../src/model/query.js'
import { noteText, type Reply } from '../../../src/model/reply.js'
import {
  type Finding,
  Grade,
  type Judgement,
  OUTCOMES,
  Outcome,
  type Report,
  type Strand,
} from '../../../src/model/report.js'
import { reportOfExtract } from '../../../src/model/year.js'
import { type Answers, answersOver } from '../../../src/pilcrow/pilcrow.js'
import { replyText } from '../../../src/reply/reply-lines.js'
import { authorities } from '../../../src/vocabulary/authorities.js'
import { vocabulary } from '../../open.js'
import { sourceOf, UNWRITTEN } from './unwritten.js'

/** Councils that were inspected up to four times, few enough to count by hand what is said of them. */

const names = new Map(authorities().map(({ slug, name }) => [slug, name]))

const judgement = (slug: string, strand: Strand | null, given: Finding): Judgement => {
  const grade = Grade.safeParse(given).data ?? null
  const outcome = grade === null ? Outcome.parse(OUTCOMES.indexOf(given) + 1) : null
  return {
    ...{ judgement: slug, label: slug, strand, grade, outcome, wording: null },
    evidence: [{ kind: 'table', grade, outcome, quote: given, place: 'Table', paragraph: null, page: null }],
  }
}

/** Judgements of a report by slug, those of a strand as `safeguarding/leadership-and-management`. */
type Given = Readonly<Record<string, Finding>>

/** An inspection that ended on the 12th of a month and was published the month after. */
function inspection(
  council: string,
  [framework, month]: readonly [Report['framework'], string],
  given: Given,
  leadInspector: string | null = null,
): Report {
  const following = new Date(`${month}-12`)
  following.setUTCMonth(following.getUTCMonth() + 1)
  const published = following.toISOString().slice(0, 10)
  const year = published.slice(0, 4)
  return reportOfExtract({
    ...UNWRITTEN,
    id: `${council}-${year}${framework === 'SEND' ? '-send' : ''}`,
    authority: { slug: council, name: names.get(council) ?? council },
    framework,
    inspected: { from: `${month}-03`, to: `${month}-12` },
    published,
    leadInspector,
    source: sourceOf(council),
    judgements: Object.entries(given).map(([key, grade]) => {
      const [strand, slug] = key.includes('/') ? (key.split('/') as [Strand, string]) : [null, key]
      return judgement(slug, strand, grade)
    }),
  })
}

const OVERALL = 'overall-effectiveness'

const overall = (grade: Finding, leadership = grade): Given => ({ [OVERALL]: grade, leadership })

/** With paragraphs that say so much. */
const saying = (texts: readonly string[], report: Report): Report => ({
  ...report,
  sections: [{ key: 's1', title: 'What inspectors found', level: 1, strand: null }],
  paragraphs: texts.map((text, at) => ({
    ...{ key: `${at + 1}`, number: at + 1, page: null, section: 's1', locator: 'What inspectors found' },
    ...{ text, notes: [] },
  })),
})

/** With recommendations in these words, each a passage of its own. */
const asking = (texts: readonly string[], report: Report): Report => ({
  ...report,
  sections: [...report.sections, { key: 's9', title: TO_IMPROVE, level: 1, strand: null }],
  paragraphs: [
    ...report.paragraphs,
    ...texts.map((text, at) => ({
      ...{ key: `s9p${at + 1}`, number: null, page: null, section: 's9', locator: TO_IMPROVE },
      ...{ text, notes: [] },
    })),
  ],
  recommendations: texts.map((text, at) => ({
    ...{ key: `s9p${at + 1}`, paragraph: null, deadline: null, heading: TO_IMPROVE },
    ...{ strand: null, responsible: null, text },
  })),
})

const TO_IMPROVE = 'What needs to improve'

/** With as many recommendations. */
const recommending = (count: number, report: Report): Report =>
  asking(
    Array.from({ length: count }, (_, at) => `Improve supervision, part ${at + 1}.`),
    report,
  )

const SMALL_ENGLAND: readonly Report[] = [
  inspection('kent', ['SLAC', '2010-06'], {
    [`safeguarding/${OVERALL}`]: 'Inadequate',
    [`looked-after-children/${OVERALL}`]: 'Adequate',
  }),
  recommending(
    5,
    inspection('kent', ['SIF', '2016-12'], { ...overall('Good'), adoption: 'Outstanding' }, 'Ada Byron'),
  ),
  recommending(3, inspection('kent', ['ILACS', '2022-03'], overall('Outstanding', 'Good'), 'Ada Byron')),
  recommending(
    9,
    inspection('surrey', ['SIF', '2015-02'], { ...overall('Inadequate'), adoption: 'Requires improvement' }),
  ),
  asking(
    [
      'Ensure that return home interviews are offered to missing children within three days.',
      'Improve the timeliness of health assessments for disabled children.',
    ],
    saying(
      [
        'Private fostering is poorly understood. Few arrangements for private fostering are notified.',
        'Too many children wait for an advocate.',
      ],
      inspection('surrey', ['ILACS', '2018-05'], overall('Inadequate')),
    ),
  ),
  asking(
    ['Make sure that return home interviews are offered to all missing children.'],
    inspection('surrey', ['ILACS', '2022-03'], overall('Requires improvement')),
  ),
  asking(
    [
      'Offer return home interviews to missing children who live outside Surrey.',
      'Recruit more foster carers for sibling groups.',
    ],
    saying(
      ['Work with private fostering is now strong.', 'Advocacy is offered to every child in care.'],
      inspection('surrey', ['ILACS', '2025-03'], overall('Good'), 'Mary Somerville'),
    ),
  ),
  asking(
    ['Recruit more foster carers.'],
    saying(
      [
        'Private fostering is well promoted.',
        'Private foster carers are visited.',
        'Staff turnover is high.',
      ],
      inspection('medway', ['ILACS', '2019-07'], overall('Inadequate')),
    ),
  ),
  recommending(2, inspection('medway', ['ILACS', '2023-07'], overall('Good', 'Outstanding'))),
  inspection('medway', ['SEND', '2024-02'], { 'area-send': 'Outcome 2' }),
  inspection('norfolk', ['LAC', '2013-07'], { [OVERALL]: 'Good' }),
  inspection('norfolk', ['ILACS', '2023-11'], {
    ...overall('Good'),
    ...{ 'in-care': 'Good', 'care-leavers': 'Requires improvement' },
  }),
  inspection('suffolk', ['SIF', '2015-11'], { ...overall('Good'), adoption: 'Good' }),
  inspection('suffolk', ['ILACS', '2019-04'], overall('Outstanding')),
  inspection('suffolk', ['ILACS', '2026-05'], {
    ...{ leadership: 'Good', 'help-and-protection': 'Outstanding', 'care-leavers': 'Not judged' },
  }),
  saying(
    ['Practitioners know which children are privately fostered.', 'The “House Project” is valued.'],
    inspection('leeds', ['ILACS', '2018-10'], overall('Outstanding')),
  ),
  inspection('leeds', ['ILACS', '2022-02'], {
    ...overall('Outstanding'),
    'in-care-and-care-leavers': 'Outstanding',
  }),
  inspection('bradford', ['ILACS', '2018-09'], overall('Inadequate')),
  recommending(7, inspection('bradford', ['ILACS', '2022-11'], overall('Inadequate'))),
  inspection('york', ['LSCB', '2016-02'], { lscb: 'Good' }),
  inspection('york', ['ILACS', '2019-06'], overall('Good')),
  inspection('york', ['ILACS', '2023-06'], overall('Requires improvement'), 'Mary Somerville'),
  inspection('dudley', ['ILACS', '2018-11'], overall('Good')),
  inspection('dudley', ['ILACS', '2022-10'], overall('Inadequate', 'Requires improvement')),
  inspection('camden', ['ILACS', '2022-04'], {
    ...overall('Outstanding'),
    'in-care-and-care-leavers': 'Good',
  }),
  inspection('hackney', ['ILACS', '2019-11'], overall('Requires improvement', 'Good')),
  inspection('hackney', ['ILACS', '2024-07'], overall('Requires improvement', 'Good'), 'Ada Byron'),
  inspection('devon', ['LAC', '2014-03'], { [OVERALL]: 'Adequate' }),
  inspection('cornwall', ['SEND', '2023-06'], { 'area-send': 'Outcome 1' }),
]

export const smallEngland = createLibrary(SMALL_ENGLAND)

let answers: Answers | undefined
const overThem = (): Answers => {
  answers ??= answersOver(smallEngland, vocabulary)
  return answers
}

/** What is told of them: the reply, its lines but for the notes, and these. */
interface Told {
  readonly reply: Reply
  readonly lines: readonly string[]
  readonly notes: readonly string[]
}

const toldIn = (reply: Reply): Told => ({
  reply,
  lines: replyText({ ...reply, notes: [] })
    .split('\n')
    .filter((line) => line !== ''),
  notes: reply.notes.map(noteText),
})

/** What is said of them to a command. */
export const said = (command: string): Told => toldIn(overThem().say(command))

/** What is answered of them, or of others, however it was asked. */
export const answered = (asked: Asked, over = overThem()): Told =>
  toldIn(
    over.answer({
      ...{ asked, readings: [], assumed: null, intention: null, isConcern: false },
      ...{ spokenOf: [], before: null },
    }),
  )
