import { describe, expect, it } from 'vitest'
import { said } from './small-england.js'

describe('Inspections of a time', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'come oldest first, counted among all and with how many councils they are of',
      '/find year:"since 2022"',
      [
        '12 of 26 inspections: those since 2022, of 11 councils.',
        'Leeds 2022: Outstanding',
        'Kent 2022: Outstanding',
        'Surrey 2022: Requires improvement',
        'Camden 2022: Outstanding',
        'Dudley 2022: Inadequate',
        'Bradford 2022: Inadequate',
        'York 2023: Requires improvement',
        'Medway 2023: Good',
        'Norfolk 2023: Good',
        'Hackney 2024: Requires improvement',
        'Surrey 2025: Good',
        'Suffolk 2026: Overall no such judgement in this report, Leadership Good, Help and protection Outstanding, Care leavers Not judged',
      ],
    ],
    [
      'of a place are counted among those of the place',
      '/find region:"South East" year:2022',
      [
        '2 of 9 inspections in the South East: those in 2022, of 2 councils.',
        'Kent 2022: Outstanding',
        'Surrey 2022: Requires improvement',
      ],
    ],
    [
      'of a place and of every time are counted among all',
      '/find region:London year:"since 2000"',
      [
        '3 of 26 inspections: those in London since 2000, of 2 councils.',
        'Hackney 2019: Requires improvement',
        'Camden 2022: Outstanding',
        'Hackney 2024: Requires improvement',
      ],
    ],
    [
      'of a kind of council',
      '/find kind:"London Borough" year:"since 2022"',
      [
        '2 of 3 inspections of London boroughs: those since 2022, of 2 councils.',
        'Camden 2022: Outstanding',
        'Hackney 2024: Requires improvement',
      ],
    ],
    [
      'of a framework',
      '/find framework:SLAC',
      [
        '1 of 26 inspections: those under SLAC, of 1 council.',
        'Kent 2010: safeguarding Inadequate, looked after children Adequate',
      ],
    ],
    [
      'of area SEND are counted among their like',
      '/find framework:SEND',
      [
        '2 of 2 inspections: those under SEND, of 2 councils.',
        'Cornwall 2023 SEND: Outcome 1',
        'Medway 2024 SEND: Outcome 2',
      ],
    ],
    [
      'of councils with one framework alone',
      '/find framework:"ILACS only"',
      [
        '9 of 26 inspections: those under ILACS alone, of 5 councils.',
        'Bradford 2018: Inadequate',
        'Leeds 2018: Outstanding',
        'Dudley 2018: Good',
        'Hackney 2019: Requires improvement',
        'Leeds 2022: Outstanding',
        'Camden 2022: Outstanding',
        'Dudley 2022: Inadequate',
        'Bradford 2022: Inadequate',
        'Hackney 2024: Requires improvement',
      ],
    ],
    [
      'of councils without a framework are one of each',
      '/find framework:"not ILACS"',
      [
        '1 of 12 councils without an inspection under ILACS here in the newest report of each, the best overall grade first.',
        'Devon 2014: Adequate',
      ],
    ],
    [
      'of councils with two frameworks tell what both gave',
      '/find framework:"ILACS and SEND"',
      [
        '2 of 26 inspections: those with reports both under ILACS and under SEND, of 1 council.',
        'Medway 2019 to 2024 SEND: Overall Inadequate, Area SEND Outcome 2',
        'Medway 2023 to 2024 SEND: Overall Good, Area SEND Outcome 2',
      ],
    ],
    [
      'of councils with two frameworks, now',
      '/find year:now framework:"whole and SEND"',
      [
        '1 of 12 councils with reports both on children’s services and under SEND in the newest report of each, the best overall grade first.',
        'Medway 2023 to 2024 SEND: Overall Good, Area SEND Outcome 2',
      ],
    ],
    [
      'by who led them',
      '/find inspector:"Ada Byron"',
      [
        '3 of 26 inspections: those led by Ada Byron, of 2 councils.',
        'Kent 2017: Good',
        'Kent 2022: Outstanding',
        'Hackney 2024: Requires improvement',
      ],
    ],
    [
      'of services as a whole alone',
      '/find year:2013-2016 framework:whole',
      [
        '2 of 26 inspections: those of services as a whole from 2013 to 2016, of 2 councils.',
        'Surrey 2015: Inadequate',
        'Suffolk 2015: Good',
      ],
    ],
    ['of a year without any', '/find year:2012', ['0 of 26 inspections: those in 2012, of 0 councils.']],
    [
      'of each council now, the best grade first',
      '/find year:now',
      [
        '12 councils in the newest report of each, the best overall grade first.',
        'Camden 2022: Outstanding',
        'Kent 2022: Outstanding',
        'Leeds 2022: Outstanding',
        'Medway 2023: Good',
        'Norfolk 2023: Good',
        'Surrey 2025: Good',
        'Devon 2014: Adequate',
        'Hackney 2024: Requires improvement',
        'York 2023: Requires improvement',
        'Bradford 2022: Inadequate',
        'Dudley 2022: Inadequate',
        'Suffolk 2026: Overall no such judgement in this report, Leadership Good, Help and protection Outstanding, Care leavers Not judged',
      ],
    ],
    [
      'of each council now, the worst grade first',
      '/find year:now show:"list worst first"',
      [
        '12 councils in the newest report of each, the worst overall grade first.',
        'Bradford 2022: Inadequate',
        'Dudley 2022: Inadequate',
        'Devon 2014: Adequate',
        'Hackney 2024: Requires improvement',
        'York 2023: Requires improvement',
        'Medway 2023: Good',
        'Norfolk 2023: Good',
        'Surrey 2025: Good',
        'Camden 2022: Outstanding',
        'Kent 2022: Outstanding',
        'Leeds 2022: Outstanding',
        'Suffolk 2026: Overall no such judgement in this report, Leadership Good, Help and protection Outstanding, Care leavers Not judged',
      ],
    ],
    [
      'of each council now, with their days the last first',
      '/find year:now show:"list with dates"',
      [
        '12 councils in the newest report of each, the last inspected first.',
        'Suffolk 2026: Overall no such judgement in this report, Leadership Good, Help and protection Outstanding, Care leavers Not judged (3 May 2026 to 12 May 2026)',
        'Surrey 2025: Good (3 March 2025 to 12 March 2025)',
        'Hackney 2024: Requires improvement (3 July 2024 to 12 July 2024)',
        'Norfolk 2023: Good (3 November 2023 to 12 November 2023)',
        'Medway 2023: Good (3 July 2023 to 12 July 2023)',
        'York 2023: Requires improvement (3 June 2023 to 12 June 2023)',
        'Bradford 2022: Inadequate (3 November 2022 to 12 November 2022)',
        'Dudley 2022: Inadequate (3 October 2022 to 12 October 2022)',
        'Camden 2022: Outstanding (3 April 2022 to 12 April 2022)',
        'Kent 2022: Outstanding (3 March 2022 to 12 March 2022)',
        'Leeds 2022: Outstanding (3 February 2022 to 12 February 2022)',
        'Devon 2014: Adequate (3 March 2014 to 12 March 2014)',
      ],
    ],
    [
      'before the newest, of each council that has one',
      '/find region:"South East" year:previous',
      [
        '3 councils in the South East in the report before the newest of each, the best overall grade first.',
        'Kent 2017: Good',
        'Surrey 2022: Requires improvement',
        'Medway 2019: Inadequate',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(said(command).lines).toEqual(lines))
})

describe('The ends of time', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'are who was inspected longest ago, by the newest report',
      '/find show:oldest',
      [
        'Of 12 councils, by their newest report, inspected longest ago: Devon 2014 (to 12 March 2014).',
        'Devon 2014: Adequate',
      ],
    ],
    [
      'are who was inspected last, so many of them',
      '/find show:"2 newest"',
      [
        'Of 12 councils, by their newest report, inspected last: Suffolk 2026 (to 12 May 2026) and Surrey 2025 (to 12 March 2025, inspection led by Mary Somerville).',
        'Suffolk 2026: Overall no such judgement in this report, Leadership Good, Help and protection Outstanding, Care leavers Not judged',
        'Surrey 2025: Good',
      ],
    ],
    [
      'are both the first inspection and the last',
      '/find region:London show:"oldest and newest"',
      [
        'Of 3 inspections in London, inspected longest ago: Hackney 2019 (to 12 November 2019); inspected last: Hackney 2024 (to 12 July 2024, inspection led by Ada Byron).',
        'Hackney 2019: Requires improvement',
        'Hackney 2024: Requires improvement',
      ],
    ],
    [
      'are of the oldest report of each',
      '/find year:first show:oldest',
      [
        'Of 12 councils, by their oldest report, inspected longest ago: Kent 2010 (to 12 June 2010).',
        'Kent 2010: safeguarding Inadequate, looked after children Adequate',
      ],
    ],
    [
      'are of a year',
      '/find year:2022 show:newest',
      [
        'Of 6 inspections in 2022, inspected last: Bradford 2022 (to 12 November 2022).',
        'Bradford 2022: Inadequate',
      ],
    ],
    [
      'are none of a year without inspections',
      '/find year:2012 show:oldest',
      ['0 of 0 inspections in 2012.'],
    ],
    [
      'are the first inspection that gave a grade, and lead to all',
      '/find grade:Outstanding show:oldest',
      [
        '5 of 25 inspections: Outstanding overall; 1 more gives no such grade; the first of these is Leeds 2018 (to 12 October 2018).',
        'Leeds 2018: Outstanding',
        '1. All of them → /find grade:Outstanding year:"since 2010"',
      ],
    ],
    [
      'are the last that gave it',
      '/find grade:Outstanding show:newest',
      [
        '5 of 25 inspections: Outstanding overall; 1 more gives no such grade; the last of these is Camden 2022 (to 12 April 2022).',
        'Camden 2022: Outstanding',
        '1. All of them → /find grade:Outstanding year:"since 2010"',
      ],
    ],
    [
      'are of those who have it now',
      '/find grade:Outstanding year:now show:oldest',
      [
        '3 of 11 councils: Outstanding overall in the newest report of each; 1 more gives no such grade; the first of these is Leeds 2022 (to 12 February 2022).',
        'Leeds 2022: Outstanding',
        '1. All of them → /find grade:Outstanding year:now',
      ],
    ],
    [
      'are several where they share the day',
      '/find grade:"Outstanding or Requires improvement" region:"South East" year:2022-2022 show:newest',
      [
        '2 of 2 inspections in the South East in 2022: Outstanding or Requires improvement overall; the last of these are Surrey 2022 (to 12 March 2022) and Kent 2022 (to 12 March 2022, inspection led by Ada Byron).',
        'Surrey 2022: Requires improvement',
        'Kent 2022: Outstanding',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(said(command).lines).toEqual(lines))
})

describe('The time between two inspections in a row', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'is the longest',
      '/find show:"longest gap"',
      [
        'Of 10 councils with two inspections or more, the longest time between two in a row: Norfolk, 10 years and 3 months (Norfolk 2013 ended on 12 July 2013, the next began on 3 November 2023). On average it is 4.7 years, over all 14 such times between two inspections here.',
        'Norfolk: 2013 Good → 2023 Good',
      ],
    ],
    [
      'is the shortest in a place',
      '/find region:London show:"shortest gap"',
      [
        'Of 1 council in London with two inspections or more, the shortest time between two in a row: Hackney, 4 years and 7 months (Hackney 2019 ended on 12 November 2019, the next began on 3 July 2024).',
        'Hackney: 2019 Requires improvement → 2024 Requires improvement',
      ],
    ],
    [
      'is the two shortest',
      '/find show:"2 shortest gap"',
      [
        'Of 10 councils with two inspections or more, the shortest time between two in a row: Surrey, 2 years and 11 months (Surrey 2022 ended on 12 March 2022, the next began on 3 March 2025) and Surrey, 3 years and 2 months (Surrey 2015 ended on 12 February 2015, the next began on 3 May 2018). On average it is 4.7 years, over all 14 such times between two inspections here.',
        'Surrey: 2022 Requires improvement → 2025 Good',
        'Surrey: 2015 Inadequate → 2018 Inadequate',
      ],
    ],
    [
      'is told of one council among its own',
      '/find council:surrey show:"longest gap"',
      [
        'Of 4 inspections of Surrey, the longest time between two in a row: Surrey, 3 years and 9 months (Surrey 2018 ended on 12 May 2018, the next began on 3 March 2022). On average it is 3.3 years, over all 3 such times between two inspections here.',
        'Surrey: 2018 Inadequate → 2022 Requires improvement',
      ],
    ],
    [
      'is none where one council was inspected once',
      '/find council:camden show:"longest gap"',
      ['Fewer than two inspections of Camden are here.'],
    ],
    [
      'is none where nobody was inspected twice',
      '/find region:"South West" show:"longest gap"',
      ['No council in the South West has two inspections here.'],
    ],
  ])('%s: %s', (_, command, lines) => expect(said(command).lines).toEqual(lines))
})
