import { z } from 'zod'
import { Judgement, Report } from '../model/report.js'

/** What stands in a head of a judgement: all but where it is printed. */
const JudgementHead = Judgement.omit({ evidence: true })

/** What every question may look at of every report, and is kept in memory: no words of its paragraphs. */
export const Head = Report.pick({
  id: true,
  authority: true,
  framework: true,
  title: true,
  inspected: true,
  published: true,
  publishedSource: true,
  url: true,
  leadInspector: true,
  numbering: true,
  damage: true,
}).extend({
  judgements: z.array(JudgementHead),
  /** The deadlines of its recommendations, each once, in their order. */
  deadlines: z.array(z.string()),
})
export type Head = z.infer<typeof Head>

export const headOf = (report: Report): Head => ({
  id: report.id,
  authority: report.authority,
  framework: report.framework,
  title: report.title,
  inspected: report.inspected,
  published: report.published,
  publishedSource: report.publishedSource,
  url: report.url,
  leadInspector: report.leadInspector,
  numbering: report.numbering,
  damage: report.damage,
  judgements: report.judgements.map(({ evidence: _, ...judgement }) => judgement),
  deadlines: [...new Set(report.recommendations.flatMap(({ deadline }) => deadline ?? []))],
})

/** An extract without its paragraphs, which stand in rows of their own. */
export const Extract = Report.omit({ paragraphs: true })
export type Extract = z.infer<typeof Extract>

/** The parts of a report that are fetched when something asks for them. */
export interface Parts {
  extract(id: string): Extract | null | undefined
  paragraphs(id: string): Report['paragraphs'] | null | undefined
}

const LATER = ['inspectors', 'licence', 'source', 'warnings', 'sections', 'recommendations', 'scale'] as const

/** What stands for a part that is not at hand yet; what is made of it is thrown away. */
const EMPTY: Pick<Report, (typeof LATER)[number]> = {
  inspectors: [],
  licence: null,
  source: { file: '', sha256: '' },
  warnings: [],
  sections: [],
  recommendations: [],
  scale: [],
}

/** A judgement knows which it is of which report, in fields that a copy of it leaves out. */
const OF = Symbol('of')

/**
 * Makes reports of heads: their other parts are asked for when they are looked at. The getters are the same for all, for
 * there may be thousands of heads.
 */
export function reportsOver(parts: Parts): (head: Head) => Report {
  const later = Object.fromEntries(
    LATER.map((field) => [
      field,
      {
        enumerable: true,
        get(this: Report) {
          return (parts.extract(this.id) ?? EMPTY)[field]
        },
      },
    ]),
  )
  const fields: PropertyDescriptorMap = {
    ...later,
    paragraphs: {
      enumerable: true,
      get(this: Report) {
        return parts.paragraphs(this.id) ?? []
      },
    },
  }
  const evidence: PropertyDescriptor = {
    enumerable: true,
    get(this: { [OF]: { report: string; place: number } }) {
      const { report, place } = this[OF]
      return parts.extract(report)?.judgements[place]?.evidence ?? []
    },
  }
  const same = sharing()
  return (head) => {
    const judgements = head.judgements.map((judgement, place) =>
      Object.defineProperties(shared(judgement, same), {
        [OF]: { value: { report: head.id, place } },
        evidence,
      }),
    )
    const { deadlines: _, ...own } = head
    return Object.defineProperties(
      { ...shared(own, same), authority: same(head.authority.slug, head.authority), judgements },
      fields,
    ) as unknown as Report
  }
}

/** One of what is the same: thousands of reports have the same labels and councils. */
function sharing() {
  const known = new Map<string, unknown>()
  return <Value>(key: string, value: Value): Value => {
    const before = known.get(key)
    if (before === undefined) known.set(key, value)
    return (before as Value | undefined) ?? value
  }
}

const shared = <Of extends object>(of: Of, same: <Value>(key: string, value: Value) => Value): Of =>
  Object.fromEntries(
    Object.entries(of).map(([name, value]) => [name, typeof value === 'string' ? same(value, value) : value]),
  ) as Of
