import type { Command, Option, OptionKind } from '../../src/command/command.js'
import { ALL_AT_HAND, createLibrary } from '../../src/library/library.js'
import { EVERYWHERE } from '../../src/model/query.js'
import type { Reply } from '../../src/model/reply.js'
import type { Report } from '../../src/model/report.js'
import { type Answers, type Pilcrow, pilcrowOf, type Suggestion } from '../../src/pilcrow/pilcrow.js'

/** A bot that knows a few names and repeats what it is told, with two choices. */

const option = (name: string, kind: OptionKind, required: boolean): Option => ({
  name,
  kind,
  required,
  description: name,
})

const command = (name: string, ...options: Option[]): Command => ({
  name,
  description: name,
  options,
  example: () => `/${name}`,
  query: () => ({ value: { asked: { intent: 'aside', aside: 'help', where: EVERYWHERE } } }),
})

const authority = option('authority', 'council', true)

const commands = [
  command('grade', authority, option('judgement', 'judgement', true), option('year', 'year', false)),
  command('recommendations', authority, option('year', 'year', false), option('deadline', 'deadline', false)),
  command('report', authority, option('year', 'year', false)),
  command('ask', option('question', 'question', true), option('year', 'year', false)),
]

const NAMES: Record<string, string[]> = {
  authority: ['Lincolnshire', 'North Lincolnshire', 'Northumberland', 'South Gloucestershire'],
  judgement: ['Staying safe', 'Being healthy', 'Children are safe and feel safe'],
  year: ['2012', '2022'],
  deadline: ['Immediately', 'Within three months', 'Within six months'],
}

const slug = (name: string): string => name.toLowerCase().replaceAll(' ', '-')

const suggestions = (option: string): Suggestion[] =>
  (NAMES[option] ?? []).map((name) => ({ name, value: option === 'deadline' ? name : slug(name) }))

const folded = (text: string): string => text.toLowerCase().replaceAll('-', ' ')

/** Names that begin as typed; for a slip, the first whose first and last letters agree. */
function suggest(_: string, option: string, typed: string): Suggestion[] {
  const all = suggestions(option)
  const begun = all.filter(({ name }) => folded(name).startsWith(folded(typed)))
  if (begun.length > 0) return begun
  return all.filter(
    ({ name }) => folded(name)[0] === folded(typed)[0] && folded(name).at(-1) === typed.at(-1),
  )
}

const say = (message: string): Reply => ({
  kind: 'choices',
  blocks: [
    { block: 'words', text: `You said: ${message}` },
    {
      block: 'choices',
      choices: [
        { label: 'One', message: '/report northumberland' },
        { label: 'Two', message: '/report lincolnshire' },
      ],
    },
  ],
  notes: [],
})

const report = {
  id: 'northumberland-2012',
  authority: { slug: 'northumberland', name: 'Northumberland' },
  judgements: [{ judgement: 'staying-safe' }],
} as Report

export function fakePilcrow(reports: readonly Report[] = [report]): Pilcrow {
  const answers: Answers = {
    commands,
    library: { ...createLibrary([]), reports },
    say,
    respond: (message) => ({ query: null, reply: say(message) }),
    run: () => ({ query: null, reply: { kind: 'help', blocks: [], notes: [] } }),
    answer: () => ({ kind: 'help', blocks: [], notes: [] }),
    suggest,
    councils: { called: () => [], near: () => [], nameOf: (slug) => slug, offered: () => [], held: [] },
    news: () => null,
    for: () => answers,
  }
  return pilcrowOf(answers, ALL_AT_HAND)
}
