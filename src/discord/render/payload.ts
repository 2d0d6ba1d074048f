import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import { WORDING } from '../wording.js'
import { drawText } from './draw.js'

/** A message as discord.js sends it; it mentions nobody, whatever words it holds. */
export interface Payload {
  components: APIMessageTopLevelComponent[]
  /** Components V2, to be given with every answer, edit and update; and ephemeral where private. */
  flags: number
  allowedMentions: { parse: []; repliedUser: false }
}

/** A message of one container with a coloured edge. */
export function payload(
  components: APIComponentInContainer[],
  { accent, isPrivate }: { accent: number; isPrivate: boolean },
): Payload {
  const filled = components.length > 0 ? components : [drawText(WORDING.nothing)]
  return {
    components: [{ type: ComponentType.Container, accent_color: accent, components: filled }],
    flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0),
    allowedMentions: { parse: [], repliedUser: false },
  }
}
