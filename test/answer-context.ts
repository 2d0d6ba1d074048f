import type { AnswerContext } from '../src/command/command.js'
import type { Library } from '../src/library/library.js'
import { answerContextOver } from '../src/pilcrow/pilcrow.js'
import { createSearch } from '../src/search/search.js'
import { bundled, bundledContext, vocabulary } from './open.js'

/** All that an answer may look at, over a library. */
export const answerContextOf = (library: Library): AnswerContext =>
  library === bundled
    ? bundledContext
    : answerContextOver(library, vocabulary, createSearch(library.reports, vocabulary))
