import { join } from 'node:path'

/** Where settings are kept: in a PostgreSQL database, or in a file. */
export type SettingsLocation = { readonly database: string } | { readonly file: string }

/** The file beside a library's extracts, where nobody says another. */
export const defaultSettingsFile = (library: string): string => join(library, 'settings', 'pilcrow.db')

/** What a server has chosen. Every list is in the order of its ids. */
export interface ServerSettings {
  /** Slugs of the councils that a question without a place is about. */
  readonly councils: readonly string[]
  /** Ids of its channels in which every question is answered. */
  readonly channels: readonly string[]
  /** Whether slash commands answer where everybody sees it, unless they say otherwise. */
  readonly answersPublicly: boolean
  /** Whether a citation that somebody types in talk gets a card. */
  readonly showsCards: boolean
  /** Id of the role that a new report pings; null for nobody. */
  readonly role: string | null
}

export const DEFAULT_SERVER_SETTINGS: ServerSettings = {
  councils: [],
  channels: [],
  answersPublicly: false,
  showsCards: false,
  role: null,
}

/** Somebody who hears of new reports on a council. */
export interface Subscription {
  /** Id of a channel; of a person where there is no server. */
  readonly place: string
  /** The council's slug. */
  readonly council: string
  /** The server of the channel; null for a person. */
  readonly server: string | null
}

/** What is heard without being spoken to, over all servers. */
interface ListenTargets {
  /** Channels in which every question is answered. */
  readonly channels: readonly string[]
  /** Servers in which a typed citation gets a card. */
  readonly cards: readonly string[]
}

/**
 * What servers, channels and people have chosen, kept over restarts and shared by all processes of one bot. Every
 * function may fail where the database does; none leaves half of a change behind.
 */
export interface SettingsStore {
  /**
   * A bot begins to use these settings.
   * @returns false where another has used them before it: then what is of no server of its own is not its to forget
   */
  useAs(bot: string): Promise<boolean>

  server(id: string): Promise<ServerSettings>
  /** Changes what is given, and leaves the rest. */
  setServer(id: string, change: Partial<ServerSettings>): Promise<void>
  /** Forgets all of a server: its settings, its channels, who follows there. */
  forgetServer(id: string): Promise<void>
  /** Servers of which something is stored. */
  servers(): Promise<string[]>
  listening(): Promise<ListenTargets>

  /** The council of a person's own; null where none is chosen. */
  councilOf(person: string): Promise<string | null>
  setCouncilOf(person: string, council: string | null): Promise<void>
  /** Forgets all of a person. */
  forgetPerson(id: string): Promise<void>

  /** Who follows in a server, or the person who follows for themselves, by council. */
  subscriptions(of: { readonly server: string } | { readonly person: string }): Promise<Subscription[]>
  /**
   * Follows a council.
   * @param held ids of the council's reports so far: they are not news
   * @returns false where it was followed there already
   */
  subscribe(subscription: Subscription, held: readonly string[]): Promise<boolean>
  /** @returns false where it was not followed there */
  unsubscribe(place: string, council: string): Promise<boolean>
  /** Councils that somebody follows. */
  councilsFollowed(): Promise<string[]>

  /**
   * Who has not heard of a report yet. One that another process has claimed is left to it, but not for ever.
   * @param abandoned a claim from before this time counts no more
   */
  waiting(council: string, report: string, abandoned: Date): Promise<Subscription[]>
  /** Claims the announcement of a report in a place: of several processes that try, one gets true. */
  claim(subscription: Subscription, report: string, now: Date, abandoned: Date): Promise<boolean>
  /** It was posted, or is not to be. */
  settle(place: string, report: string): Promise<void>
  /** It could not be posted now: whoever tries next may. */
  release(place: string, report: string): Promise<void>

  /** A channel, a thread or a person that can no longer be written to. */
  dropPlace(id: string): Promise<void>
  dropRole(id: string): Promise<void>
  close(): Promise<void>
}
