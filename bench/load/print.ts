import { grouped } from '../../src/collections/collections.js'
import type { Used } from './bot.js'
import { isLost, type Load, latencyPercentile, type Outcome } from './load.js'
import type { Remembered } from './memory.js'

const KINDS = [
  ['all', () => true],
  ['commands', ({ kind }: Outcome) => kind === 'command'],
  ['autocomplete', ({ kind }: Outcome) => kind === 'autocomplete'],
] as const

const cell = (text: string | number): string => String(text).padStart(14)
const ms = (value: number): string => `${value.toFixed(1)} ms`

/** A row for commands, one for autocomplete, one for both. */
export function timesTable({ outcomes }: Load): string {
  const head = [''.padEnd(14), ...['requests', 'p50', 'p99', 'slowest', 'answered p99', 'lost'].map(cell)]
  const rows = KINDS.map(([name, suits]) => {
    const own = outcomes.filter(suits)
    const acknowledged = own.map(({ acknowledgedMs }) => acknowledgedMs)
    const answered = own.map(({ answeredMs }) => answeredMs)
    const figures = [
      own.length,
      ...[50, 99, 100].map((hundredths) => ms(latencyPercentile(acknowledged, hundredths))),
      ms(latencyPercentile(answered, 99)),
      own.filter(isLost).length,
    ]
    return [name.padEnd(14), ...figures.map(cell)]
  })
  return [head, ...rows].map((row) => row.join('')).join('\n')
}

/** The bot's memory minute by minute, least heap first of each: what it holds when its rubbish has just been cleared away. */
export function memoryLine(seen: readonly Remembered[]): string {
  const minutes = grouped(seen, ({ seconds }) => Math.floor(seconds / 60))
  const told = [...minutes].map(([minute, looks]) => {
    const least = Math.min(...looks.map(({ heapMb }) => heapMb))
    const resident = Math.max(...looks.map(({ residentMb }) => residentMb))
    return `${minute + 1}: ${least.toFixed(0)}/${resident.toFixed(0)}`
  })
  return `Its memory by the minute (heap at least / resident at most, MB): ${told.join(', ')}`
}

/** What the bot used for it. */
export function usedLine(before: Used, after: Used, { outcomes, tookMs }: Load): string {
  const worked = after.seconds - before.seconds
  return [
    `The bot worked ${worked.toFixed(1)} s, ${((worked * 1e5) / tookMs).toFixed(0)} % of one core,`,
    `${((worked * 1000) / outcomes.length).toFixed(2)} ms a request;`,
    `its memory was ${before.residentMb.toFixed(0)} MB before and ${after.residentMb.toFixed(0)} MB after.`,
  ].join(' ')
}
