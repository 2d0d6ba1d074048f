import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { BotSettings } from '../../../src/discord/bot.js'
import { type SettingsAct, settingsId } from '../../../src/discord/settings/acts.js'
import { openSettingsStore } from '../../../src/settings/open.js'
import type { SettingsStore } from '../../../src/settings/store.js'
import type { From } from '../loopback/events.js'
import type { Answer } from '../loopback/interactions.js'
import { allComponents } from '../loopback/message-faults.js'
import type { Post } from '../loopback/posts.js'
import { discord, leave, posted, restart, setTheStage } from './stage.js'

/** The stage with a store of its own, in a file that outlives each start of the bot. */

/** MANAGE_GUILD: who may manage the server. */
export const MANAGER: Pick<From, 'permissions'> = { permissions: String(1 << 5) }

export interface KeptStage {
  /** The file, as another process opens it. */
  open(): Promise<SettingsStore>
  /** Starts the bot again, over the same file. */
  again(more?: Partial<BotSettings>): Promise<void>
  /** Takes the database away from under the bot, until it is started again. */
  break(): Promise<void>
}

export function setTheKeptStage(): KeptStage {
  const folder = mkdtempSync(join(tmpdir(), 'pilcrow-kept-'))
  const file = join(folder, 'pilcrow.db')
  const open = () => openSettingsStore({ file })
  let own: SettingsStore
  setTheStage({
    begin: async () => {
      own = await open()
      return { store: own }
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  })
  return {
    open,
    async again(more = {}) {
      await leave()
      own = await open()
      await restart({ ...more, store: own })
    },
    break: () => own.close(),
  }
}

/** Uses the component of the settings that does this: a button, or a menu of which these are picked. */
export async function use(post: Post, act: SettingsAct, values?: readonly string[], from: From = MANAGER) {
  const id = settingsId(act)
  expect(allComponents(post.body.components).map(({ custom_id }) => custom_id)).toContain(id)
  return values ? discord.choose(post, id, values, from) : discord.press(post, id, from)
}

export const used = async (...given: Parameters<typeof use>): Promise<Post> => posted(await use(...given))

/** The form that the bot has shown. */
export function formOf(answer: Answer) {
  if (answer.did !== 'asked') throw new Error(`The bot ${answer.did} something.`)
  return answer.form
}

/** What is picked in a menu of the settings as it is shown. */
export function pickedIn({ body }: Post, act: SettingsAct): string[] {
  const menu = allComponents(body.components).find(({ custom_id }) => custom_id === settingsId(act))
  const options = (menu?.options ?? []) as { value: string; default?: boolean }[]
  const defaults = (menu?.default_values ?? []) as { id: string }[]
  return [...options.flatMap((one) => (one.default ? [one.value] : [])), ...defaults.map(({ id }) => id)]
}
