import type { Framework } from '../model/report.js'

const NAME = '(slac|sif|ilacs|(?:area )?send)'

/** A framework that says which reports are meant: 'ILACS inspections', 'under SIF'. 'What is SIF?' asks about it instead. */
const NAMED = new RegExp(
  `\\b${NAME}(?= (?:framework )?(?:reports?|inspections?|councils?|authorities|grades?|ratings?|judge?ments?)\\b)|\\b(?:under|in|by) (?:the )?${NAME}\\b`,
  'gi',
)

/** The framework whose reports alone a text asks about; null where it names none, or several. */
export function frameworkIn(text: string): Framework | null {
  const named = [...text.matchAll(NAMED)].map(([, before, after]) =>
    (before ?? after ?? '').replace(/^area /i, '').toUpperCase(),
  )
  const [only, ...others] = new Set(named as Framework[])
  return others.length === 0 ? (only ?? null) : null
}
