import type { Command } from '../src/command/command.js'
import { ask } from './ask.js'
import { cite } from './cite.js'
import { compare } from './compare.js'
import { find } from './find.js'
import { grade } from './grade.js'
import { helpOn } from './help.js'
import { history } from './history.js'
import { recommendations } from './recommendations.js'
import { report } from './report.js'
import { reports } from './reports.js'

const answering: readonly Command[] = [
  grade,
  ask,
  cite,
  report,
  recommendations,
  compare,
  history,
  find,
  reports,
]

/** Every slash command, in the order of /help. */
export const commands: readonly Command[] = [...answering, helpOn(answering)]
