import { cutLabel } from '../../quotation/cut.js'

/** The end of a text, in at most so many characters, with `…` for what stands before it. */
function endOf(text: string, length: number): string {
  const line = text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...line]
  let kept = ''
  while (letters.length > 0 && kept.length + (letters.at(-1)?.length ?? 0) < length)
    kept = letters.pop() + kept
  return letters.length === 0 ? kept : `…${kept.trimStart()}`
}

/**
 * Labels of at most so many characters. Where two would be cut to the same text, what differs stands at their ends; where
 * that is the same too, a number tells them apart.
 */
export function distinctLabels(labels: readonly string[], length: number): string[] {
  const cut = labels.map((label) => cutLabel(label, length))
  const isAmbiguous = (all: readonly string[], at: number): boolean =>
    all.some((other, index) => index !== at && other === all[at] && labels[index] !== labels[at])
  const told = cut.map((label, at) => (isAmbiguous(cut, at) ? endOf(labels[at] ?? '', length) : label))
  return told.map((label, at) =>
    isAmbiguous(told, at) ? `${at + 1}: ${cutLabel(label, length - 5)}` : label,
  )
}
