import { judgementsOf } from '../../vocabulary/judgements.js'
import { type FrameworkSpec, gradeSentence, overallSubject, requiredJudgements, statedGrade } from './spec.js'

/** Inspections of local authority children's services, since 2018. */
export const ilacs: FrameworkSpec = {
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
