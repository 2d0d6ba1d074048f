import type { AnswerContext } from '../command/command.js'
import type { AskedFor } from '../model/query.js'
import type { Excerpt, Reply } from '../model/reply.js'
import type { Paragraph, Report } from '../model/report.js'
import { quotableAt } from '../quotation/quote.js'
import { excerpts, reply, words } from '../reply/build.js'
import { sentencesOf, termsOf } from '../text/tokens.js'
import { excerptOf, notesOn } from './excerpt.js'

/** What was shown in fewer words: of its paragraphs one sentence each, or of the first of them that has several one alone. */

export function answerInBrief({ places, brief }: AskedFor<'citation'>, context: AnswerContext): Reply {
  const shown = places.flatMap(({ where, keys }) => {
    const report = context.library.byId(where.reports[0] ?? '')
    return report && brief ? keys.flatMap((key) => inOneSentence(report, String(key), brief, context)) : []
  })
  const one = shown.find(({ isCut }) => isCut) ?? shown[0]
  const told = brief?.isOfEach ? shown : one ? [one] : []
  // Nothing that was shown is longer than what can be quoted.
  if (told.every(({ isCut }) => !isCut))
    return reply('help', [words(context.vocabulary.ownWords.asides.get('shorter') ?? '')])
  return reply(
    'excerpts',
    [excerpts(told.map(({ excerpt }) => excerpt))],
    notesOn([...new Set(told.map(({ report }) => report))], context.library),
  )
}

interface InBrief {
  readonly report: Report
  readonly excerpt: Excerpt
  /** Whether the paragraph says more. */
  readonly isCut: boolean
}

type Brief = NonNullable<AskedFor<'citation'>['brief']>

function inOneSentence(report: Report, key: string, brief: Brief, context: AnswerContext): InBrief[] {
  const paragraph = quotableAt(report, key)
  if (!paragraph) return []
  const at = sentenceOn(brief, paragraph, context)
  const isCut = sentencesOf(paragraph.text).length > 1
  return [{ report, excerpt: excerptOf(report, paragraph, { sentences: [at], score: 0 }), isCut }]
}

/** The sentence that has most of the words of a subject, and of several the one in the tone that was asked for, or the shortest. */
function sentenceOn({ subject, tone }: Brief, { text }: Paragraph, { search }: AnswerContext): number {
  const sought = new Set(termsOf(subject))
  const way = tone === 'neither' ? 0 : tone === 'praise' ? 1 : -1
  const sentences = sentencesOf(text).map((said, at) => ({
    at,
    letters: said.length,
    having: new Set(termsOf(said).filter((term) => sought.has(term))).size,
    tone: way === 0 ? 0 : way * search.toneOf(said),
  }))
  const [best] = sentences.sort(
    (one, other) => other.having - one.having || other.tone - one.tone || one.letters - other.letters,
  )
  return best?.at ?? 0
}
