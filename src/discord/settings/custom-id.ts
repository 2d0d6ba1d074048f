import { z } from 'zod'

/**
 * What a component of the settings does. A person's and a server's settings are drawn anew from the store each time, so
 * their ids carry nothing else.
 */
const Act = z.enum([
  /** Opens the settings of the server. */
  'open',
  /** The same of the person. */
  'mine',
  'councils',
  'channels',
  'answers',
  'cards',
  'role',
  /** Ends some of what is followed: in the server, or by the person. */
  'unfollow',
  'unfollow-mine',
  'council-mine',
  /** Asks whether all is to be forgotten, and forgets it. */
  'forget',
  'forgotten',
  'forget-mine',
  'forgotten-mine',
  /** Forms: the name of a council for the server, for the person; of one to report on; a question. */
  'name',
  'name-mine',
  'see',
  'ask',
])
export type SettingsAct = z.infer<typeof Act>

const PREFIX = 'settings:'

export const settingsId = (act: SettingsAct): string => `${PREFIX}${act}`

/** What a custom id of the settings does; null for one of anything else, or of an older Pilcrow. */
export const settingsActOf = (id: string): SettingsAct | null =>
  id.startsWith(PREFIX) ? (Act.safeParse(id.slice(PREFIX.length)).data ?? null) : null

export const isOfSettings = (id: string): boolean => id.startsWith(PREFIX)
