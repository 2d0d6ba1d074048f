import { describe, expect, it } from 'vitest'
import { excerptsOf, noteText } from '../../src/model/reply.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'

const pilcrow = await openBundled()

/** A reply but for the words that it quotes, which the guard looks up, and for what was published since, which changes. */
function besideQuotations(command: string): string[] {
  const reply = pilcrow.say(command)
  const notes = reply.notes.map(noteText).filter((note) => !/^(?:A newer report|Newer reports) on/.test(note))
  return replyText({ ...reply, notes })
    .split('\n')
    .filter((line) => !/^(?:$|“|- )/.test(line))
}

describe('A grade', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'is told with where it stands, by paragraph and record',
      '/grade northumberland staying-safe',
      [
        'Northumberland 2012 – looked after children – Staying safe: Good — Northumberland 2012 ¶75; Record of main findings',
        '— Northumberland 2012 ¶75',
        '  Under ‘Staying safe’. Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 75',
      ],
    ],
    [
      'of a judgement that several inspections make is told of each, the newest first',
      '/grade north-lincolnshire leadership',
      [
        'North Lincolnshire 2022 – The impact of leaders on social work practice with children and families: Outstanding — North Lincolnshire 2022, Table of judgements; The impact of leaders on social work practice with children and families',
        'North Lincolnshire 2012 – safeguarding – Leadership and management: Outstanding — North Lincolnshire 2012 ¶77; Record of main findings',
        'North Lincolnshire 2012 – looked after children – Leadership and management: Outstanding — North Lincolnshire 2012 ¶178; Record of main findings',
        'North Lincolnshire 2022, Table of judgements: “Outstanding”',
        'North Lincolnshire 2022, The impact of leaders on social work practice with children and families: “outstanding”',
        '— North Lincolnshire 2012 ¶77',
        '  Under ‘Leadership and management’. Ofsted, Inspection of safeguarding and looked after children services: North Lincolnshire, published 13 June 2012, paragraph 77',
        '— North Lincolnshire 2012 ¶178',
        '  Under ‘Leadership and management’',
        "Source: Ofsted, Inspection of local authority children's services: North Lincolnshire, inspected 10 October 2022 to 14 October 2022, publication date not stated",
        'Note: The scales differ: until 2013 the third of four grades was Adequate, since then it is Requires improvement. They are different words of different scales, and what is judged differs too.',
      ],
    ],
    [
      'of a place without numbers is told by that place, with the source',
      '/grade lincolnshire adoption 2015',
      [
        'Lincolnshire 2015 – Adoption performance: Outstanding — Lincolnshire 2015, Adoption performance',
        'Lincolnshire 2015, Adoption performance: “The graded judgment for adoption performance is that it is outstanding”',
        'Source: Ofsted, Inspection of services for children in need of help and protection, children looked after and care leavers: Lincolnshire, published 6 January 2015',
        'Note: Lincolnshire 2015: its paragraph numbers and some lines are lost.',
      ],
    ],
    [
      'of one half leads to the other',
      '/grade south-gloucestershire overall looked-after-children',
      [
        'South Gloucestershire 2012 – looked after children – Overall effectiveness: Adequate — South Gloucestershire 2012 ¶55; Record of main findings',
        '— South Gloucestershire 2012 ¶55',
        '  Under ‘Overall effectiveness’. Ofsted, Inspection of safeguarding and looked after children services: South Gloucestershire, published 10 August 2012, paragraph 55',
        '1. Safeguarding (2012) → /grade south-gloucestershire-2012 overall-effectiveness safeguarding',
      ],
    ],
    [
      'of a year without a report leads to those that there are',
      '/grade northumberland overall 2015',
      [
        'There is no report on Northumberland from 2015. There are these:',
        '1. Northumberland 2012 → /grade northumberland-2012 overall',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(besideQuotations(command)).toEqual(lines))
})

describe('A history', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'of one judgement goes from the oldest to the newest',
      '/history north-lincolnshire care-leavers',
      [
        'North Lincolnshire, 2012 to 2022: care leavers',
        'North Lincolnshire 2022 – The experiences and progress of children in care and care leavers: Outstanding — North Lincolnshire 2022, Table of judgements; The experiences and progress of children in care and care leavers',
        '— North Lincolnshire 2022 ¶29',
        "  Under ‘The experiences and progress of children in care and care leavers’. Ofsted, Inspection of local authority children's services: North Lincolnshire, inspected 10 October 2022 to 14 October 2022, publication date not stated, paragraph 29",
        '1. 2022: all grades → /report north-lincolnshire-2022',
        '2. 2012: all grades → /report north-lincolnshire-2012',
        'Note: The scales differ: until 2013 the third of four grades was Adequate, since then it is Requires improvement. They are different words of different scales, and what is judged differs too.',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(besideQuotations(command)).toEqual(lines))
})

describe('A history of one inspection', () => {
  it('says how things are in its own words, and does not say that it is the only one where another year is held', () => {
    const reply = pilcrow.say('how has north lincolnshire changed in 2022')
    expect(reply.kind).toBe('history')
    expect(excerptsOf(reply)[0]?.quote).toMatch(/^Since the last inspection .* in 2017/)
    expect(replyText(reply)).not.toContain('There is one inspection')
    expect(replyText(pilcrow.say('how has south gloucestershire changed'))).toContain(
      'There is one inspection of South Gloucestershire here.',
    )
  })
})

describe('A comparison', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'of one judgement has the half of each report',
      '/compare northumberland lincolnshire leadership',
      [
        'Leadership',
        'Northumberland 2012 – safeguarding – Leadership and management: Outstanding — Northumberland 2012 ¶53; Record of main findings',
        'Northumberland 2012 – looked after children – Leadership and management: Outstanding — Northumberland 2012 ¶103; Record of main findings',
        'Lincolnshire 2015 – Leadership, management and governance: Good — Lincolnshire 2015, Leadership, management and governance',
        'Note: Lincolnshire 2015: its paragraph numbers and some lines are lost.',
        'Note: The scales differ: until 2013 the third of four grades was Adequate, since then it is Requires improvement. They are different words of different scales, and what is judged differs too.',
      ],
    ],
  ])('%s: %s', (_, command, lines) =>
    expect(besideQuotations(command)).toEqual(expect.arrayContaining([...lines])),
  )
})

describe('A report', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'is told with its grades, what must improve, its days and who led it',
      '/report north-lincolnshire',
      [
        'North Lincolnshire 2022',
        'North Lincolnshire 2022',
        '  Overall effectiveness: Outstanding — North Lincolnshire 2022, Table of judgements',
        '  The impact of leaders on social work practice with children and families: Outstanding — North Lincolnshire 2022, Table of judgements; The impact of leaders on social work practice with children and families',
        '  The experiences and progress of children who need help and protection: Outstanding — North Lincolnshire 2022, Table of judgements; The experiences and progress of children who need help and protection',
        '  The experiences and progress of children in care and care leavers: Outstanding — North Lincolnshire 2022, Table of judgements; The experiences and progress of children in care and care leavers',
        'What must improve',
        '— North Lincolnshire 2022, What needs to improve?, passage 1',
        'Inspected: 10 October 2022 to 14 October 2022',
        'Published: not stated',
        'Lead inspector: Jan Edwards',
        '1. The recommendation → /recommendations north-lincolnshire-2022',
        '2. About this report → /report north-lincolnshire-2022 show:about',
        '3. 2012: all grades → /report north-lincolnshire-2012',
      ],
    ],
    [
      'is told by its front page',
      '/report lincolnshire-2015 show:about',
      [
        'Lincolnshire 2015',
        'Inspection: Inspection of services for children in need of help and protection, children looked after and care leavers and Review of the effectiveness of the local safeguarding children board',
        'Framework: SIF: single inspection framework (2013–17)',
        'Inspected: 22 October 2014 to 12 November 2014',
        'Published: 6 January 2015',
        'Lead inspector: Fiona Millns',
        'Paragraphs: 228 passages without numbers',
        'Licence: You may copy all or parts of this document for non-commercial educational purposes, as long as you give details of the source and date of publication and do not alter the information in any way.',
        '1. Grades and recommendations → /report lincolnshire-2015',
        'Note: Lincolnshire 2015: its paragraph numbers and some lines are lost.',
      ],
    ],
    [
      'of a year that is not held leads to those that are',
      '/report northumberland 2015',
      [
        'There is no report on Northumberland from 2015. There are these:',
        '1. Northumberland 2012 → /report northumberland-2012',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(besideQuotations(command)).toEqual(lines))
})

describe('Recommendations', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'of a deadline are of that deadline alone, each with its paragraph',
      '/recommendations northumberland within three months',
      [
        'Northumberland 2012',
        'Within three months',
        '— Northumberland 2012 ¶20',
        '— Northumberland 2012 ¶20',
        '— Northumberland 2012 ¶20',
        '— Northumberland 2012 ¶20',
        '— Northumberland 2012 ¶70',
        '— Northumberland 2012 ¶70',
        'Source: Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012',
      ],
    ],
    [
      'of a deadline that the report does not have lead to those that it has',
      '/recommendations northumberland deadline:immediately',
      [
        'Northumberland 2012 has no recommendation for “immediately”. Its deadlines:',
        '1. Within three months → /recommendations northumberland-2012 "Within three months"',
        '2. Within six months → /recommendations northumberland-2012 "Within six months"',
      ],
    ],
    [
      'of the newest report lead to those of the others',
      '/recommendations north-lincolnshire',
      [
        'North Lincolnshire 2022',
        'No deadline stated',
        '— North Lincolnshire 2022, What needs to improve?, passage 1',
        "Source: Ofsted, Inspection of local authority children's services: North Lincolnshire, inspected 10 October 2022 to 14 October 2022, publication date not stated",
        '1. 2012: recommendations → /recommendations north-lincolnshire-2012',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(besideQuotations(command)).toEqual(lines))
})

describe('A paragraph', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'is cited in short and in full, and leads to those beside it',
      '/cite northumberland-2012 75',
      [
        '— Northumberland 2012 ¶75',
        '  Under ‘Staying safe’. Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 75',
        '1. ¶74 → /cite northumberland-2012 74',
        '2. ¶76 → /cite northumberland-2012 76',
      ],
    ],
    [
      'that announces a table is told with it',
      '/cite northumberland-2012 3',
      [
        '— Northumberland 2012 ¶3',
        '  Under ‘The inspection judgements and what they mean’. Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 3',
        '1. ¶2 → /cite northumberland-2012 2',
        '2. ¶4 → /cite northumberland-2012 4',
        'Note: Northumberland 2012, four-point scale after ¶3: Outstanding (Grade 1) A service that significantly exceeds minimum requirements; Good (Grade 2) A service that exceeds minimum requirements; Adequate (Grade 3) A service that only meets minimum requirements; Inadequate (Grade 4) A service that does not meet minimum requirements.',
      ],
    ],
    [
      'with deadlines between its lines is told with them',
      '/cite northumberland-2012 20',
      [
        '— Northumberland 2012 ¶20',
        '  Under ‘Areas for improvement’. Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 20',
        '1. ¶19 → /cite northumberland-2012 19',
        '2. ¶21 → /cite northumberland-2012 21',
        'Note: Between the lines of ¶20 is printed: Within three months; Within six months. /recommendations northumberland-2012 shows which is due when.',
      ],
    ],
    [
      'beside another that the report does not have: that is said',
      '/cite northumberland-2012 75, 999',
      [
        '— Northumberland 2012 ¶75',
        '  Under ‘Staying safe’. Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 75',
        '1. ¶74 → /cite northumberland-2012 74',
        '2. ¶76 → /cite northumberland-2012 76',
        'Note: Northumberland 2012 has no paragraph 999.',
      ],
    ],
    [
      'that there is none of: how far they run',
      '/cite northumberland-2012 9999',
      [
        'Northumberland 2012 has no paragraph 9999: its paragraphs run from 1 to 107.',
        '1. The last: ¶107 → /cite northumberland-2012 107',
      ],
    ],
    [
      'that there is none of where the numbers are lost: how passages are cited',
      '/cite lincolnshire-2015 9',
      [
        'Lincolnshire 2015 has no paragraph 9. Its paragraph numbers are lost, so passages are cited by section: s1p1, for example.',
        '1. s1p1 → /cite lincolnshire-2015 s1p1',
        'Note: Lincolnshire 2015: its paragraph numbers and some lines are lost.',
      ],
    ],
    [
      'of the newest of two reports leads to that of the other',
      '/cite north-lincolnshire 45',
      [
        '— North Lincolnshire 2022 ¶45',
        "  Under ‘The impact of leaders on social work practice with children and families’. Ofsted, Inspection of local authority children's services: North Lincolnshire, inspected 10 October 2022 to 14 October 2022, publication date not stated, paragraph 45",
        '1. ¶44 → /cite north-lincolnshire-2022 44',
        '2. 2012: ¶45 → /cite north-lincolnshire-2012 45',
      ],
    ],
    [
      'at the end of a report leads to the one before it, and names a newer inspection',
      '/cite north-lincolnshire-2012 193',
      [
        '— North Lincolnshire 2012 ¶193',
        '  Under ‘Performance management and quality assurance’. Ofsted, Inspection of safeguarding and looked after children services: North Lincolnshire, published 13 June 2012, paragraph 193',
        '1. ¶192 → /cite north-lincolnshire-2012 192',
        'Note: There is a newer inspection: North Lincolnshire 2022.',
      ],
    ],
    [
      'at the beginning of a report leads to the one after it',
      '/cite northumberland-2012 1',
      [
        '— Northumberland 2012 ¶1',
        '  Under ‘About this inspection’. Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 1',
        '1. ¶2 → /cite northumberland-2012 2',
      ],
    ],
    [
      'by no number: which there are',
      '/cite northumberland-2012',
      [
        'Which paragraph of Northumberland 2012?',
        '1. 1 About this inspection → /cite northumberland-2012 1',
        '2. 2 About this inspection → /cite northumberland-2012 2',
        '3. 3 The inspection judgements and what they mean → /cite northumberland-2012 3',
        '4. 4 Service information → /cite northumberland-2012 4',
        '5. 5 Service information → /cite northumberland-2012 5',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(besideQuotations(command)).toEqual(lines))
})

describe('The library', () => {
  it.each<[promise: string, command: string, lines: readonly string[]]>([
    [
      'tells of a council’s own reports the overall grade, of each half where there are two',
      '/reports north-lincolnshire',
      [
        '2 reports on North Lincolnshire.',
        'North Lincolnshire 2022: ILACS, Outstanding overall, inspected 10 October 2022 to 14 October 2022, 4 grades',
        'North Lincolnshire 2012: SLAC, Good overall for safeguarding, Outstanding overall for looked after children, inspected 23 April 2012 to 4 May 2012, 22 grades',
        '1. North Lincolnshire 2022 → /report north-lincolnshire-2022',
        '2. North Lincolnshire 2012 → /report north-lincolnshire-2012',
      ],
    ],
    [
      'is told report by report, the newest first',
      '/reports',
      [
        '5 reports on 4 councils, of 2012 to 2022.',
        'North Lincolnshire 2022: inspected 10 October 2022 to 14 October 2022, 4 grades',
        'Lincolnshire 2015: inspected 22 October 2014 to 12 November 2014, 7 grades',
        'South Gloucestershire 2012: inspected 25 June 2012 to 6 July 2012, 22 grades',
        'North Lincolnshire 2012: inspected 23 April 2012 to 4 May 2012, 22 grades',
        'Northumberland 2012: inspected 19 March 2012 to 30 March 2012, 22 grades',
        '1. North Lincolnshire 2022 → /report north-lincolnshire-2022',
        '2. Lincolnshire 2015 → /report lincolnshire-2015',
        '3. South Gloucestershire 2012 → /report south-gloucestershire-2012',
        '4. North Lincolnshire 2012 → /report north-lincolnshire-2012',
        '5. Northumberland 2012 → /report northumberland-2012',
      ],
    ],
    [
      'of a year',
      '/reports 2012',
      [
        '3 reports from 2012.',
        'South Gloucestershire 2012: inspected 25 June 2012 to 6 July 2012, 22 grades',
        'North Lincolnshire 2012: inspected 23 April 2012 to 4 May 2012, 22 grades',
        'Northumberland 2012: inspected 19 March 2012 to 30 March 2012, 22 grades',
        '1. South Gloucestershire 2012 → /report south-gloucestershire-2012',
        '2. North Lincolnshire 2012 → /report north-lincolnshire-2012',
        '3. Northumberland 2012 → /report northumberland-2012',
      ],
    ],
  ])('%s: %s', (_, command, lines) => expect(besideQuotations(command)).toEqual(lines))
})
