import { describe, expect, it } from 'vitest'
import { said } from './small-england.js'

describe('A grade over councils', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'is counted among those that have one, and who has none is counted beside them',
      '/find grade:Good',
      [
        '3 of 11 councils: Good overall in the newest report of each; 1 more has a newest report without such a grade.',
        'Medway 2023: Good',
        'Norfolk 2023: Good',
        'Surrey 2025: Good',
      ],
    ],
    [
      'is told of a place alone, and no council of another is among them',
      '/find grade:Good region:"South East"',
      [
        '2 of 3 councils in the South East: Good overall in the newest report of each.',
        'Medway 2023: Good',
        'Surrey 2025: Good',
      ],
    ],
    [
      'is told of every inspection of a time, with how many councils these are of; either half of an old report counts',
      '/find grade:Inadequate year:"since 2000"',
      [
        '7 of 25 inspections since 2000, in 5 councils: Inadequate overall; 1 more gives no such grade.',
        'Bradford 2022: Inadequate',
        'Bradford 2018: Inadequate',
        'Dudley 2022: Inadequate',
        'Kent 2010: safeguarding Inadequate',
        'Medway 2019: Inadequate',
        'Surrey 2018: Inadequate',
        'Surrey 2015: Inadequate',
      ],
    ],
    [
      'of a kind of council names the kind',
      '/find grade:Good kind:County year:"since 2015"',
      [
        '4 of 9 inspections of counties since 2015, in 4 councils: Good overall; 1 more gives no such grade.',
        'Kent 2017: Good',
        'Norfolk 2023: Good',
        'Suffolk 2015: Good',
        'Surrey 2025: Good',
      ],
    ],
    [
      'of a year has those alone whose report is of that year',
      '/find grade:Outstanding year:2022',
      [
        '3 of 6 inspections in 2022, in 3 councils: Outstanding overall.',
        'Camden 2022: Outstanding',
        'Kent 2022: Outstanding',
        'Leeds 2022: Outstanding',
      ],
    ],
    [
      'of named councils names them, and counts among those named',
      '/find grade:Outstanding council:"kent, devon, hackney"',
      [
        '1 of 3 councils among Kent, Devon and Hackney: Outstanding overall in the newest report of each.',
        'Kent 2022: Outstanding',
      ],
    ],
    [
      'with another judgement beside it tells both of each',
      '/find and:"Good for overall" judgement:Leadership',
      [
        '3 of 11 councils: Good overall in the newest report of each; 1 more has a newest report without such a grade.',
        'Medway 2023: Overall Good, Leadership Outstanding',
        'Norfolk 2023: Overall Good, Leadership Good',
        'Surrey 2025: Overall Good, Leadership Good',
      ],
    ],
    [
      'and another are both met by one report',
      '/find grade:Good judgement:Leadership and:"Outstanding for overall"',
      [
        '1 of 10 councils: Good for leadership and Outstanding overall in the newest report of each; 2 more have newest reports without such a grade.',
        'Kent 2022: Leadership Good, Overall Outstanding',
      ],
    ],
    [
      'at different times is met by a report of each',
      '/find and:"Inadequate for overall (up to 2018) and Good for overall (now)"',
      [
        '1 of 7 councils: Inadequate overall up to 2018 and Good overall in the newest report; 6 more have no report for each of these.',
        'Surrey: 2018 Inadequate → 2025 Good',
      ],
    ],
    [
      'of services and of area SEND is met by a report of each kind',
      '/find grade:Good and:"Outcome 2 for Area SEND"',
      [
        '1 of 1 council: Good overall and Outcome 2 for area SEND; 12 more have no report for each of these.',
        'Medway 2023 to 2024 SEND: Overall Good, Area SEND Outcome 2',
      ],
    ],
    [
      'that is better than another of the same report',
      '/find and:"better than overall for Leadership"',
      [
        '3 of 10 councils: better for leadership than overall in the newest report of each; 2 more have newest reports without such a grade.',
        'Medway 2023: Leadership Outstanding, Overall Good',
        'Hackney 2024: Leadership Good, Overall Requires improvement',
        'Dudley 2022: Leadership Requires improvement, Overall Inadequate',
      ],
    ],
    [
      'that is worse than another of the same report',
      '/find and:"worse than overall for Leadership"',
      [
        '1 of 10 councils: worse for leadership than overall in the newest report of each; 2 more have newest reports without such a grade.',
        'Kent 2022: Leadership Good, Overall Outstanding',
      ],
    ],
    [
      'that nobody has now, but somebody had, leads to every inspection',
      '/find grade:Inadequate region:"South East"',
      [
        '0 of 3 councils in the South East: Inadequate overall in the newest report of each.',
        '1. Inadequate for anything → /find grade:Inadequate judgement:any',
        '2. In any inspection → /find grade:Inadequate region:"South East" year:"since 2010"',
      ],
    ],
    [
      'that nobody ever had leads to that grade for anything',
      '/find grade:Inadequate region:London',
      [
        '0 of 2 councils in London: Inadequate overall in the newest report of each.',
        '1. Inadequate for anything → /find grade:Inadequate judgement:any',
      ],
    ],
    [
      'that is no overall one leads nowhere else where nobody has it',
      '/find grade:Inadequate judgement:Adoption region:London',
      ['None of 3 reports in London gives a grade for adoption.'],
    ],
    [
      'for what is judged no more is counted in every inspection',
      '/find grade:Outstanding judgement:Adoption',
      [
        '1 of 3 inspections, in 1 council: Outstanding for adoption; 23 more give no such grade.',
        'Kent 2017: Outstanding',
      ],
    ],
    [
      'for care leavers tells of how many it was given together with children in care, and which say that they do not judge it',
      '/find grade:"Outstanding or Good or Requires improvement" judgement:"Care leavers"',
      [
        '3 of 4 councils: Outstanding, Good or Requires improvement for care leavers in the newest report of each; 8 more have newest reports without such a grade. 2 of the 4 are judged on “In care and care leavers” together, 2 of the 3 among them: Camden 2022 and Leeds 2022. 1 of the 4 is Not judged: Suffolk 2026.',
        'Leeds 2022: Outstanding',
        'Camden 2022: Good',
        'Norfolk 2023: Requires improvement',
      ],
    ],
    [
      'that was asked of area SEND is told to be none',
      '/find grade:Good framework:SEND',
      [
        'Inspections of area SEND give no grades, but one of three outcomes, 1 the best: ask for outcome 1, 2 or 3. 2 reports under SEND are held.',
        '1. Good for anything → /find grade:Good judgement:any',
      ],
    ],
    [
      'of area SEND is one of three outcomes',
      '/find grade:"Outcome 1 or Outcome 2" judgement:"Area SEND"',
      [
        '2 of 2 councils: Outcome 1 or Outcome 2 for area SEND in the newest report of each.',
        'Cornwall 2023 SEND: Outcome 1',
        'Medway 2024 SEND: Outcome 2',
      ],
    ],
    [
      'as things are now counts whom newer reports are known of, whom a note names',
      '/find grade:"Adequate or Good" year:now',
      [
        '4 of 11 councils: Adequate or Good overall in the newest report of each; 1 more has a newest report without such a grade.',
        'Medway 2023: Good',
        'Norfolk 2023: Good',
        'Surrey 2025: Good',
        'Devon 2014: Adequate',
      ],
    ],
    [
      'that nobody was given in a place where nothing was judged',
      '/find grade:Good region:"North East"',
      ['There is no report in the North East here. Those here are from 2010 to 2026.'],
    ],
    [
      'among the statistical neighbours of a council',
      '/find grade:Good neighbours:kent',
      [
        '1 of 2 councils among the statistical neighbours of Kent: Good overall in the newest report of each; 1 more has a newest report without such a grade.',
        'Norfolk 2023: Good',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(said(command).lines).toEqual(lines))
})

describe('Every grade over councils', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'comes best first, with how many have each',
      '/find',
      [
        '11 of 11 councils graded overall in the newest report of each, the best first: 3 Outstanding, 3 Good, 1 Adequate, 2 Requires improvement, 2 Inadequate; 1 more has a newest report without such a grade.',
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
      ],
    ],
    [
      'comes worst first where that is asked for',
      '/find show:"list worst first"',
      [
        '11 of 11 councils graded overall in the newest report of each, the worst first: 3 Outstanding, 3 Good, 1 Adequate, 2 Requires improvement, 2 Inadequate; 1 more has a newest report without such a grade.',
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
      ],
    ],
    [
      'for one judgement',
      '/find judgement:Leadership',
      [
        '11 of 11 councils graded for leadership in the newest report of each, the best first: 3 Outstanding, 5 Good, 2 Requires improvement, 1 Inadequate; 1 more has a newest report without such a grade.',
        'Camden 2022: Outstanding',
        'Leeds 2022: Outstanding',
        'Medway 2023: Outstanding',
        'Hackney 2024: Good',
        'Kent 2022: Good',
        'Norfolk 2023: Good',
        'Suffolk 2026: Good',
        'Surrey 2025: Good',
        'Dudley 2022: Requires improvement',
        'York 2023: Requires improvement',
        'Bradford 2022: Inadequate',
      ],
    ],
    [
      'with the days of the inspections comes in their order',
      '/find show:"list with dates"',
      [
        '11 of 11 councils graded overall in the newest report of each, the last inspected first: 3 Outstanding, 3 Good, 1 Adequate, 2 Requires improvement, 2 Inadequate; 1 more has a newest report without such a grade.',
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
      'with who led them',
      '/find region:London show:"list with inspector"',
      [
        '2 of 2 councils in London graded overall in the newest report of each, the best first: 1 Outstanding, 1 Requires improvement.',
        'Camden 2022: Outstanding (no lead inspector named)',
        'Hackney 2024: Requires improvement (inspection led by Ada Byron)',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(said(command).lines).toEqual(lines))
})

describe('The ends of the scale', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'are the best grade and all that have it',
      '/find show:best',
      [
        'The best grade given is Outstanding. 3 of 11 councils graded overall in the newest report of each, the best first: 3 Outstanding, 3 Good, 1 Adequate, 2 Requires improvement, 2 Inadequate; 1 more has a newest report without such a grade.',
        'Camden 2022: Outstanding',
        'Kent 2022: Outstanding',
        'Leeds 2022: Outstanding',
      ],
    ],
    [
      'are both ends',
      '/find show:"best and worst"',
      [
        'The best grade given is Outstanding. The worst grade given is Inadequate. 5 of 11 councils graded overall in the newest report of each, the best first: 3 Outstanding, 3 Good, 1 Adequate, 2 Requires improvement, 2 Inadequate; 1 more has a newest report without such a grade.',
        'Camden 2022: Outstanding',
        'Kent 2022: Outstanding',
        'Leeds 2022: Outstanding',
        'Bradford 2022: Inadequate',
        'Dudley 2022: Inadequate',
      ],
    ],
    [
      'are so many as were asked for, and all that share the last grade',
      '/find show:"2 worst"',
      [
        'The worst grade given is Inadequate. 2 of 11 councils graded overall in the newest report of each, the worst first: 3 Outstanding, 3 Good, 1 Adequate, 2 Requires improvement, 2 Inadequate; 1 more has a newest report without such a grade.',
        'Bradford 2022: Inadequate',
        'Dudley 2022: Inadequate',
      ],
    ],
    [
      'of so many, over two grades',
      '/find show:"5 best"',
      [
        'The best grades given are Outstanding and Good, which 6 share. 6 of 11 councils graded overall in the newest report of each, the best first: 3 Outstanding, 3 Good, 1 Adequate, 2 Requires improvement, 2 Inadequate; 1 more has a newest report without such a grade.',
        'Camden 2022: Outstanding',
        'Kent 2022: Outstanding',
        'Leeds 2022: Outstanding',
        'Medway 2023: Good',
        'Norfolk 2023: Good',
        'Surrey 2025: Good',
      ],
    ],
    [
      'are fewer than asked for where far more share the next grade, and say how many',
      '/find judgement:Leadership year:2019-2023 show:"2 worst"',
      [
        'The worst grade given is Inadequate. 2 of 13 inspections from 2019 to 2023, in 2 councils graded for leadership, the worst first: 4 Outstanding, 4 Good, 3 Requires improvement, 2 Inadequate.',
        'Bradford 2022: Inadequate',
        'Medway 2019: Inadequate',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(said(command).lines).toEqual(lines))
})

describe('Since when', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'is told of each, the longest so first',
      '/find grade:Good show:"list with since"',
      [
        '3 of 11 councils: Good overall in the newest report of each; 1 more has a newest report without such a grade. The longest so: Norfolk, since 12 July 2013.',
        'Norfolk 2023: Good (since 12 July 2013 at least, all 2 inspections here)',
        'Medway 2023: Good (since 12 July 2023)',
        'Surrey 2025: Good (since 12 March 2025)',
      ],
    ],
    [
      'of every inspection until when too',
      '/find grade:Good year:"since 2000" show:"list with since"',
      [
        '8 of 25 inspections since 2000, in 7 councils: Good overall; 1 more gives no such grade. The longest so: Norfolk, since 12 July 2013.',
        'Norfolk 2023: Good (since 12 July 2013 at least, all 2 inspections here)',
        'Norfolk 2013: Good (since 12 July 2013 at least, the only inspection here)',
        'Kent 2017: Good (from 12 December 2016 to 12 March 2022)',
        'York 2019: Good (from 12 June 2019 to 12 June 2023 at least, the first inspection here)',
        'Dudley 2018: Good (from 12 November 2018 to 12 October 2022 at least, the first inspection here)',
        'Suffolk 2015: Good (from 12 November 2015 to 12 April 2019 at least, the first inspection here)',
        'Medway 2023: Good (since 12 July 2023)',
        'Surrey 2025: Good (since 12 March 2025)',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(said(command).lines).toEqual(lines))
})
