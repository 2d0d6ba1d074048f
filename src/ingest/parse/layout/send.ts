import { expected, type KnownHeading, type Layout } from './layout.js'

const part = (...titles: string[]): KnownHeading => ({ titles, level: 1 })

/** How the inspected area is asked about: 'What is it like to be a child … in this area?' */
const child = 'What is it like to be a child or young person with'

/** Area SEND inspections by Ofsted and the Care Quality Commission, since 2023. */
export const send: Layout = {
  framework: 'SEND',
  headings: [
    part('Inspection outcome', 'Outcome of the inspection', 'Inspection outcomes'),
    part('Information about the local area partnership', 'Information about the area partnership'),
    part(
      `${child} SEND in this area?`,
      `${child} special educational needs and/or disabilities (SEND) in this area?`,
      `${child} special educational needs and/or disabilities in this area?`,
      `${child} special educational needs and disabilities (SEND) in this area?`,
    ),
    part(
      'What is the area partnership doing that is effective?',
      'What is the area partnership doing well?',
      'What is the local area partnership doing that is effective?',
      'What is the local area partnership doing well?',
    ),
    part(
      'What does the area partnership need to do better?',
      'What does the local area partnership need to do better?',
    ),
    { titles: ['Areas for priority action', 'Area for priority action'], level: 1, improve: true },
    { titles: ['Areas for improvement', 'Area for improvement'], level: 1, improve: true },
    part('Local area partnership details'),
    part('Information about this inspection'),
    { titles: ['Inspection team'], level: 2 },
  ],
  always: expected('area-send'),
  numbers: false,
  notes: [],
  record: [],
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
