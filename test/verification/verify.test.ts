import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeRows } from '../../src/answer/grades.js'
import { distinctBy } from '../../src/collections/collections.js'
import { createLibrary } from '../../src/library/library.js'
import { type Block, blocksIn, GradeRow, type Reply } from '../../src/model/reply.js'
import type { Report } from '../../src/model/report.js'
import { answersOver } from '../../src/pilcrow/pilcrow.js'
import { quotableAt } from '../../src/quotation/quote.js'
import { sentencesOf } from '../../src/text/tokens.js'
import { MisquotedError, mayBeOffered, verified } from '../../src/verification/verify.js'
import { vocabulary } from '../open.js'
import { runs } from '../runs.js'
import { oneLetterOff, sound } from './altered.js'

/** The bundled reports with what one or another of them lacks: a link, pages, an outcome, a judgement at odds with itself. */
const library = createLibrary(
  sound.reports.flatMap((report): Report[] => {
    const [first, second, ...others] = report.judgements
    if (report.id === 'north-lincolnshire-2022' && first && second)
      return [
        { ...report, url: 'https://files.ofsted.gov.uk/v1/file/50000001', damage: 'a page is lost' },
        {
          ...report,
          id: 'north-lincolnshire-2024-send',
          framework: 'SEND',
          inspected: { from: '2024-03-01', to: '2024-03-08' },
          judgements: [
            {
              ...first,
              judgement: 'area-send',
              label: 'Area SEND',
              grade: null,
              outcome: 2,
              wording: 'inconsistent experiences and outcomes',
              evidence: first.evidence.map((one) => ({ ...one, grade: null, outcome: 2 as const })),
            },
          ],
        },
      ]
    if (report.id === 'south-gloucestershire-2012' && first)
      return [
        {
          ...report,
          url: 'https://files.ofsted.gov.uk/v1/file/50000002',
          paragraphs: report.paragraphs.map((one, at) => ({ ...one, page: 1 + Math.floor(at / 4) })),
          judgements: [
            {
              ...first,
              grade: null,
              evidence: first.evidence.map((one, at) => ({
                ...one,
                grade: at === 0 ? 'Good' : 'Inadequate',
              })),
            },
            ...(second ? [second] : []),
            ...others,
          ],
        },
      ]
    return [report]
  }),
)
const answers = answersOver(library, vocabulary)

const replies = [
  'how did services respond to the gunman?',
  'what does adequate mean in northumberland',
  'care leavers in lincolnshire',
  '/cite northumberland 3,20,75',
  '/cite south-gloucestershire 10',
  '/cite lincolnshire s2p1',
  '/cite north-lincolnshire 2022 5',
  '/grade northumberland equality-and-diversity',
  '/grade northumberland staying-safe',
  '/grade south-gloucestershire overall-effectiveness',
  '/grade north-lincolnshire being-healthy',
  '/grade north-lincolnshire send',
  '/compare being-healthy northumberland lincolnshire',
  '/report northumberland',
  '/report northumberland show:about',
  '/report lincolnshire show:about',
  '/recommendations northumberland',
  'When were inspectors on site in Northumberland and who led the team?',
  '/find grade:Good show:list',
  '/find grade:Good,Inadequate,Adequate,Outstanding show:list',
].map((message) => answers.say(message))

type Path = readonly (string | number)[]

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, name) => (inner as Record<string | number, unknown>)[name], value)

/** The same with something else at a path. */
function put<Of>(value: Of, [name, ...rest]: Path, other: unknown): Of {
  if (name === undefined) return other as Of
  if (Array.isArray(value))
    return value.map((one, place) => (place === name ? put(one, rest, other) : one)) as Of
  return { ...value, [name]: put((value as Record<string | number, unknown>)[name], rest, other) }
}

const leavesIn = (value: unknown, path: Path = []): Path[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([name, inner]) =>
        leavesIn(inner, [...path, Array.isArray(value) ? Number(name) : name]),
      )
    : [path]

/** Blocks that say something of a report. */
const OF_A_REPORT = new Set<Block['block']>([
  ...(['excerpt', 'recommendations', 'grades', 'councils', 'map', 'printed', 'sources', 'facts'] as const),
])

/** What is Pilcrow's own in them: an order, how near a search found them, the name of a value, a word of whoever asked. */
function isOwn(reply: Reply, path: Path): boolean {
  const field = path.at(-1)
  const within = at(reply, path.slice(0, -1)) as Record<string, unknown>
  if (field === 'block' || field === 'score' || field === 'order' || field === 'isBrief') return true
  if (path.includes('labels')) return true
  if (path.includes('facts')) return within.printedIn === undefined || field === 'name'
  if (path.includes('notes')) return field === 'lead' || field === 'end'
  const row = GradeRow.safeParse(within).data
  return row !== undefined && row.citations.length === 0 && (field === 'label' || field === 'judgement')
}

const places = replies.flatMap((reply) =>
  [
    ...(['blocks', 'second'] as const).flatMap((part) =>
      (reply[part] ?? []).flatMap((block, place) =>
        OF_A_REPORT.has(block.block) ? leavesIn(block, [part, place]) : [],
      ),
    ),
    ...reply.notes.flatMap((note, place) =>
      typeof note === 'string' ? [] : leavesIn(note, ['notes', place]),
    ),
  ]
    .filter((path) => !isOwn(reply, path))
    .map((path) => ({ reply, path })),
)

/** Where a path stands, whichever row it is of: `grades.rows.citations`. */
const kindOf = ({ reply, path }: (typeof places)[number]): string =>
  [
    ...(path[0] === 'notes' ? ['note'] : [(at(reply, path.slice(0, 2)) as Block).block]),
    ...path.slice(2).filter((name) => typeof name === 'string'),
  ].join('.')

/** Something else of the same sort. */
function other(value: unknown, field: string | number | undefined, where: number): unknown {
  // Which of its sentences are bold no report tells, but that they are among them.
  if (typeof value === 'number') return value + (typeof field === 'number' ? 900 : 1)
  if (typeof value === 'boolean') return !value
  if (field === 'sentences') return [900]
  if (field === 'grade') return value === 'Not judged' ? 'Good' : 'Not judged'
  if (typeof value !== 'string' || value === '') return 'x'
  const place = where % value.length
  const letter = value[place] === 'x' ? 'y' : 'x'
  return `${value.slice(0, place)}${letter}${value.slice(place + 1)}`
}

const refusedWith = ({ reply, path }: (typeof places)[number], changed: unknown): boolean => {
  try {
    verified(put(reply, path, changed), library)
    return false
  } catch (error) {
    if (error instanceof MisquotedError) return true
    throw error
  }
}

describe('A reply as its reports bear it out', () => {
  it('passes as it is, and holds something of every sort', () => {
    for (const reply of replies) expect(verified(reply, library)).toBe(reply)
    expect(replies.map(({ kind }) => kind)).not.toContain('error')
    const sorts = new Set(places.map(kindOf))
    for (const sort of OF_A_REPORT) expect([...sorts].some((one) => one.startsWith(`${sort}.`))).toBe(true)
    expect(sorts).toContain('note.words')
    expect(sorts).toContain('excerpt.excerpt.caveat')
    expect(sorts).toContain('grades.rows.outcome')
    expect(sorts.size).toBeGreaterThan(60)
  })

  it('with any one field of it changed is refused', () => {
    const first = distinctBy(places, kindOf)
    const passing = first.filter(
      (place) => !refusedWith(place, other(at(place.reply, place.path), place.path.at(-1), 3)),
    )
    expect(passing.map(kindOf)).toEqual([])
  })

  it('with any one character changed, wherever it is, is refused', () => {
    let tried = 0
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(), (place, where) => {
        const changed = other(at(place.reply, place.path), place.path.at(-1), where)
        expect([kindOf(place), refusedWith(place, changed)]).toEqual([kindOf(place), true])
        tried += 1
      }),
      { numRuns: runs(400) },
    )
    expect(tried).toBeGreaterThanOrEqual(400)
  })
})

/** A reply of this one block. */
const ofBlock = (block: Block): Reply => ({ kind: 'excerpts', blocks: [], second: [block], notes: [] })
const refused = (...blocks: Block[]): boolean =>
  blocks.every((block) => {
    try {
      verified(ofBlock(block), library)
      return false
    } catch (error) {
      return error instanceof MisquotedError
    }
  })

const blocks = replies.flatMap(blocksIn)
const first = <Kind extends Block['block']>(kind: Kind): Extract<Block, { block: Kind }> => {
  const found = blocks.find((block) => block.block === kind)
  if (!found) throw new Error(`No reply has ${kind}.`)
  return found as Extract<Block, { block: Kind }>
}

describe('What is right in itself and said of something else', () => {
  it('is refused: another report’s words, an empty quotation, sentences that are not there', () => {
    const { excerpt } = first('excerpt')
    const whole = { ...excerpt, sentences: null, quote: excerpt.text }
    expect(refused({ block: 'excerpt', excerpt: whole })).toBe(false)
    expect(
      refused(
        { block: 'excerpt', excerpt: { ...excerpt, report: 'north-lincolnshire-2012' } },
        { block: 'excerpt', excerpt: { ...excerpt, quote: '', sentences: [] } },
        { block: 'excerpt', excerpt: { ...excerpt, quote: ' ' } },
        { block: 'excerpt', excerpt: { ...excerpt, sentences: [...(excerpt.sentences ?? []), 900] } },
        {
          block: 'excerpt',
          excerpt: {
            ...excerpt,
            sentences: [...(excerpt.sentences ?? []), sentencesOf(excerpt.text).length],
          },
        },
        { block: 'excerpt', excerpt: { ...whole, quote: `${excerpt.text} ` } },
      ),
    ).toBe(true)
  })

  it('is refused: a grade of the other half of a report, of no report, none where there is one', () => {
    const row = blocks
      .flatMap((block) => (block.block === 'grades' ? block.rows : []))
      .find((each) => each.judgement === 'staying-safe')
    if (!row) throw new Error('There is no grade.')
    const strand = row.strand === 'safeguarding' ? 'looked-after-children' : 'safeguarding'
    expect(
      refused(
        { block: 'grades', rows: [{ ...row, strand }] },
        { block: 'grades', rows: [{ ...row, report: 'kent-2012' }] },
        { block: 'grades', rows: [{ ...row, grade: null }] },
        { block: 'grades', rows: [{ ...row, citations: [], places: [] }] },
        { block: 'grades', rows: [row, { ...row, disputed: true }] },
      ),
    ).toBe(true)
  })

  it('is refused: a council with another’s grades, a map with a grade that it never had', () => {
    const { rows } = first('councils')
    const [one, two] = [rows[0], rows.find(({ council }) => council !== rows[0]?.council)]
    if (!one || !two) throw new Error('There are not two councils.')
    const list = { ...first('councils'), labels: {} }
    const [mark] = first('map').marks
    if (!mark) throw new Error('There is no mark.')
    expect(refused({ ...list, rows: [one, two] })).toBe(false)
    expect(
      refused(
        { ...list, rows: [{ ...one, grades: two.grades }] },
        { ...list, rows: [one, { ...two, name: one.name }] },
        { block: 'map', marks: [{ ...mark, grade: null }] },
        { block: 'map', marks: [{ ...mark, judgement: 'staying-safe' }] },
        { block: 'map', marks: [mark, { ...mark, council: two.council }] },
      ),
    ).toBe(true)
    expect(refused({ block: 'map', marks: [{ ...mark, judgement: null, grade: null }] })).toBe(false)
  })

  it('is refused: words printed elsewhere, by a report that is not held, or by another', () => {
    const [printed] = first('printed').rows
    const [source] = first('sources').rows
    if (!printed || !source) throw new Error('Nothing is printed.')
    const title = library.byId('northumberland-2012')?.title ?? ''
    expect(
      refused({ block: 'facts', facts: [{ name: 'Inspection', value: 'Mine', printedIn: undefined }] }),
    ).toBe(false)
    expect(
      refused(
        { block: 'printed', rows: [printed, { ...printed, report: 'kent-2012' }] },
        { block: 'sources', rows: [source, { ...source, report: 'kent-2012' }] },
        { block: 'sources', rows: [{ ...source, report: 'lincolnshire-2015' }] },
        { block: 'facts', facts: [{ name: 'Inspection', value: title, printedIn: 'kent-2012' }] },
        { block: 'facts', facts: [{ name: 'Inspection', value: title, printedIn: 'lincolnshire-2015' }] },
      ),
    ).toBe(true)
  })

  it('is refused: who led an inspection, in the label of a figure or in a sentence, as no report names them', () => {
    const lead = library.byId('northumberland-2012')?.leadInspector ?? ''
    const naming = (report: string, words: string, label = words): Block[] => [
      {
        block: 'figures',
        title: 'By lead inspector',
        rows: [
          { label, naming: [{ report, words }], count: 1, of: 5, councils: ['northumberland'], parts: [] },
        ],
      },
      { block: 'words', text: `Most: ${label} (1).`, naming: [{ report, words }] },
    ]
    for (const block of naming('northumberland-2012', lead)) expect(refused(block)).toBe(false)
    for (const block of [
      ...naming('northumberland-2012', oneLetterOff(lead)),
      ...naming('northumberland-2012', lead, oneLetterOff(lead)),
      ...naming('lincolnshire-2015', lead),
      ...naming('kent-2012', lead),
    ])
      expect([block, refused(block)]).toEqual([block, true])
  })

  it('is refused: a heading, a value or a choice that holds words of a report which it does not print', () => {
    const words = 'Record of main findings'
    const naming = (report: string, named: string, said = named): Block[] => {
      const held = { naming: [{ report, words: named }] }
      const choice = { label: `3 ${said}`, message: '/help', ...held }
      return [
        { block: 'heading', text: `Northumberland 2012, ${said}`, ...held },
        { block: 'facts', facts: [{ name: `Northumberland 2012, ${said}`, value: 'page 7', ...held }] },
        { block: 'facts', facts: [{ name: 'Northumberland 2012 ¶3', value: `under ‘${said}’`, ...held }] },
        { block: 'choices', choices: [choice] },
        { block: 'choices', choices: [], another: choice },
      ]
    }
    for (const block of naming('northumberland-2012', words)) expect(refused(block)).toBe(false)
    for (const block of [
      ...naming('northumberland-2012', oneLetterOff(words)),
      ...naming('northumberland-2012', words, oneLetterOff(words)),
      ...naming('lincolnshire-2015', words),
      ...naming('kent-2012', words),
    ])
      expect([block, refused(block)]).toEqual([block, true])
  })

  it('is looked up: the place that heads the grades it prints', () => {
    const shown = answers.say('Northumberland 2012, Record of main findings')
    const [title] = shown.blocks
    expect(title).toEqual({
      block: 'heading',
      text: 'Northumberland 2012, Record of main findings',
      naming: [{ report: 'northumberland-2012', words: 'Record of main findings' }],
    })
  })

  it('of a suggestion is known by its report, its place and its text', () => {
    const { report, key, text } = first('excerpt').excerpt
    const quoting = (quotes: { readonly report: string; readonly key: string; readonly text: string }) =>
      mayBeOffered({ name: key, value: key, quotes }, library)
    expect(quoting({ report, key, text })).toBe(true)
    expect(quoting({ report: 'kent-2012', key, text })).toBe(false)
    expect(quoting({ report, key: '999', text })).toBe(false)
    expect(quoting({ report, key, text: `${text} ` })).toBe(false)
  })

  it('of a suggestion that names words to choose by is known by the report that prints them', () => {
    const naming = (name: string, report: string, words = 'Staying safe') =>
      mayBeOffered({ name, value: 'staying-safe', naming: [{ report, words }] }, library)
    expect(naming('Good for Staying safe', 'northumberland-2012')).toBe(true)
    expect(naming('Good for Staying sane', 'northumberland-2012')).toBe(false)
    expect(naming('Staying sane', 'northumberland-2012', 'Staying sane')).toBe(false)
    expect(naming('Staying safe', 'lincolnshire-2015')).toBe(false)
    expect(naming('Staying safe', 'kent-2012')).toBe(false)
  })

  it('is named to whoever is told, a grade without a citation by its report and its judgement', () => {
    const row = blocks
      .flatMap((block) => (block.block === 'grades' ? block.rows : []))
      .find(({ citations }) => citations.length === 0)
    if (!row) throw new Error('Every row has a grade.')
    const { authority, year, label } = row
    const wrong = ofBlock({ block: 'grades', rows: [{ ...row, disputed: true }] })
    expect(() => verified(wrong, library)).toThrow(`(${authority} ${year}, ${label})`)
  })

  it('passes a council under a name that an older report of it has', () => {
    const [one] = first('councils').rows
    const held = library.byId(one?.grades[0]?.report ?? '')
    if (!one || !held) throw new Error('There is no council.')
    const before = {
      ...held,
      id: `${held.authority.slug}-2009`,
      authority: { ...held.authority, name: 'Of old' },
    }
    const both = createLibrary([...library.reports, before])
    const list: Block = { ...first('councils'), rows: [{ ...one, name: 'Of old' }], labels: {} }
    expect(() => verified(ofBlock(list), both)).not.toThrow()
    expect(refused(list)).toBe(true)
  })

  it('tells of an inspection the days and the inspector that its report names, and no others', () => {
    const list = first('councils')
    const [one] = list.rows
    const held = library.byId(one?.grades.at(-1)?.report ?? '')
    if (!one || !held) throw new Error('There is no council.')
    const telling = (row: Partial<typeof one>): Block => ({
      ...list,
      rows: [{ ...one, inspected: held.inspected, leadInspector: held.leadInspector, ...row }],
    })
    expect(refused(telling({}))).toBe(false)
    expect(refused(telling({ inspected: { ...held.inspected, to: '2030-01-01' } }))).toBe(true)
    expect(refused(telling({ leadInspector: 'Nobody At All' }))).toBe(true)
  })

  it('is named to whoever is told, by its citation', () => {
    const { excerpt } = first('excerpt')
    expect(() =>
      verified(ofBlock({ block: 'excerpt', excerpt: { ...excerpt, quote: 'x' } }), library),
    ).toThrow(
      `A quotation did not match its paragraph (${excerpt.citation}), so nothing was sent. Please report this.`,
    )
  })
})

describe('A report of which a part is not at hand yet', () => {
  it('is looked up anew once it is', () => {
    const whole = library.byId('northumberland-2012') as Report
    const asked = { sections: false, paragraphs: false }
    const { sections, paragraphs, judgements } = whole
    const none: Report['sections'] = []
    const lazy: Report = {
      ...whole,
      judgements: judgements.map((judgement) => ({
        ...judgement,
        get evidence() {
          return asked.sections ? judgement.evidence : []
        },
      })),
      get sections() {
        return asked.sections ? sections : none
      },
      get paragraphs() {
        return asked.paragraphs ? paragraphs : []
      },
    }
    const held = { ...library, byId: () => lazy }
    const rows = whole.judgements.flatMap((judgement) => gradeRows(whole, judgement))
    const passes = () => {
      try {
        return blocksIn(verified(ofBlock({ block: 'grades', rows }), held)).length > 0
      } catch {
        return false
      }
    }
    expect(passes()).toBe(false)
    asked.paragraphs = true
    expect(passes()).toBe(false)
    asked.sections = true
    expect(passes()).toBe(true)
  })
})

describe('What a note begins with', () => {
  const held = createLibrary(
    sound.reports.map(
      (report): Report => ({
        ...report,
        scale: report.scale.map((one) =>
          report.id === 'lincolnshire-2015' ? { ...one, place: 'table', key: 's3p1' } : one,
        ),
      }),
    ),
  )
  const reply = answersOver(held, vocabulary).say('/cite lincolnshire s3p1')
  const beginning = (change: (lead: string) => string): Reply => ({
    ...reply,
    notes: reply.notes.map((note) =>
      typeof note === 'string' ? note : { ...note, lead: change(note.lead) },
    ),
  })
  const heading = quotableAt(sound.byId('lincolnshire-2015') as Report, 's3p1')?.locator ?? ''

  it('holds the heading that a table stands under, as its report prints it', () => {
    expect(reply.notes).toContainEqual(
      expect.objectContaining({ lead: `Lincolnshire 2015, four-point scale after ${heading}, passage 1: ` }),
    )
    expect(verified(reply, held)).toBe(reply)
  })

  it('is refused one letter off', () => {
    const off = beginning((lead) => lead.replace(heading, oneLetterOff(heading)))
    expect(off).not.toEqual(reply)
    expect(() => verified(off, held)).toThrow(MisquotedError)
  })
})

describe('A list over England', () => {
  it('has the evidence of its grades looked for once, however often it is shown', () => {
    let looked = 0
    const many = createLibrary(
      Array.from({ length: 150 }, (_, nth) => {
        const report = sound.reports[nth % sound.reports.length] as Report
        const slug = `council-${nth}`
        const judgements = report.judgements.map(({ evidence, ...judgement }) => ({
          ...judgement,
          get evidence() {
            looked += 1
            return evidence
          },
        }))
        return { ...report, id: `${slug}-2012`, authority: { slug, name: `Council ${nth}` }, judgements }
      }),
    )
    const rows = many.reports.map((report) => ({
      council: report.authority.slug,
      name: report.authority.name,
      grades: report.judgements
        .filter(({ judgement }) => judgement === 'overall-effectiveness')
        .flatMap((judgement) => gradeRows(report, judgement)),
    }))
    const list = ofBlock({ block: 'councils', rows, order: 'side-by-side', labels: {} })
    expect(rows).toHaveLength(150)
    const looks = () => {
      looked = 0
      verified(list, many)
      return looked
    }
    const first = looks()
    expect(first).toBeGreaterThan(0)
    // Of the judgements in the list, and of no others that their reports make.
    expect(first).toBeLessThanOrEqual(3 * rows.flatMap(({ grades }) => grades).length)
    expect(looks()).toBe(0)
  })
})
