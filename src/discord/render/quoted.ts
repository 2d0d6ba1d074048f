import { WORDING } from '../wording.js'
import type { Offer, Piece, Quoted } from './piece.js'

/** Quotations of one page that the menu has room for, three things to do with each. */
const MOST = 6

/** What can be done with each quotation of a page: read it in its place, copy it, share it. */
export function quoteOffers(pieces: readonly Piece[]): Offer[] {
  const quoted = pieces.flatMap((piece) => piece.quoted ?? []).slice(0, MOST)
  const reports = new Set(quoted.map(({ report }) => report))
  const nameOf = ({ short, name }: Quoted): string => (reports.size > 1 ? name : short)
  return quoted.flatMap((one): Offer[] => {
    const { report, key } = one
    const sentences = one.sentences === null ? null : [...one.sentences]
    return [
      { label: WORDING.inContext(nameOf(one)), state: { act: 'context', report, key, sentences } },
      { label: WORDING.copy(nameOf(one)), state: { act: 'copy', report, key, sentences } },
      { label: WORDING.shareOf(nameOf(one)), state: { act: 'share', report, key, sentences } },
    ]
  })
}

/** The pages at their publisher on which these quotations and recommendations stand, each once. */
export const linksOf = (pieces: readonly Piece[]) => [
  ...new Map(pieces.flatMap(({ links }) => links).map((one) => [one.link, one])).values(),
]
