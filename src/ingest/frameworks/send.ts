import { type FrameworkSpec, type KnownHeading, requiredJudgements } from './spec.js'

const sendPart = (...titles: string[]): KnownHeading => ({ titles, level: 1 })

/** How the inspected area is asked about: 'What is it like to be a child … in this area?' */
const childQuestion = 'What is it like to be a child or young person with'

/** Area SEND inspections by Ofsted and the Care Quality Commission, since 2023. */
export const send: FrameworkSpec = {
  framework: 'SEND',
  titles: [/^area SEND (?:full )?inspection of .{2,90}?\blocal area partnership\b/i],
  idSuffix: '-send',
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
