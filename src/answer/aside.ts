import type { World } from '../command/world.js'
import type { AskedFor } from '../model/query.js'
import type { Block, Reply } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { inWords, reportName } from '../quotation/citation.js'
import { choices, facts, reply, words } from './build.js'
import { withExamples } from './examples.js'
import { greeting } from './greeting.js'

/** A word of Pilcrow's own: about itself, where to complain, where to turn. */
export function answerAside({ aside, where }: AskedFor<'aside'>, world: World): Reply {
  if (aside === 'danger') return reply('help', [whereToTurn(world)])
  if (aside === 'greeting' || aside === 'help') return greeting(world)
  const text = world.vocabulary.ownWords.asides.get(aside) ?? ''
  const before = aside === 'next-inspection' ? lastInspection(where.councils, world) : []
  const kind = aside === 'off-topic' || aside === 'orders' || aside === 'other-language' ? 'none' : 'help'
  return reply(kind, [
    before,
    words(withExamples(text, world.library)),
    before.length > 0 ? [] : choices([{ label: '/help', message: '/help' }]),
  ])
}

/** Where somebody in danger can turn, before anything else. */
export const whereToTurn = ({ vocabulary: { ownWords } }: World): Block[] => [
  ...words(ownWords.asides.get('danger') ?? ''),
  ...facts(
    Object.fromEntries(
      ownWords.helplines.slice(1).map((line) => [line.name, `${line.contact} – ${line.for}`]),
    ),
  ),
]

/** When the councils named were last inspected, their services and area SEND each, as far as the library tells. */
function lastInspection(councils: readonly string[], { library }: World): Block[] {
  return councils.flatMap((slug) => {
    const held = library.ofAuthority(slug)
    const isSend = ({ framework }: Report) => framework === 'SEND'
    const newest = [held.find((report) => !isSend(report)), held.find(isSend)].filter(
      (one) => one !== undefined,
    )
    return newest.flatMap((report) =>
      words(
        `The newest inspection here is ${reportName(report)}, which ended on ${inWords(report.inspected.to)}.`,
      ),
    )
  })
}
