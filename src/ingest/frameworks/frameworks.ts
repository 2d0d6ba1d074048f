import type { Framework } from '../../model/report.js'
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

const slacParts: readonly KnownHeading[] = [
  { titles: ['About this inspection'], level: 1, strand: null },
  { titles: ['The inspection judgements and what they mean'], level: 1, strand: null },
  { titles: ['Service information'], level: 1, strand: null },
  { titles: ['Safeguarding services'], level: 1, strand: 'safeguarding' },
  { titles: ['Safeguarding outcomes for children and young people'], level: 1, strand: 'safeguarding' },
  { titles: ['Services for looked after children'], level: 1, strand: 'looked-after-children' },
  {
    titles: ['How good are outcomes for looked after children and care leavers?'],
    level: 1,
    strand: 'looked-after-children',
  },
  { titles: ['Areas for improvement'], level: 2, recommends: true },
]

/** A judgement that exists in both strands has one heading, which stands in the part that it belongs to. */
const slacJudgements = new Map(judgementsOf('SLAC').map((each) => [each.slug, each]))

/** Safeguarding and looked after children, 2009 to 2012. */
const slac: FrameworkSpec = {
  framework: 'SLAC',
  titles: [/^inspection of safeguarding and looked[ -]after children services/i],
  headings: [
    ...slacParts,
    ...[...slacJudgements.values()].map((each) => ({
      titles: [each.label, ...each.printed],
      level: 2,
      judgement: each.slug,
    })),
  ],
  required: [],
  numbersParagraphs: true,
  standardFootnotes: [],
  recordTitles: ['Record of main findings'],
  coverEnds: 'contents',
  gradesInTables: false,
}

/** Looked after children, 2013. */
const lac: FrameworkSpec = {
  framework: 'LAC',
  titles: [/^inspection of (services for )?looked[ -]after children( services)?$/i],
  headings: [
    { titles: ['About this inspection'], level: 1 },
    { titles: ['The inspection judgements and what they mean'], level: 1 },
    { titles: ['Service information'], level: 1 },
    { titles: ['Areas for improvement'], level: 2, recommends: true },
    ...judgementsOf('LAC').map((each) => ({
      titles: [each.label, ...each.printed],
      level: 1,
      judgement: each.slug,
    })),
  ],
  required: requiredJudgements(...judgementsOf('LAC').map(({ slug }) => slug)),
  numbersParagraphs: true,
  standardFootnotes: [],
  recordTitles: ['Record of main findings'],
  coverEnds: 'contents',
  gradesInTables: false,
}

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
const sif: FrameworkSpec = {
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
const lscb: FrameworkSpec = {
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

/** Inspections of local authority children's services, since 2018. */
const ilacs: FrameworkSpec = {
  framework: 'ILACS',
  titles: [
    /^(re-?)?inspection of .{0,80}?children.{0,20} trust$/i,
    /^(re-?)?inspection of .{0,80}?(local authority )?children['’‘]?s (social care )?services/i,
  ],
  // A trust's name need not say that it is one: 'Inspection of Slough Children First'.
  titleOfAuthority: /^(?:re-?)?inspection of (?<name>.{0,80}\bchildren\b.{0,80})$/i,
  sharesTitleWithLetters: true,
  headings: [
    { titles: ['What needs to improve?'], level: 2, recommends: true },
    ...judgementsOf('ILACS')
      .filter((each) => each.slug !== 'overall-effectiveness')
      .map((each) => ({ titles: [each.label, ...each.printed], level: 2, judgement: each.slug })),
  ],
  required: [
    ...requiredJudgements('leadership', 'help-and-protection'),
    { anyOf: ['in-care', 'in-care-and-care-leavers'] },
    { anyOf: ['care-leavers', 'in-care-and-care-leavers'] },
    { anyOf: ['overall-effectiveness'], until: '2026-04-01' },
  ],
  numbersParagraphs: true,
  standardFootnotes: [],
  recordTitles: [],
  coverEnds: 'facts',
  gradesInTables: true,
  labelKeywords: [
    [/^(the )?overall/i, 'overall-effectiveness'],
    [/\bleaders(hip)?\b/i, 'leadership'],
    [/\bhelp (and|&) protection|\bprotect/i, 'help-and-protection'],
    [
      /\b(in care|looked[- ]after)\b.*\b(care leavers|leaving care|care[- ]experienced)/i,
      'in-care-and-care-leavers',
    ],
    [/\b(care leavers|leaving care|care[- ]experienced)/i, 'care-leavers'],
    [/\b(in care|looked[- ]after)\b/i, 'in-care'],
  ],
  gradeSentences: {
    text: [gradeSentence('overall-effectiveness', `.{0,60}\\b(${overallSubject}) ${statedGrade}`, null)],
  },
}

const sendPart = (...titles: string[]): KnownHeading => ({ titles, level: 1 })

/** How the inspected area is asked about: 'What is it like to be a child … in this area?' */
const childQuestion = 'What is it like to be a child or young person with'

/** Area SEND inspections by Ofsted and the Care Quality Commission, since 2023. */
const send: FrameworkSpec = {
  framework: 'SEND',
  titles: [/^area SEND (?:full )?inspection of .{2,90}?\blocal area partnership\b/i],
  listsTeam: true,
  headings: [
    sendPart('Inspection outcome', 'Outcome of the inspection', 'Inspection outcomes'),
    sendPart('Information about the local area partnership', 'Information about the area partnership'),
    sendPart(
      `${childQuestion} SEND in this area?`,
      `${childQuestion} special educational needs and/or disabilities (SEND) in this area?`,
      `${childQuestion} special educational needs and/or disabilities in this area?`,
      `${childQuestion} special educational needs and disabilities (SEND) in this area?`,
    ),
    sendPart(
      'What is the area partnership doing that is effective?',
      'What is the area partnership doing well?',
      'What is the local area partnership doing that is effective?',
      'What is the local area partnership doing well?',
    ),
    sendPart(
      'What does the area partnership need to do better?',
      'What does the local area partnership need to do better?',
    ),
    { titles: ['Areas for priority action', 'Area for priority action'], level: 1, recommends: true },
    { titles: ['Areas for improvement', 'Area for improvement'], level: 1, recommends: true },
    sendPart('Local area partnership details'),
    sendPart('Information about this inspection'),
    { titles: ['Inspection team'], level: 2 },
  ],
  required: requiredJudgements('area-send'),
  numbersParagraphs: false,
  standardFootnotes: [],
  recordTitles: [],
  coverEnds: 'heading',
  gradesInTables: false,
  namesResponsible: true,
  outcomes: [
    {
      outcome: 1,
      words:
        /typically leads? to positive experiences and outcomes|typically positive experiences and outcomes/i,
    },
    { outcome: 2, words: /inconsistent experiences and outcomes/i },
    { outcome: 3, words: /widespread (?:and\/or|and|or) systemic failings/i },
  ],
}

/** Every framework that Pilcrow reads, in the order in which a report's title is held against theirs: the most particular first. */
export const frameworkSpecs: Readonly<Record<Framework, FrameworkSpec>> = {
  SLAC: slac,
  LAC: lac,
  SIF: sif,
  SEND: send,
  LSCB: lscb,
  ILACS: ilacs,
}
