import { type JudgementName, loadJudgements } from './judgements.js'

let known: ReadonlyMap<string, string> | null = null

const labelKey = (slug: string, label: string): string => `${slug} ${label.toLowerCase()}`

function read(names: readonly JudgementName[]): ReadonlyMap<string, string> {
  const short = new Map<string, string>()
  for (const { slug, label, printed, short: own } of names.toReversed()) {
    short.set(slug, own)
    for (const one of [label, ...printed]) short.set(labelKey(slug, one), own)
  }
  return short
}

/** A judgement's name in a few words, as lists and headings say it: 'Leadership' for 'The impact of leaders on social work practice …'. */
export function shortLabel({
  judgement,
  label,
}: {
  readonly judgement: string
  readonly label: string
}): string {
  known ??= read(loadJudgements())
  return known.get(labelKey(judgement, label)) ?? known.get(judgement) ?? label
}
