import { startBot } from './bot.js'
import { startChild, stopChild } from './child.js'
import { isLost, type Load, latencyPercentile } from './load.js'
import { memoisedByText } from './memory.js'
import { memoryLine, timesTable, usedLine } from './print.js'
import { type Settings, settingsIn, WrongUsage } from './settings.js'

/** `npm run load`: the bot, its Discord and those who ask, each in a process of its own, all on this machine. */

/** What is promised: nearly every request is taken up within so many milliseconds, and none is lost. */
const PROMISED_P99_MS = 250

async function underLoad(
  { library, rate, seconds }: Settings,
  { api, control }: { api: string; control: number },
): Promise<boolean> {
  const bot = await startBot(api, library)
  try {
    const before = await bot.used()
    console.log(`Ready after ${bot.readySeconds.toFixed(1)} s. ${rate} requests a second for ${seconds} s …`)
    const args = [control, rate, seconds, library].map(String)
    const memory = memoisedByText(bot)
    const { told: load } = await startChild<Load>('generator.js', args)
    const after = await bot.used()
    console.log(memoryLine(memory.stop()))
    console.log(timesTable(load))
    console.log(usedLine(before, after, load))
    console.log(`Whoever asked was ${load.latestMs.toFixed(1)} ms late at most.`)
    for (const line of bot.complaints.slice(0, 5)) console.log(line)
    const p99 = latencyPercentile(
      load.outcomes.map(({ acknowledgedMs }) => acknowledgedMs),
      99,
    )
    return p99 <= PROMISED_P99_MS && !load.outcomes.some(isLost)
  } finally {
    await bot.stop()
  }
}

async function load(settings: Settings): Promise<number> {
  const discord = await startChild<{ api: string; control: number }>('discord.js', [String(settings.servers)])
  try {
    const isKept = await underLoad(settings, discord.told)
    console.log(isKept ? 'The promise is kept.' : `Not kept: p99 within ${PROMISED_P99_MS} ms, none lost.`)
    return isKept ? 0 : 1
  } finally {
    await stopChild(discord.child)
  }
}

try {
  process.exitCode = await load(settingsIn(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = error instanceof WrongUsage ? 2 : 1
}
