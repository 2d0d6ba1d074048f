import { describe, expect, it } from 'vitest'
import { bundled, parseText, sourceOf } from './bundled.js'

const of = (id: (typeof bundled)[number]) => parseText(sourceOf(id)).report.recommendations

const counted = (id: (typeof bundled)[number]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { deadline, paragraph } of of(id)) {
    const name = `¶${paragraph} ${deadline}`
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

it('each bullet counts once, with its deadline and the number it stands under', () => {
  expect(counted('northumberland-2012')).toEqual({
    '¶20 Within three months': 4,
    '¶20 Within six months': 3,
    '¶70 Within three months': 2,
    '¶70 Within six months': 2,
  })
  expect(counted('south-gloucestershire-2012')).toEqual({
    '¶20 Immediately': 3,
    '¶20 Within three months': 4,
    '¶60 Immediately': 2,
    '¶60 Within three months': 5,
  })
  expect(counted('north-lincolnshire-2012')).toEqual({
    '¶25 Within three months': 1,
    '¶117 Within three months': 2,
  })
})

it('what is nested in a bullet belongs to it', () => {
  const [first] = of('north-lincolnshire-2012')
  expect(first?.text.split('\n')).toHaveLength(4)
  expect(first?.strand).toBe('safeguarding')
})

it('prose under such a heading is one recommendation as it stands', () => {
  const [only, ...rest] = of('north-lincolnshire-2022')
  expect(rest).toEqual([])
  expect(only).toMatchObject({ heading: 'What needs to improve?', paragraph: null, deadline: null })
  expect(only?.text).toMatch(/^There are an extremely small number of areas.*across the service\.$/)
})

describe('a copy that has lost its numbers', () => {
  const all = of('lincolnshire-2015')
  it('still has them, the urgent one and the board’s among them', () => {
    const count = (heading: string) => all.filter((each) => each.heading === heading).length
    expect(count('Priority and immediate action')).toBe(1)
    expect(count('Areas for improvement')).toBe(17)
    expect(all.at(-1)?.text).toContain('the work of the Board')
  })
  it('does not count the sentence that there are none', () => {
    expect(all.some(({ text }) => text.startsWith('There are no areas'))).toBe(false)
  })
})

it.each(bundled)('each recommendation of %s stands in the paragraph that it names', (id) => {
  const { report } = parseText(sourceOf(id))
  const texts = new Map(report.paragraphs.map(({ key, text }) => [key, text]))
  for (const { key, text } of report.recommendations) expect(texts.get(key)).toContain(text)
})
