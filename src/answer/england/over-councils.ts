import type { World } from '../../command/world.js'
import type { Asked } from '../../model/query.js'
import type { Reply } from '../../model/reply.js'
import { reply, words } from '../../reply/build.js'
import { answerCouncils } from './councils.js'
import { answerFigures } from './figures.js'
import { answerMentions } from './mentions.js'

/** Answers what is asked over councils from the table of their grades. */
export function answerOver(asked: Asked, world: World): Reply {
  switch (asked.intent) {
    case 'councils':
      return answerCouncils(asked, world)
    case 'figures':
      return answerFigures(asked, world)
    case 'mentions':
      return answerMentions(asked, world)
    default:
      return reply('error', [words('This is not asked over councils.')])
  }
}
