import MiniSearch, { type Options } from 'minisearch'
import type { Alternative, Engine, EngineMaker, Indexed } from './engine.js'
import { stemOf, wordsOf } from './terms.js'

interface Entry extends Indexed {
  id: number
}

/** A word in the heading says more of what a paragraph is about than one in its text. */
const WEIGHTS = { text: 1, heading: 0.6 }

const OPTIONS: Options<Entry> = {
  fields: ['text', 'heading'],
  tokenize: wordsOf,
  processTerm: stemOf,
  searchOptions: {
    // A query's terms are stems already: stemming them once more would change some.
    tokenize: (query) => query.split(' '),
    processTerm: (term) => term,
    boost: WEIGHTS,
    combineWith: 'AND',
  },
}

function engineOver(index: MiniSearch<Entry>): Engine {
  return {
    search: ({ terms, weight }: Alternative) =>
      new Map(
        index.search(terms.join(' ')).map(({ id, score }) => [id as number, (score * weight) / terms.length]),
      ),
    size: index.documentCount,
    snapshot: () => JSON.stringify(index),
  }
}

/** MiniSearch as the engine: BM25+, English stems, weighted fields. */
export const minisearch: EngineMaker = {
  index(documents) {
    const index = new MiniSearch(OPTIONS)
    index.addAll(documents.map(({ text, heading }, id) => ({ id, text, heading })))
    return engineOver(index)
  },
  restore: (snapshot) => engineOver(MiniSearch.loadJSON(snapshot, OPTIONS)),
}
