import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Framework } from '../../src/model/report.js'
import { bundledJudgements, judgementsOf, loadJudgements } from '../../src/vocabulary/judgements.js'

it.each<[Framework, number]>([
  ['SLAC', 22],
  ['LAC', 5],
  ['SIF', 7],
  ['ILACS', 6],
  ['LSCB', 1],
])('%s makes %i judgements', (framework, count) => expect(judgementsOf(framework)).toHaveLength(count))

it('ten of SLAC’s are about safeguarding and twelve about looked after children', () => {
  const strands = judgementsOf('SLAC').map(({ strand }) => strand)
  expect(strands.filter((strand) => strand === 'safeguarding')).toHaveLength(10)
  expect(strands.filter((strand) => strand === 'looked-after-children')).toHaveLength(12)
})

it('what is about the same thing shares a family across frameworks', () => {
  const inFamily = (family: string) =>
    new Set(
      bundledJudgements()
        .filter(({ families }) => families.includes(family))
        .map(({ framework }) => framework),
    )
  const among = (family: string) => expect([...inFamily(family)])
  among('overall').toEqual(expect.arrayContaining(['SLAC', 'LAC', 'SIF', 'ILACS']))
  among('leadership').toEqual(expect.arrayContaining(['SLAC', 'LAC', 'SIF', 'ILACS']))
  among('help-and-protection').toEqual(expect.arrayContaining(['SLAC', 'SIF', 'ILACS']))
  among('care-leavers').toEqual(expect.arrayContaining(['SIF', 'ILACS']))
  for (const family of ['overall', 'leadership']) among(family).not.toContain('SEND')
})

describe('a broken file is named with its line', () => {
  const head = 'framework,strand,slug,label,short,printed,family,names\n'
  it.each([
    ['EIF,,overall,Overall,Overall,,overall,', /line 2: 'EIF' is no framework/],
    ['SLAC,care,overall,Overall,Overall,,overall,', /line 2: 'care' is no strand/],
    ['SIF,,Overall effectiveness,Overall,Overall,,overall,', /line 2: .* is no slug/],
    ['SIF,,overall,,Overall,,overall,', /line 2: overall has no label/],
    ['SIF,,overall,Overall,,,overall,', /line 2: overall has no short name/],
    ['SIF,,overall,Overall,Overall,,,', /line 2: overall has no family/],
    [
      'SIF,,overall,Overall,Overall,,overall,\nSIF,,overall,Overall,Overall,,overall,',
      /line 3: .* stands in an earlier line/,
    ],
  ])('%j', (rows, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'pilcrow-data-'))
    const file = join(folder, 'judgements.csv')
    writeFileSync(file, head + rows)
    try {
      expect(() => loadJudgements(file)).toThrow(message)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
