import type { World } from '../command/world.js'
import type { AskedFor } from '../model/query.js'
import type { Reply } from '../model/reply.js'
import { reply, words } from '../reply/build.js'
import { definitionsIn } from '../understand/glossary.js'
import { passagesOn } from '../understand/passages.js'
import { answerMeaning } from './grade-meanings.js'
import { answerPassages } from './passages/passages.js'
import type { Scope } from './scope.js'

/** What a word means: a grade as the reports say it, a word of the sector as Pilcrow's own glossary does. */
export function answerDefinition(asked: AskedFor<'definition'>, scope: Scope, world: World): Reply {
  const { grades, ofBoard, term, where } = asked
  if (grades !== null && world.library.reports.length > 0)
    return answerMeaning({ grades: grades.length > 0 ? grades : null, ofBoard }, scope, world)
  const defined = definitionsIn(term, world.vocabulary.ownWords.definitions)
  const own = defined.flatMap(({ term: name, definition }) =>
    words(`${name}: ${definition} (Pilcrow’s own words)`),
  )
  // Who asks how two words differ is answered by both; what reports say beside one of them tells nothing of the other.
  if (defined.length > 1) return reply('help', [own])
  const quoted = answerPassages(passagesOn(term, { where }, { answer: 'definition' }), scope, world)
  if (defined.length === 0) return quoted
  const isQuoting = quoted.kind === 'excerpts'
  return reply(
    isQuoting ? 'excerpts' : 'help',
    [own, isQuoting ? quoted.blocks : []],
    isQuoting ? quoted.notes : [],
  )
}
