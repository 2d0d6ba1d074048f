import type { ParseResult } from '../../../src/ingest/parse/parse.js'
import { type Block, bullets, heading, newPage, prose, reread } from './typeset.js'

/** How each outcome is worded, by its number. */
export const wordings = {
  1: 'The local area partnership’s arrangements typically lead to positive experiences and outcomes for children.',
  2: 'The local area partnership’s arrangements lead to inconsistent experiences and outcomes for children.',
  3: 'There are widespread and/or systemic failings leading to significant concerns about the experiences of children.',
} as const

interface Made {
  readonly council: string
  readonly dates: string
  readonly outcome: keyof typeof wordings
}

const child = 'What is it like to be a child or young person with SEND in this area?'

/** A made report of an area SEND inspection, with an area for priority action that a page's end cuts in two. */
const blocks = ({ council, dates, outcome }: Made): Block[] => [
  prose('Local area partnership report', 10),
  heading(`Area SEND inspection of ${council} Local Area Partnership`, 26),
  prose(`Inspection dates: ${dates}`),
  prose('Dates of previous inspection: 13 to 15 May 2019'),
  heading('Inspection outcome'),
  prose(wordings[outcome]),
  prose('The next full area SEND inspection will be within approximately three years.'),
  heading('Information about the local area partnership'),
  prose(`${council} Council and the board are jointly responsible for children with SEND.`),
  newPage,
  heading(child),
  prose('Education, health and care plans are typically poor. Children wait too long for them.'),
  prose('Families feel heard. '.repeat(60).trim()),
  heading('What is the area partnership doing that is effective?'),
  ...bullets(
    'Leaders listen to families.',
    'Speech therapists come to schools.',
    'Therapists provide highly effective support, which makes a significant difference to children’s lives.',
  ),
  heading('What does the area partnership need to do better?'),
  ...bullets(
    'Plans are late.',
    'Too many children wait far too long for an assessment of autism, and their needs are not met well enough.',
  ),
  newPage,
  heading('Areas for priority action'),
  {
    rows: [
      ['Responsible body', 'Areas for priority action'],
      [`${council} Council and the board`, 'Leaders should write plans on time.'],
      ['The board', 'Leaders should shorten waits for:'],
    ],
    widths: [160, 260],
  },
  newPage,
  { rows: [['', 'assessments of autism.']], widths: [160, 260] },
  heading('Areas for improvement'),
  {
    rows: [
      ['Areas for improvement'],
      ['Leaders should share what they know with all of the settings that work with children.'],
      ['Leaders should publish the local offer.'],
    ],
    widths: [420],
  },
  newPage,
  heading('Information about this inspection'),
  prose('This inspection was carried out under section 20 of the Children Act 2004.'),
  heading('Inspection team', 12),
  {
    rows: [
      ['Ofsted', 'Care Quality Commission'],
      ['Ada Byron, HMI, Ofsted lead inspector', 'Grace Hopper, CQC lead inspector'],
      ['Alan Mathison, Ofsted inspector', 'Mary Seacole, CQC inspector'],
    ],
    widths: [210, 210],
  },
  prose('© Crown copyright 2024', 10),
]

export const sendReport = ({
  council = 'Bolton',
  dates = '12 to 16 February 2024',
  outcome = 3,
}: Partial<Made> = {}): Promise<ParseResult> => reread(blocks({ council, dates, outcome }))
