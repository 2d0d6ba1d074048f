import { type Command, councilOption, yearOption } from '../src/command/command.js'
import { resolveWhere } from '../src/command/resolve.js'

export const slashRecommendations: Command = {
  name: 'recommendations',
  description: 'What must improve, and by when',
  options: [
    councilOption,
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
  example: ({ reports }) =>
    `/recommendations ${reports.find((report) => report.recommendations.length > 0)?.authority.slug ?? 'leeds'}`,
  query({ council, year, deadline, about }, context) {
    const place = resolveWhere(council, year, context, (slug, when) =>
      `/recommendations ${slug} ${when} ${deadline ?? ''} ${about ?? ''}`.replace(/\s+/g, ' ').trim(),
    )
    if (place.refusal) return place
    const { where, readings } = place.value
    return {
      value: {
        asked: {
          intent: 'recommendations',
          where,
          having: [],
          subject: about ?? '',
          strand: null,
          deadline: deadline ?? null,
          number: null,
          isOfOneReport: true,
          page: 0,
        },
        readings,
      },
    }
  },
}
