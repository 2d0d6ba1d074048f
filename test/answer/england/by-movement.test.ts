import { describe, expect, it } from 'vitest'
import { said } from './small-england.js'

describe('From one inspection to the next', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'who improved, how many of them at the last, and who furthest',
      '/find movement:improved',
      [
        '4 of 10 councils with two such inspections or more improved overall from one inspection to the next, 4 of them at the last; the furthest: Medway, by 2 grades; over all inspections: Kent, by 3 grades; 2 more have had fewer.',
        'Kent: 2017 Good → 2022 Outstanding',
        'Medway: 2019 Inadequate → 2023 Good',
        'Suffolk: 2015 Good → 2019 Outstanding',
        'Surrey: 2022 Requires improvement → 2025 Good',
      ],
    ],
    [
      'who improved at the last inspection; who was not judged there is counted apart',
      '/find movement:"improved at the last inspection"',
      [
        '3 of 9 councils with two such inspections or more improved overall at their last inspection; the furthest: Medway, by 2 grades; 2 more have had fewer; 1 more has a newest report without such a grade.',
        'Kent: 2017 Good → 2022 Outstanding',
        'Medway: 2019 Inadequate → 2023 Good',
        'Surrey: 2022 Requires improvement → 2025 Good',
      ],
    ],
    [
      'who fell',
      '/find movement:fell',
      [
        '2 of 10 councils with two such inspections or more fell overall from one inspection to the next, 2 of them at the last; the furthest: Dudley, by 2 grades; 2 more have had fewer.',
        'Dudley: 2018 Good → 2022 Inadequate',
        'York: 2019 Good → 2023 Requires improvement',
      ],
    ],
    [
      'who improved by two grades or more',
      '/find movement:"improved by 2"',
      [
        '2 of 10 councils with two such inspections or more improved by 2 grades or more overall from one inspection to the next, 1 of them at the last; 2 more have had fewer.',
        'Kent: 2010 safeguarding Inadequate, 2010 looked after children Adequate → 2017 Good',
        'Medway: 2019 Inadequate → 2023 Good',
      ],
    ],
    [
      'who improved at so many inspections one after another',
      '/find movement:"improved 2 times in a row"',
      [
        '2 of 2 councils with three such inspections or more improved overall twice or more in a row, 2 of them at the last; the furthest: Kent, by 3 grades; 10 more have had fewer.',
        'Kent: 2010 safeguarding Inadequate, 2010 looked after children Adequate → 2017 Good → 2022 Outstanding',
        'Surrey: 2018 Inadequate → 2022 Requires improvement → 2025 Good',
      ],
    ],
    [
      'who improved in a year',
      '/find movement:improved year:2022-2022',
      [
        '2 of 10 councils with two such inspections or more improved overall from one inspection to the next in 2022, 1 of them at the last; 2 more have had fewer.',
        'Kent: 2017 Good → 2022 Outstanding',
        'Surrey: 2018 Inadequate → 2022 Requires improvement',
      ],
    ],
    [
      'who improved where somebody led',
      '/find movement:improved inspector:"Ada Byron"',
      [
        '1 of 10 councils with two such inspections or more improved overall from one inspection to the next led by Ada Byron, 1 of them at the last; 2 more have had fewer.',
        'Kent: 2017 Good → 2022 Outstanding',
      ],
    ],
    [
      'who improved and is Good now',
      '/find and:"Good for overall" movement:improved',
      [
        '2 of 10 councils with two such inspections or more improved overall from one inspection to the next, 2 of them at the last, and now are Good overall; the furthest: Medway, by 2 grades; 2 more have had fewer.',
        'Medway: 2019 Inadequate → 2023 Good',
        'Surrey: 2022 Requires improvement → 2025 Good',
      ],
    ],
    [
      'who went from one grade to another',
      '/find movement:"from Inadequate to Good"',
      [
        '2 of 10 councils with two such inspections or more went from Inadequate to Good overall from one inspection to the next, 1 of them at the last; 2 more have had fewer.',
        'Kent: 2010 safeguarding Inadequate, 2010 looked after children Adequate → 2017 Good',
        'Medway: 2019 Inadequate → 2023 Good',
      ],
    ],
    [
      'who went so over several inspections, where nobody did from one to the next',
      '/find movement:"from Inadequate to Outstanding"',
      [
        '1 of 10 councils with two such inspections or more went from Inadequate to Outstanding overall over all their inspections, 1 of them at the last; 2 more have had fewer. From one inspection to the next none did.',
        'Kent: 2010 safeguarding Inadequate, 2010 looked after children Adequate → 2017 Good → 2022 Outstanding',
      ],
    ],
    [
      'who improved under one framework',
      '/find movement:improved framework:ILACS',
      [
        '2 of 7 councils with two such inspections or more improved overall from one inspection to the next under ILACS, 2 of them at the last; the furthest: Medway, by 2 grades; 5 more have had fewer.',
        'Medway: 2019 Inadequate → 2023 Good',
        'Surrey: 2022 Requires improvement → 2025 Good',
      ],
    ],
    [
      'who lost a grade',
      '/find movement:"from Inadequate"',
      [
        '3 of 10 councils with two such inspections or more lost Inadequate overall from one inspection to the next, 1 of them at the last; 2 more have had fewer.',
        'Kent: 2010 safeguarding Inadequate, 2010 looked after children Adequate → 2017 Good',
        'Medway: 2019 Inadequate → 2023 Good',
        'Surrey: 2018 Inadequate → 2022 Requires improvement',
      ],
    ],
    [
      'who came to a grade',
      '/find movement:"to Inadequate"',
      [
        '1 of 10 councils with two such inspections or more became Inadequate overall from one inspection to the next, 1 of them at the last; 2 more have had fewer.',
        'Dudley: 2018 Good → 2022 Inadequate',
      ],
    ],
    [
      'who stayed at a grade',
      '/find movement:"unchanged to Inadequate at the last inspection"',
      [
        '1 of 9 councils with two such inspections or more stayed Inadequate overall at their last inspection; 2 more have had fewer; 1 more has a newest report without such a grade.',
        'Bradford: 2018 Inadequate → 2022 Inadequate',
      ],
    ],
    [
      'of one judgement',
      '/find judgement:Leadership movement:fell',
      [
        '3 of 9 councils with two such inspections or more fell for leadership from one inspection to the next, 3 of them at the last; 3 more have had fewer.',
        'Dudley: 2018 Good → 2022 Requires improvement',
        'Suffolk: 2019 Outstanding → 2026 Good',
        'York: 2019 Good → 2023 Requires improvement',
      ],
    ],
    [
      'of councils of a place',
      '/find movement:"improved at the last inspection" region:"South East"',
      [
        '3 of 3 councils in the South East with two such inspections or more improved overall at their last inspection; the furthest: Medway, by 2 grades.',
        'Kent: 2017 Good → 2022 Outstanding',
        'Medway: 2019 Inadequate → 2023 Good',
        'Surrey: 2022 Requires improvement → 2025 Good',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(said(command).lines).toEqual(lines))
})

describe('Over all inspections of a council', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'who was never graded so low, of those that were graded',
      '/find movement:"never Adequate or Inadequate"',
      [
        '6 of 12 councils had no inspection that graded them Adequate or Inadequate overall.',
        'Camden: 2022 Outstanding',
        'Hackney: 2019 Requires improvement → 2024 Requires improvement',
        'Leeds: 2018 Outstanding → 2022 Outstanding',
        'Norfolk: 2013 Good → 2023 Good',
        'Suffolk: 2015 Good → 2019 Outstanding',
        'York: 2019 Good → 2023 Requires improvement',
      ],
    ],
    [
      'who improved each time',
      '/find movement:"improved each time"',
      [
        '3 of 10 councils with two such inspections or more improved overall at every inspection after their first; the furthest: Kent, by 3 grades; 2 more have had fewer.',
        'Kent: 2010 safeguarding Inadequate, 2010 looked after children Adequate → 2017 Good → 2022 Outstanding',
        'Medway: 2019 Inadequate → 2023 Good',
        'Suffolk: 2015 Good → 2019 Outstanding',
      ],
    ],
    [
      'who never fell',
      '/find movement:"fell at no time" region:"South East"',
      [
        '3 of 3 councils in the South East with two such inspections or more never fell overall from one inspection to the next.',
        'Kent: 2010 safeguarding Inadequate, 2010 looked after children Adequate → 2017 Good → 2022 Outstanding',
        'Medway: 2019 Inadequate → 2023 Good',
        'Surrey: 2015 Inadequate → 2018 Inadequate → 2022 Requires improvement → 2025 Good',
      ],
    ],
    [
      'who kept the same grade',
      '/find movement:unchanged',
      [
        '4 of 10 councils kept the same grade overall at every inspection; 2 more have had fewer.',
        'Bradford: 2018 Inadequate → 2022 Inadequate',
        'Hackney: 2019 Requires improvement → 2024 Requires improvement',
        'Leeds: 2018 Outstanding → 2022 Outstanding',
        'Norfolk: 2013 Good → 2023 Good',
      ],
    ],
    [
      'who was never graded so',
      '/find movement:"never Inadequate"',
      [
        '7 of 12 councils had no inspection that graded them Inadequate overall.',
        'Camden: 2022 Outstanding',
        'Devon: 2014 Adequate',
        'Hackney: 2019 Requires improvement → 2024 Requires improvement',
        'Leeds: 2018 Outstanding → 2022 Outstanding',
        'Norfolk: 2013 Good → 2023 Good',
        'Suffolk: 2015 Good → 2019 Outstanding',
        'York: 2019 Good → 2023 Requires improvement',
      ],
    ],
    [
      'who was always graded so',
      '/find movement:"always Outstanding"',
      [
        '2 of 12 councils were graded Outstanding overall at every inspection.',
        'Camden: 2022 Outstanding',
        'Leeds: 2018 Outstanding → 2022 Outstanding',
      ],
    ],
    [
      'who was graded so twice',
      '/find movement:"Inadequate 2 times"',
      [
        '2 of 12 councils were graded Inadequate overall twice or more.',
        'Bradford: 2018 Inadequate → 2022 Inadequate',
        'Surrey: 2015 Inadequate → 2018 Inadequate',
      ],
    ],
    [
      'who was graded so twice in a row',
      '/find movement:"Inadequate 2 times in a row"',
      [
        '2 of 10 councils with two such inspections or more were graded Inadequate overall twice or more in a row; 2 more have had fewer.',
        'Bradford: 2018 Inadequate → 2022 Inadequate',
        'Surrey: 2015 Inadequate → 2018 Inadequate',
      ],
    ],
    [
      'who had the same grade twice, whichever',
      '/find movement:"the same grade 2 times"',
      [
        '5 of 10 councils with two such inspections or more had the same grade overall twice or more; 2 more have had fewer.',
        'Bradford: 2018 Inadequate → 2022 Inadequate',
        'Hackney: 2019 Requires improvement → 2024 Requires improvement',
        'Leeds: 2018 Outstanding → 2022 Outstanding',
        'Norfolk: 2013 Good → 2023 Good',
        'Surrey: 2015 Inadequate → 2018 Inadequate',
      ],
    ],
    [
      'who was graded so once and is Good now, with the newest inspection',
      '/find and:"Good for overall" movement:"Inadequate at least once"',
      [
        '2 of 12 councils were graded Inadequate overall at least once, and now are Good overall.',
        'Medway: 2019 Inadequate → 2023 Good',
        'Surrey: 2015 Inadequate → 2018 Inadequate → 2025 Good',
      ],
    ],
    [
      'who was inspected three times',
      '/find movement:"inspected 3 times"',
      [
        '3 of 12 councils were inspected 3 times or more.',
        'Kent: 2010 safeguarding Inadequate, 2010 looked after children Adequate → 2017 Good → 2022 Outstanding',
        'Suffolk: 2015 Good → 2019 Outstanding → 2026 no such judgement in this report',
        'Surrey: 2015 Inadequate → 2018 Inadequate → 2022 Requires improvement → 2025 Good',
      ],
    ],
    [
      'who was inspected once',
      '/find movement:"inspected once and no more"',
      [
        '2 of 12 councils have 1 inspection here and no more.',
        'Camden: 2022 Outstanding',
        'Devon: 2014 Adequate',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(said(command).lines).toEqual(lines))
})

describe('When and how fast', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'who improved first',
      '/find movement:improved show:oldest',
      [
        '4 of 10 councils with two such inspections or more improved overall from one inspection to the next; 2 more have had fewer; the first of these is Kent 2017 (to 12 December 2016, inspection led by Ada Byron).',
        'Kent: 2010 safeguarding Inadequate, 2010 looked after children Adequate → 2017 Good',
      ],
    ],
    [
      'who improved last',
      '/find movement:improved show:newest',
      [
        '4 of 10 councils with two such inspections or more improved overall from one inspection to the next; 2 more have had fewer; the last of these is Surrey 2025 (to 12 March 2025, inspection led by Mary Somerville).',
        'Surrey: 2022 Requires improvement → 2025 Good',
      ],
    ],
    [
      'who took the shortest time, with how long it took each',
      '/find movement:improved show:"shortest gap with time"',
      [
        '4 of 10 councils with two such inspections or more improved overall from one inspection to the next, 4 of them at the last; the furthest: Medway, by 2 grades; 2 more have had fewer; it took Surrey the shortest time, 3 years.',
        'Surrey: 2022 Requires improvement → 2025 Good',
        'Suffolk: 2015 Good → 2019 Outstanding',
        'Medway: 2019 Inadequate → 2023 Good',
        'Kent: 2017 Good → 2022 Outstanding',
        'How long it took: Surrey 3 years (Surrey 2022 ended on 12 March 2022, Surrey 2025 on 12 March 2025); Suffolk 3 years and 5 months (Suffolk 2015 ended on 12 November 2015, Suffolk 2019 on 12 April 2019); Medway 4 years (Medway 2019 ended on 12 July 2019, Medway 2023 on 12 July 2023); Kent 5 years and 3 months (Kent 2017 ended on 12 December 2016, Kent 2022 on 12 March 2022).',
      ],
    ],
    [
      'who took the longest time',
      '/find movement:improved region:"South East" show:"longest gap"',
      [
        '3 of 3 councils in the South East with two such inspections or more improved overall from one inspection to the next, 3 of them at the last; the furthest: Medway, by 2 grades; it took Kent the longest time, 5 years and 3 months.',
        'Kent: 2017 Good → 2022 Outstanding',
        'Medway: 2019 Inadequate → 2023 Good',
        'Surrey: 2022 Requires improvement → 2025 Good',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(said(command).lines).toEqual(lines))
})
