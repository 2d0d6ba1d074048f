import { describe, expect, it } from 'vitest'
import { said } from './small-england.js'

const SUFFOLK_APART = '1 council is counted apart, for the report gives no grade overall: Suffolk 2026.'
const NO_OVERALL = 'Ofsted gives no overall grade in its inspections of children’s services since April 2026.'
const SEND_ALONE =
  '1 more council has a report on area SEND alone here, which gives no grades, and is not counted.'
const SCALES =
  'The scales differ: until 2013 the third of four grades was Adequate, since then it is Requires improvement. They are different words of different scales, and what is judged differs too.'
const AS_HELD = 'Told from the inspections that are here.'

describe('Beside a count or a list', () => {
  it.each<[promise: string, command: string, notes: readonly string[]]>([
    [
      'says who has no such grade, why, and what it would be without inspections of looked after children alone',
      '/find grade:Good',
      [
        SUFFOLK_APART,
        NO_OVERALL,
        'Devon 2014 is on services for looked after children alone, and the overall grade there is of those. Without it: 3 of 10.',
        SEND_ALONE,
      ],
    ],
    [
      'of a time says so of inspections, of halves that were graded apart, of scales that differ and of area SEND',
      '/find grade:Inadequate year:"since 2000"',
      [
        '1 inspection is counted apart, for the report gives no grade overall: Suffolk 2026.',
        NO_OVERALL,
        '1 report gives more than one such grade: until 2012 safeguarding and looked after children were graded apart. Either grade counts.',
        SCALES,
        'Devon 2014 and Norfolk 2013 are on services for looked after children alone, and the overall grade there is of those. Without them: 7 of 23.',
        '2 inspections of area SEND since 2000 are not counted here: these give no grades.',
      ],
    ],
    [
      'of two judgements says who lacks either, and gives the labels in full',
      '/find grade:Good judgement:Leadership and:"Outstanding for overall"',
      [
        '2 councils are counted apart, for the newest report of each gives no grade for leadership or overall: Devon 2014 and Suffolk 2026.',
        NO_OVERALL,
        'In full, as the reports print it: “The impact of leaders on social work practice with children and families” (ILACS).',
        SEND_ALONE,
      ],
    ],
    [
      'of what is judged no more says that all were counted',
      '/find grade:Outstanding judgement:Adoption',
      [
        'No inspection judges this any more, so every one that did is counted, and not only each council’s newest.',
        '23 inspections are counted apart, for the report gives no grade for adoption.',
        'In full, as the reports print it: “Adoption performance” (SIF).',
        SEND_ALONE,
      ],
    ],
    [
      'of a joint judgement gives the label of either kind of report',
      '/find grade:"Outstanding or Good or Requires improvement" judgement:"Care leavers"',
      [
        '8 councils are counted apart, for the newest report of each gives no grade for care leavers: Bradford 2022, Devon 2014, Dudley 2022, Hackney 2024, Kent 2022, Medway 2023, Surrey 2025 and York 2023.',
        'In full, as the reports print it: “The experiences and progress of children in care and care leavers” (ILACS); “The experiences and progress of care leavers” (ILACS).',
        SEND_ALONE,
      ],
    ],
    [
      'of outcomes says what these are',
      '/find grade:"Outcome 1 or Outcome 2" judgement:"Area SEND"',
      [
        'Inspections of area SEND end in one of three outcomes, and in no grade: 1, typically positive experiences and outcomes; 2, inconsistent ones; 3, widespread or systemic failings.',
      ],
    ],
    [
      'among statistical neighbours says of which of them nothing is here',
      '/find grade:Good neighbours:kent',
      [
        '7 of the 10 statistical neighbours have no report on children’s services here: Bedford, Bexley, East Sussex, Essex, Nottinghamshire, Somerset and West Sussex.',
        SUFFOLK_APART,
        NO_OVERALL,
        'Devon 2014 is on services for looked after children alone, and the overall grade there is of those. Without it: 1 of 1.',
      ],
    ],
    ['of a place where everybody was judged says nothing', '/find grade:Good region:"South East"', []],
    [
      'of inspections says how many give no overall grade',
      '/find year:"since 2022"',
      [
        '1 of these reports gives no overall grade.',
        NO_OVERALL,
        '2 inspections of area SEND since 2022 are not counted here: these give no grades.',
      ],
    ],
    [
      'by year says which year an inspection is of',
      '/find year:2014-2020 show:"by year"',
      [
        'A report is of the year in its name, that of its publication where it prints that: 1 inspection of these ended in the year before.',
        SCALES,
        'Devon 2014 is on services for looked after children alone, and the overall grade there is of those. Without it: 11.',
      ],
    ],
    [
      'of two places says who is in both',
      '/find region:"South East" kind:County show:"by region: South East beside County"',
      [
        '2 of these councils are in both, and counted in each.',
        SUFFOLK_APART,
        NO_OVERALL,
        SCALES,
        'Devon 2014 is on services for looked after children alone, and the overall grade there is of those. Without it: 4.',
      ],
    ],
    [
      'of movements says by what they are told, and who was not judged',
      '/find movement:"improved at the last inspection"',
      [
        'Counted apart, for the newest report of each gives no such grade: Suffolk 2026.',
        AS_HELD,
        SEND_ALONE,
      ],
    ],
    [
      'of who was never graded so says how many inspections that is, and who had one alone',
      '/find movement:"never Inadequate"',
      [
        'That is 12 inspections of 7 councils.',
        '2 of these have one such inspection alone: Camden 2022 and Devon 2014.',
        AS_HELD,
        SCALES,
        SEND_ALONE,
      ],
    ],
    [
      'of who was always graded so says the same',
      '/find movement:"always Outstanding"',
      [
        'That is 3 inspections of 2 councils.',
        '1 of these has one such inspection alone: Camden 2022.',
        AS_HELD,
        SEND_ALONE,
      ],
    ],
    [
      'of who improved each time says who had more than two inspections',
      '/find movement:"improved each time"',
      [
        'With more than two such inspections: Kent; every other one had two, and so moved once.',
        AS_HELD,
        SCALES,
        SEND_ALONE,
      ],
    ],
    [
      'of who fell each time says that each had two',
      '/find movement:"fell each time"',
      ['Each of these had two such inspections, and so moved once.', AS_HELD, SEND_ALONE],
    ],
    [
      'since when says how that is told',
      '/find grade:Good show:"list with since"',
      [
        SUFFOLK_APART,
        NO_OVERALL,
        'Devon 2014 is on services for looked after children alone, and the overall grade there is of those. Without it: 3 of 10.',
        'Since when is told by the inspections that are here: the last day of the first of those in a row that gave the same grade.',
        SEND_ALONE,
      ],
    ],
    [
      'of recommendations of several frameworks says that these differ',
      '/find show:"count of recommendations"',
      ['The frameworks differ in this: reports until 2017 make many more than those since.'],
    ],
    [
      'of those that nearly meet two conditions of their own times names them',
      '/find and:"Outstanding for overall (2019) and Good for overall (now)"',
      [
        'Each condition is met by a report of its own.',
        'Not counted, for a report that should tell gives no such grade, though all else is so: Suffolk.',
        SEND_ALONE,
      ],
    ],
  ])('%s: %s', (_, command, notes) => expect(said(command).notes.filter(isOfCount)).toEqual(notes))
})

/** Of whom newer reports are published `published-since.test.ts` tells. */
const isOfCount = (note: unknown): boolean => !String(note).startsWith('Newer reports on ')
