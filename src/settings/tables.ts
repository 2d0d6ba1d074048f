/**
 * What is stored of servers, channels and people: their ids and what they chose, and nothing else. PRIVACY.md lists every
 * column. Yes and no are 1 and 0, times are ISO texts, so that SQLite and PostgreSQL keep the same.
 */
export interface Tables {
  /** The bot that used these settings last. */
  bot: { id: string }
  server: {
    id: string
    /** Whether slash commands answer where everybody sees it, unless they say otherwise. */
    answers_publicly: number
    /** Whether a citation that somebody types in talk gets a card. */
    shows_cards: number
    /** The role that a new report pings. */
    role: string | null
  }
  /** The councils of a server, by slug: what a question without a place is about. */
  server_council: { server: string; council: string }
  /** Channels of a server in which every question is answered. */
  server_channel: { channel: string; server: string }
  person: { id: string; council: string }
  /** Who hears of new reports on a council: a channel of a server, or a person, where there is no server. */
  subscription: { place: string; council: string; server: string | null }
  /** Reports that a subscription is not to hear of again; `claimed_at` while one process is about to post it. */
  announcement: { place: string; council: string; report: string; claimed_at: string | null }
}
