import { choices, reply, words } from '../src/answer/build.js'
import { answerCompare } from '../src/answer/compare.js'
import { newestThatGrades } from '../src/answer/families.js'
import { resolveJudgement, resolveReports } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, judgementOption, optional } from '../src/command/options.js'
import type { World } from '../src/command/world.js'

import type { Reply } from '../src/model/reply.js'

/** Discord shows no more in a menu. */
const MOST_OFFERED = 25

/** Authorities in one comparison: as many as a phone shows. */
const PLACES = ['authority1', 'authority2', 'authority3', 'authority4', 'authority5'] as const

export const compare: Command = {
  name: 'compare',
  description: 'One judgement in up to five councils, side by side',
  options: [
    judgementOption,
    ...PLACES.map((name, index) => ({ ...(index < 2 ? authorityOption : optional(authorityOption)), name })),
  ],
  example: '/compare enjoying-and-achieving south-gloucestershire northumberland',
  run(asked, world) {
    const given = PLACES.flatMap((place) => asked[place] ?? [])
    const again = (judgement: string, authorities: readonly string[]) =>
      `/compare ${judgement} ${authorities.join(' ')}`.trim()
    const named = resolveJudgement(asked.judgement, world, (slug) => again(slug, given))
    if (named.reply) return named.reply
    if (given.length < 2)
      return withWhich(given, world, (slug) => again(asked.judgement ?? '', [...given, slug]))
    const places = given.map((text, index) =>
      resolveReports(text, undefined, world, (slug) => again(asked.judgement ?? '', given.with(index, slug))),
    )
    const held = places.flatMap((place) =>
      place.reply ? [] : [newestThatGrades(place.is.reports, named.is, world)],
    )
    const refused = places.flatMap((place) => place.reply ?? [])
    const unsure =
      refused.find(({ kind }) => kind === 'choices') ?? (held.length === 0 ? refused[0] : undefined)
    if (unsure) return unsure
    return answerCompare(held, named.is, world, refused.flatMap(firstWords))
  },
}

/** One council or none was named: others that are held, to set beside it. */
function withWhich(given: readonly string[], world: World, again: (slug: string) => string): Reply {
  const named = given.flatMap((text) => world.names.authorityCalled(text).map(({ slug }) => slug))
  const held = new Map(world.library.reports.map(({ authority }) => [authority.slug, authority.name]))
  const others = [...held].filter(([slug]) => !named.includes(slug)).slice(0, MOST_OFFERED)
  if (given.length === 0 || others.length === 0)
    return reply('error', [words(`A comparison takes two to five authorities: ${compare.example}`)])
  return reply('choices', [
    words('A comparison takes two to five authorities. Which one beside it?'),
    choices(others.map(([slug, label]) => ({ label, message: again(slug) }))),
  ])
}

const firstWords = ({ blocks }: { blocks: readonly { block: string; text?: string }[] }): string[] =>
  blocks.flatMap(({ block, text }) =>
    block === 'words' && text ? [text.replace(/ (The nearest|I hold reports).*$/, '')] : [],
  )
