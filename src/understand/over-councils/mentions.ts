import type { AskedFor } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'

/** What is counted of what the reports speak of. */

const WHO_MENTION = new Set(
  'report reports inspection inspections council councils authority authorities'.split(' '),
)
const AGAIN = new Set('again repeated repeat repeats repeatedly recurring recur recurs keeps'.split(' '))

/** Whether recommendations are asked for that come again from report to report. */
export const asksAgain = ({ tokens }: Entities): boolean =>
  tokens.some(({ word }) => word.startsWith('recommend')) && tokens.some(({ word }) => AGAIN.has(word))

/** Words around what is mentioned, of which none is mentioned itself. */
const AROUND_MENTIONS = new Set([
  ...WHO_MENTION,
  ...'paragraph paragraphs passage passages recommendation recommendations recommended'.split(' '),
  ...'mention mentions mentioned mentioning talk talks talking speak speaks say says'.split(' '),
  ...'contain contains containing use uses using refer refers reference references'.split(' '),
  ...'word words phrase phrases term terms about that to of the in with on and more than once'.split(' '),
  ...'how many often times time which what where every each all any list show find give me'.split(' '),
  ...'come comes up does do is are there'.split(' '),
])

/** What is counted of what mentions something, and the something: a phrase in quotation marks stands for itself. */
export function mentionsAsked(
  entities: Entities,
  subject: string,
): Pick<AskedFor<'mentions'>, 'subject' | 'phrases' | 'of' | 'isAgain'> {
  const words = entities.tokens.map(({ word }) => word)
  const isOfRecommendations = words.some((word) => word.startsWith('recommend'))
  const isAgain = asksAgain(entities)
  const content = subject
    .split(' ')
    .filter((word) => !AROUND_MENTIONS.has(word) && !(isAgain && AGAIN.has(word)))
  return {
    subject: entities.quoted.length > 0 ? '' : content.join(' '),
    phrases: [...entities.quoted],
    of: isOfRecommendations
      ? 'recommendations'
      : words.some((word) => WHO_MENTION.has(word))
        ? 'reports'
        : 'paragraphs',
    isAgain,
  }
}
