import type { World } from '../command/world.js'
import type { AskedFor } from '../model/query.js'
import type { Block, Reply } from '../model/reply.js'
import { isMeaningOfGrades, isSendReport, type Paragraph, type Report } from '../model/report.js'
import { reportName, sentencesOf } from '../quotation/quote.js'
import { choices, excerpts, reply, words } from '../reply/build.js'
import { excerptOf, notesOn } from './excerpt.js'

/** Paragraphs quoted for what they praise, or find fault with. */
const MOST_QUOTED = 5

/** A sentence that praises, or finds fault, less than this tells facts. */
const IN_TONE = 0.2

/** A shorter sentence leaves what it speaks of to the one before. */
const LEAST_LETTERS = 50

/** With what a sentence goes on from the one before, that says who is meant. */
const GOES_ON = /^(?:They|Th(?:is|ese|ose|eir)|It|Its|However)\b/

type ToneOfWords = Exclude<AskedFor<'reasons'>['tone'], 'neither'>

/**
 * What a report praises most, or finds most fault with, wherever it does: the sentences that sound most as those of outstanding, or
 * of inadequate, services do. No recommendation, and nothing that says what a grade means; null where nothing sounds so.
 */
export function answerMost(tone: ToneOfWords, report: Report, world: World): Reply | null {
  // An outcome of area SEND is stated in the same words of every area.
  const outcomes = isSendReport(report) ? report.judgements.flatMap(({ evidence }) => evidence) : []
  const apart = new Set([
    ...report.recommendations.map(({ key }) => key),
    ...outcomes.flatMap(({ paragraph }) => paragraph ?? []),
  ])
  const found = report.paragraphs
    .filter((paragraph) => !apart.has(paragraph.key) && !isMeaningOfGrades(paragraph, report))
    .map((paragraph) => mostToned(tone, paragraph, world))
    .filter((one) => one.tone >= IN_TONE)
    .sort((one, other) => other.tone - one.tone)
    .slice(0, MOST_QUOTED)
  if (found.length === 0) return null
  const improve: Block[] =
    tone === 'criticism' && report.recommendations.length > 0
      ? choices([{ label: 'What must improve', message: `/recommendations ${report.id}` }])
      : []
  return reply(
    'excerpts',
    [
      words(`Among what ${reportName(report)} ${tone === 'praise' ? 'praises' : 'finds fault with'}:`),
      excerpts(
        found.map((one) => excerptOf(report, one.paragraph, { sentences: one.sentences, score: one.tone })),
      ),
      improve,
    ],
    notesOn([report], world.library),
  )
}

/** The sentence of a paragraph that sounds most so; with the one before where it goes on from that. */
function mostToned(wanted: ToneOfWords, paragraph: Paragraph, { search }: World) {
  const all = sentencesOf(paragraph.text)
  const way = wanted === 'praise' ? 1 : -1
  const tones = all.map((sentence) => (sentence.length < LEAST_LETTERS ? 0 : way * search.toneOf(sentence)))
  const tone = Math.max(0, ...tones)
  const at = tones.indexOf(tone)
  return { paragraph, tone, sentences: at > 0 && GOES_ON.test(all[at] ?? '') ? [at - 1, at] : [at] }
}
