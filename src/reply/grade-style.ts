import type { Finding } from '../model/report.js'

/** How a grade, or an outcome, looks wherever there is colour. */
export interface GradeStyle {
  /** Tones that stay apart for colour-blind eyes (Okabe and Ito's palette), as 0xRRGGBB. */
  readonly colour: number
  /** Stands before the grade's word, so that colour never says it alone. */
  readonly sign: string
}

export const GRADE_STYLE: Readonly<Record<Finding, GradeStyle>> = {
  Outstanding: { colour: 0x0072b2, sign: '★' },
  Good: { colour: 0x009e73, sign: '●' },
  Adequate: { colour: 0xf0e442, sign: '◆' },
  'Requires improvement': { colour: 0xe69f00, sign: '◇' },
  Inadequate: { colour: 0xd55e00, sign: '▼' },
  'Not judged': { colour: 0x999999, sign: '○' },
  // Outcomes stand on no scale with grades, so none of them has a colour or sign like one.
  'Outcome 1': { colour: 0x56b4e9, sign: '①' },
  'Outcome 2': { colour: 0xcc79a7, sign: '②' },
  'Outcome 3': { colour: 0x882255, sign: '③' },
}
