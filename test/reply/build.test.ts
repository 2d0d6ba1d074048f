import { describe, expect, it } from 'vitest'
import type { Choice } from '../../src/model/reply.js'
import {
  choices,
  councilChoices,
  excerpts,
  facts,
  figures,
  grades,
  keeping,
  pagedWords,
  printed,
  recommendations,
  recommendationsInBrief,
  reply,
  reportFacts,
  sources,
  withAfter,
  withBefore,
  withWordsHeld,
  words,
  wordsOnLead,
} from '../../src/reply/build.js'
import { bundledReport } from '../answer/later-report.js'

const report = bundledReport('northumberland-2012')

describe('A block', () => {
  it('is none where there is nothing to stand in it', () => {
    const empty = [
      [facts({}), reportFacts({}), printed([]), sources([]), grades([]), figures('By year', [])],
      [words(''), excerpts([]), recommendations([]), recommendationsInBrief([]), choices([])],
      [
        councilChoices([], { label: 'Another…', message: '…' }),
        wordsOnLead({ ...report, leadInspector: null }),
      ],
    ].flat()
    for (const blocks of empty) expect(blocks).toEqual([])
  })

  it('holds what is given to it, in its order', () => {
    expect(facts({ One: '1', Two: '2' })).toEqual([
      {
        block: 'facts',
        facts: [
          { name: 'One', value: '1' },
          { name: 'Two', value: '2' },
        ],
      },
    ])
    expect(reportFacts({ Title: { value: report.title, printedIn: report.id } })).toEqual([
      { block: 'facts', facts: [{ name: 'Title', value: report.title, printedIn: report.id }] },
    ])
    const row = { label: 'Good', count: 2, of: null, councils: ['devon', 'kent'], parts: [] }
    expect(figures('By grade', [row])).toEqual([{ block: 'figures', title: 'By grade', rows: [row] }])
    expect(wordsOnLead(report)).toMatchObject([{ block: 'words', ledIn: report.id }])
  })

  it('of sources and of places names each once', () => {
    expect(sources([report, report])[0]?.rows).toHaveLength(1)
    const place = { report: report.id, citation: 'Northumberland 2012 ¶75', text: 'Good' }
    expect(printed([place, place] as never)[0]?.rows).toHaveLength(1)
  })

  it('of a count has its title apart where a page is told, and only there', () => {
    expect(pagedWords('3 councils.', '')).toEqual(words('3 councils.'))
    expect(pagedWords('30 councils.', ' Here are 1 to 5.')).toEqual([
      { block: 'words', text: '30 councils. Here are 1 to 5.', title: '30 councils.' },
    ])
  })
})

describe('A menu of councils', () => {
  const named = (count: number): Choice[] =>
    Array.from({ length: count }, (_, at) => ({
      label: `Council ${String(count - at).padStart(2, '0')}`,
      message: `${at}`,
    }))
  const another = { label: 'Another…', message: '…' }

  it('is in the order of their names, and holds all of them up to twenty-five', () => {
    const [menu] = councilChoices(named(25), another)
    expect(menu).toMatchObject({ block: 'choices', of: 'councils' })
    expect(menu?.choices.map(({ label }) => label)).toEqual(
      named(25)
        .map(({ label }) => label)
        .reverse(),
    )
    expect(menu).not.toHaveProperty('another')
  })

  it('leads to others where there are more, in the place of the last', () => {
    const [menu] = councilChoices(named(26), another)
    expect(menu).toMatchObject({ block: 'choices', of: 'councils', another })
    expect(menu?.choices).toHaveLength(24)
    expect(menu?.choices[0]?.label).toBe('Council 01')
  })
})

describe('A reply', () => {
  const made = reply('help', [words('One.'), words('Two.')], ['A note.', 'A note.'])

  it('says a note once', () => expect(made.notes).toEqual(['A note.']))

  it('keeps its blocks between those that are put before and behind it', () => {
    const all = withAfter(withBefore(words('Before.'), made), words('After.'))
    expect(all.blocks.map((block) => 'text' in block && block.text)).toEqual([
      'Before.',
      'One.',
      'Two.',
      'After.',
    ])
  })

  it('keeps those alone that are asked for', () =>
    expect(keeping(made, (_, at) => at === 1).blocks).toEqual(words('Two.')))

  it('is held to words of a report in those of its own words that have them, beside what they were held to', () => {
    const [own, other] = ['Led by Pat Smith.', 'Led by nobody.']
    const held = withWordsHeld(reply('help', [words(own, [{ report: 'a', words: 'Led' }]), words(other)]), {
      report: report.id,
      words: 'Pat Smith',
    })
    expect(held.blocks).toEqual([
      {
        block: 'words',
        text: own,
        naming: [
          { report: 'a', words: 'Led' },
          { report: report.id, words: 'Pat Smith' },
        ],
      },
      { block: 'words', text: other },
    ])
  })
})
