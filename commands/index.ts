import type { Command } from '../src/command/command.js'
import { slashAsk } from './ask.js'
import { slashCite } from './cite.js'
import { slashCompare } from './compare.js'
import { slashFind } from './find.js'
import { slashGrade, slashHistory } from './grade.js'
import { slashHelp } from './help.js'
import { slashRecommendations } from './recommendations.js'
import { slashReport, slashReports } from './report.js'

const answeringCommands: readonly Command[] = [
  slashGrade,
  slashAsk,
  slashCite,
  slashReport,
  slashRecommendations,
  slashCompare,
  slashHistory,
  slashFind,
  slashReports,
]

/** Every slash command, in the order of /help. */
export const commands: readonly Command[] = [...answeringCommands, slashHelp(answeringCommands)]
