import { judgementsOf } from '../../vocabulary/judgements.js'
import {
  type FrameworkSpec,
  type GradeSentence,
  gradeSentence,
  judgedGrade,
  type KnownHeading,
  overallSubject,
  requiredJudgements,
  statedGrade,
} from './spec.js'

const sifSection = (...titles: string[]): KnownHeading => ({ titles, level: 2 })

const sifTopic = (...titles: string[]): KnownHeading => ({ titles, level: 'topic' })

/** Levels of what such a sentence heads: all of the report's services, a chapter, a part of one. */
const SERVICES_LEVEL = 1
const CHAPTER_SENTENCE_LEVEL = 3
const CHAPTER_PART_LEVEL = 4
const optionalColon = '\\s?[:–—-]?'

const gradedSubject = (what: string): string =>
  `the graded judge?ment (?:for|about|of) (${what}) is (?:that )?(?:it |they )?${judgedGrade}`

/** Labels of a word or two would meet sentences of the text. */
const SHORTEST_SUBJECT = 20

/** Early reports head their chapters with a sentence: 'The experiences and progress of care leavers are inadequate'. */
const chapterSentences: readonly GradeSentence[] = judgementsOf('SIF').map(({ slug, label, printed }) => {
  const long = [label, ...printed].filter((each) => each.length >= SHORTEST_SUBJECT)
  const level = slug === 'adoption' || slug === 'care-leavers' ? CHAPTER_PART_LEVEL : CHAPTER_SENTENCE_LEVEL
  return gradeSentence(
    slug,
    `((?:the )?(?:${long.join('|').replace(/[()]/g, '\\$&')})) ${statedGrade}`,
    level,
  )
})

const boardName = `(?:the )?.{0,60}safeguarding (?:children['’]?s? )?board|(?:the effectiveness of )?(?:the )?LSCB`

const boardSentences: readonly GradeSentence[] = [
  gradeSentence('lscb', `(${boardName})(?: \\([^)]*\\))?${optionalColon} ${judgedGrade}`, null),
  gradeSentence('lscb', `(${boardName})(?: \\([^)]*\\))? (?:in|of|for) .{3,60}? ${statedGrade}`, null),
]

const servicesSubject = `(?:children['’‘]?s (?:social care )?services|services for children(?: and (?:young people|families))?)`

/** How covers state the grade of all services together. */
const coverSentences: readonly GradeSentence[] = [
  gradeSentence(
    'overall-effectiveness',
    `((?:.{2,60}? )?${servicesSubject}(?: .{3,90}?)?) ${statedGrade}`,
    SERVICES_LEVEL,
  ),
]

const arrangementsSentence = gradeSentence(
  'lscb',
  `(the arrangements in place to evaluate the effectiveness of what is done .{3,160}?) ${statedGrade}`,
  null,
)

/** Single inspection framework, 2013 to 2017. */
export const sif: FrameworkSpec = {
  framework: 'SIF',
  titles: [
    /^(re-?)?inspection of services for children in need of help and protection,? children looked after and care leavers(.{0,5}\band\b.{0,5}review of the effectiveness of the local safeguarding children board)?/i,
    /^single inspection of (?:la|local authority|council) children['’‘]?s services\b.*/i,
  ],
  headings: [
    { titles: ['The local authority'], level: 1 },
    {
      titles: ['The Local Safeguarding Children Board (LSCB)', 'The Local Safeguarding Children Board'],
      level: 1,
    },
    {
      titles: [
        'What the inspection judgements mean',
        'What the local authority inspection judgements mean',
        'What the inspection judgements mean: the local authority',
        'What the inspection judgements mean: the LSCB',
      ],
      level: 1,
    },
    {
      titles: ['Information about this inspection', 'Information about the local authority inspection'],
      level: 1,
    },
    { titles: ['Section 1: the local authority'], level: 1 },
    {
      titles: [
        'Section 2: the effectiveness of the Local Safeguarding Children Board (LSCB)',
        'Section 2: the effectiveness of the Local Safeguarding Children Board',
      ],
      level: 1,
    },
    sifSection('The inspection team'),
    sifSection('The LSCB'),
    sifSection('Executive summary'),
    sifSection('Summary of findings', 'Summary of key findings'),
    { titles: ['Recommendations'], level: 2, recommends: true },
    { titles: ['What does the local authority need to improve?'], level: 2, recommends: true },
    { titles: ['What does the LSCB need to improve?'], level: 2, recommends: true },
    { titles: ['Priority and immediate action', 'Priority actions'], level: 3, recommends: true },
    { titles: ['Areas for improvement'], level: 3, recommends: true },
    sifSection('The local authority’s strengths'),
    sifSection('The LSCB’s strengths', 'Key strengths and weaknesses of the LSCB'),
    sifSection('Progress since the last inspection'),
    sifSection('Summary for children and young people'),
    sifSection('Information about this local authority area'),
    sifSection('Inspection judgements about the local authority'),
    sifSection('Inspection judgement about the LSCB', 'Inspection judgements about the LSCB'),
    sifSection('Inspection findings – the Local Safeguarding Children Board'),
    { titles: ['Inspection findings'], level: 2, generic: true },
    { titles: ['Summary'], level: 'topic', generic: true },
    sifTopic('Children living in this area'),
    sifTopic('Child protection in this area'),
    sifTopic('Children looked after in this area'),
    sifTopic('Other Ofsted inspections'),
    sifTopic('Other information about this area'),
    sifTopic('Leadership and management', 'Leadership, management and governance'),
    sifTopic('Adoption'),
    sifTopic('Social work practice'),
    sifTopic('Care leavers'),
  ],
  required: requiredJudgements(
    'overall-effectiveness',
    'help-and-protection',
    'looked-after-and-permanence',
    'adoption',
    'care-leavers',
    'leadership',
  ),
  numbersParagraphs: true,
  standardFootnotes: [
    'Ofsted produces this report under its power to combine reports',
    'A full description of what the inspection judgements mean',
    'The local authority was given the opportunity to review this section',
    'These are residential special schools that look after children',
  ],
  recordTitles: [],
  coverEnds: 'facts',
  gradesInTables: true,
  labelKeywords: [
    [/\b(safeguarding children|lscb)/i, 'lscb'],
    [/^(the )?overall/i, 'overall-effectiveness'],
    [/\badoption\b/i, 'adoption'],
    [/\b(care leavers|leaving care)\b/i, 'care-leavers'],
    [/\bhelp (and|&) protection|\bprotect/i, 'help-and-protection'],
    [/\blooked[- ]after|\bin care\b|\bpermanence\b/i, 'looked-after-and-permanence'],
    [/\bleaders(hip)?\b|\bgovernance\b/i, 'leadership'],
  ],
  gradeSentences: {
    heading: [
      gradeSentence(
        'overall-effectiveness',
        `(${overallSubject})${optionalColon} ${judgedGrade}`,
        SERVICES_LEVEL,
      ),
      gradeSentence(
        'overall-effectiveness',
        `(${overallSubject}) is that .{3,90}? ${statedGrade}`,
        SERVICES_LEVEL,
      ),
      gradeSentence(
        'overall-effectiveness',
        `(children['’]?s services .{3,90}?) ${statedGrade}`,
        SERVICES_LEVEL,
      ),
      gradeSentence('adoption', gradedSubject('.*adoption.*?'), CHAPTER_PART_LEVEL),
      gradeSentence('care-leavers', gradedSubject('.*care leavers.*?'), CHAPTER_PART_LEVEL),
      ...boardSentences,
      ...chapterSentences.filter(({ slug }) => slug !== 'overall-effectiveness' && slug !== 'lscb'),
    ],
    cover: coverSentences,
    text: [
      gradeSentence(
        'overall-effectiveness',
        `(${servicesSubject}(?: (?:in|of|at) .{3,60}?)?) ${statedGrade}`,
        null,
      ),
      gradeSentence('overall-effectiveness', `.{0,30}\\b(${overallSubject}) ${statedGrade}`, null),
      arrangementsSentence,
    ],
  },
}

/** A review of a safeguarding board alone, made beside the single inspection framework and laid out like it. */
export const lscb: FrameworkSpec = {
  ...sif,
  framework: 'LSCB',
  titles: [/^review of the effectiveness of the local safeguarding children board/i],
  required: requiredJudgements('lscb'),
  headings: [
    { titles: ['Information about this area'], level: 1 },
    { titles: ['Executive summary'], level: 1 },
    { titles: ['Recommendations'], level: 1, recommends: true },
    { titles: ['Inspection findings', 'Findings'], level: 1 },
    { titles: ['Information about this review'], level: 1 },
    ...sif.headings,
  ],
  labelKeywords: [],
  gradeSentences: { heading: boardSentences, text: [arrangementsSentence] },
}
