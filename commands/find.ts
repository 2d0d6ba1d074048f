import {
  type AnswerContext,
  type Command,
  type CommandQuery,
  councilOption,
  judgementOption,
  neighboursOption,
  type OptionValues,
  optional,
  regionOption,
  yearOption,
} from '../src/command/command.js'
import { askedByOptions } from '../src/command/over-councils/read.js'
import { findCommand } from '../src/command/over-councils/written.js'
import { resolveWhere, resolveYear } from '../src/command/resolve.js'
import type { Reply } from '../src/model/reply.js'
import type { Result } from '../src/model/result.js'

/** What stands for every judgement that a report makes. */
const ANY_JUDGEMENT = 'any'

export const slashFind: Command = {
  name: 'find',
  description: 'Which councils, how many, where',
  options: [
    {
      name: 'grade',
      kind: 'grade',
      description: 'Outstanding to Inadequate, in SEND Outcome 1 to 3; several with “or”',
      required: false,
    },
    {
      ...optional(judgementOption),
      description: 'What was graded; without one the overall grade, any, or every',
    },
    {
      name: 'and',
      kind: 'condition',
      description: 'A second condition: Good for care leavers',
      required: false,
    },
    regionOption,
    { name: 'kind', kind: 'council-kind', description: 'Only councils of this kind', required: false },
    { ...optional(councilOption), description: 'Only this council' },
    { ...neighboursOption, description: 'Only the statistical neighbours of this council' },
    {
      ...yearOption,
      kind: 'period',
      description: '2015, 2016-2018, since 2022, before 2019, or now: the newest inspection',
    },
    {
      name: 'movement',
      kind: 'movement',
      description: 'How the grade went from one inspection to the next, or over all of them',
      required: false,
    },
    {
      name: 'framework',
      kind: 'framework',
      description: 'Only inspections of this framework',
      required: false,
    },
    {
      name: 'inspector',
      kind: 'inspector',
      description: 'Only inspections led by this inspector',
      required: false,
    },
    {
      name: 'mentions',
      kind: 'phrase',
      description: 'Paragraphs, reports or recommendations that speak of this',
      required: false,
    },
    {
      name: 'phrase',
      kind: 'phrase',
      description: 'The same, with these words letter for letter',
      required: false,
    },
    {
      name: 'show',
      kind: 'shown',
      description: 'A list, a count, a share, the spread over the grades, or figures by year, region or kind',
      required: false,
    },
    { name: 'page', kind: 'page', description: 'Which page of a long list', required: false },
  ],
  example: () => '/find judgement:overall show:"by region"',
  query(asked, context) {
    if (asked.judgement?.trim().toLowerCase() === ANY_JUDGEMENT || isOfOneCouncil(asked))
      return everyJudgementQuery(asked, context)
    const question = askedByOptions(asked, context)
    return question.refusal ? question : { value: { asked: question.value } }
  },
}

/** Of one council alone all judgements with a grade are meant, not only whether its overall grade is that. */
const isOfOneCouncil = ({ grade, council, ...others }: OptionValues): boolean =>
  grade !== undefined &&
  council !== undefined &&
  !council.includes(',') &&
  Object.entries(others).every(([name, value]) => value === undefined || name === 'year')

/** Every judgement of some reports that was given a grade. */
function everyJudgementQuery(asked: OptionValues, context: AnswerContext): Result<CommandQuery, Reply> {
  const { grade, council, year } = asked
  const { judgement: _, ...others } = asked
  const checked = askedByOptions(others, context)
  if (checked.refusal) return checked
  const again = (slug: string, when: string): string =>
    findCommand({ grade, judgement: ANY_JUDGEMENT, council: slug, ...(when === '' ? {} : { year: when }) })
  const place =
    council === undefined ? resolveYear(year, context) : resolveWhere(council, year, context, again)
  if (place.refusal) return place
  const { where, readings } = place.value
  const grades = context.names.gradesIn(grade ?? '')
  return {
    value: { asked: { intent: 'judgements', where, judgement: null, grades, extreme: null }, readings },
  }
}
