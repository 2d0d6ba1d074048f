import { answerRecommendations } from '../src/answer/recommendations.js'
import { resolveReports } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, yearOption } from '../src/command/options.js'

export const recommendations: Command = {
  name: 'recommendations',
  description: 'What a council was told to improve, and by when',
  options: [
    authorityOption,
    { ...yearOption, description: 'One inspection; without it, the newest' },
    {
      name: 'deadline',
      kind: 'deadline',
      description: 'Only those due: immediately, within three months …',
      required: false,
    },
    {
      name: 'about',
      kind: 'topic',
      description: 'Only those about this: fostering, care leavers …',
      required: false,
    },
  ],
  example: '/recommendations northumberland 2012 within three months',
  run({ authority, year, deadline, about }, world) {
    const place = resolveReports(authority, year, world, (slug, when) =>
      `/recommendations ${slug} ${when} ${deadline ?? ''} ${about ?? ''}`.replace(/\s+/g, ' ').trim(),
    )
    if (place.reply) return place.reply
    const [newest] = place.is.reports
    const others = world.library.ofAuthority(place.is.authority.slug).filter((other) => other !== newest)
    return answerRecommendations(newest, { deadline, about }, others, world)
  },
}
