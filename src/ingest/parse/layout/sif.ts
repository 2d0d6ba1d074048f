import { expected, type KnownHeading, type Layout } from './layout.js'

const section = (...titles: string[]): KnownHeading => ({ titles, level: 2 })
const topic = (...titles: string[]): KnownHeading => ({ titles, level: 'topic' })

/** Single inspection framework, 2013 to 2017. */
export const sif: Layout = {
  framework: 'SIF',
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
    section('The inspection team'),
    section('The LSCB'),
    section('Executive summary'),
    section('Summary of findings', 'Summary of key findings'),
    { titles: ['Recommendations'], level: 2, improve: true },
    { titles: ['What does the local authority need to improve?'], level: 2, improve: true },
    { titles: ['What does the LSCB need to improve?'], level: 2, improve: true },
    { titles: ['Priority and immediate action', 'Priority actions'], level: 3, improve: true },
    { titles: ['Areas for improvement'], level: 3, improve: true },
    section('The local authority’s strengths'),
    section('The LSCB’s strengths', 'Key strengths and weaknesses of the LSCB'),
    section('Progress since the last inspection'),
    section('Summary for children and young people'),
    section('Information about this local authority area'),
    section('Inspection judgements about the local authority'),
    section('Inspection judgement about the LSCB', 'Inspection judgements about the LSCB'),
    section('Inspection findings – the Local Safeguarding Children Board'),
    { titles: ['Inspection findings'], level: 2, plain: true },
    { titles: ['Summary'], level: 'topic', plain: true },
    topic('Children living in this area'),
    topic('Child protection in this area'),
    topic('Children looked after in this area'),
    topic('Other Ofsted inspections'),
    topic('Other information about this area'),
    topic('Leadership and management', 'Leadership, management and governance'),
    topic('Adoption'),
    topic('Social work practice'),
    topic('Care leavers'),
  ],
  always: expected(
    'overall-effectiveness',
    'help-and-protection',
    'looked-after-and-permanence',
    'adoption',
    'care-leavers',
    'leadership',
  ),
  numbers: true,
  notes: [
    'Ofsted produces this report under its power to combine reports',
    'A full description of what the inspection judgements mean',
    'The local authority was given the opportunity to review this section',
    'These are residential special schools that look after children',
  ],
  record: [],
  coverEnds: 'facts',
  gradesInTables: true,
}
