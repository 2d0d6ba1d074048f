import type { Command } from '../src/command/command.js'
import { slashAsk } from './ask.js'
import { slashFind } from './find.js'
import { slashCompare, slashGrade, slashHistory } from './grade.js'
import { slashHelp } from './help.js'
import { slashCite, slashRecommendations, slashReport, slashReports } from './report.js'

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
