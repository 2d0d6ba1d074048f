import { answerReports } from '../src/answer/report.js'
import type { Command } from '../src/command/command.js'

export const reports: Command = {
  name: 'reports',
  description: 'What is in the library',
  options: [],
  example: '/reports',
  run: (_, world) => answerReports(world),
}
