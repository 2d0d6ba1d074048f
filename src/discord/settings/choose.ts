import type { SettingsStore } from '../../settings/store.js'
import type { SettingsAct } from './custom-id.js'
import { ON } from './menus.js'

/** Stores what was picked in a menu of a server's settings; with none picked nothing of it is chosen. */
export async function chooseForServer(
  act: SettingsAct,
  picked: readonly string[],
  server: string,
  store: SettingsStore,
): Promise<void> {
  const [first] = picked
  switch (act) {
    case 'councils':
      return store.setServer(server, { councils: picked })
    case 'channels':
      return store.setServer(server, { channels: picked })
    case 'answers':
      return store.setServer(server, { answersPublicly: first === ON })
    case 'cards':
      return store.setServer(server, { showsCards: first === ON })
    case 'role':
      return store.setServer(server, { role: first ?? null })
    case 'unfollow': {
      const own = new Set((await store.subscriptions({ server })).map(({ place }) => place))
      for (const [place = '', council = ''] of picked.map((value) => value.split(':')))
        if (own.has(place)) await store.unsubscribe(place, council)
      return
    }
    case 'forgotten':
      return store.forgetServer(server)
  }
}

/** The same of what a person chooses for themselves. */
export async function chooseForPerson(
  act: SettingsAct,
  picked: readonly string[],
  person: string,
  store: SettingsStore,
): Promise<void> {
  switch (act) {
    case 'council-mine':
      return store.setCouncilOf(person, picked[0] ?? null)
    case 'unfollow-mine':
      for (const [, council = ''] of picked.map((value) => value.split(':')))
        await store.unsubscribe(person, council)
      return
    case 'forgotten-mine':
      return store.forgetPerson(person)
  }
}
