/** What a line of a cover says that its words are. Some names mean it only where nothing but days follows: 'Date: …'. */
interface FieldLabel {
  readonly sure: RegExp
  readonly likely?: RegExp
}

export const inspectionDatesLabel: FieldLabel = {
  sure: /^(?:dates?\s+of\s+(?:the\s+|this\s+)?(?:inspection|review)|(?:re-?)?(?:inspection|review)\s+(?:\w+\s+)?dates?)\b(?:\s*\([^)]*\))*\s*:?/i,
  likely:
    /^(?:dates?(?:\s+[a-z]+){0,3}|(?:(?:this|the)\s+)?(?:re-?)?(?:inspection|inspected|review|on-?site|fieldwork)(?:\s+[a-z-]+){0,4})\b\s*:?/i,
}

export const publicationLabel: FieldLabel = {
  sure: /^(?:(?:this\s+|the\s+)?(?:report\s+)?(?:was\s+)?(?:first\s+)?publi(?:shed|cation)(?:\s+date)?(?:\s+on)?|date\s+(?:of\s+publication|(?:report\s+)?published))\b\s*:?/i,
}

export const inspectorLabel: FieldLabel = {
  sure: /^(?:joint\s+)?(?:lead|reporting)\s+(?:inspectors?|s?hmi|(?:her|his)\s+majesty['’‘]?s\s+inspectors?)\b(?:\s*\/\s*s|\s*\(s\))?\s*(?:\([^)]*\)\s*)?:?/i,
}

/** Where the next fact begins, where a copy has set two on one line. */
const nextField =
  /\s+(?=(?:(?:lead|reporting)\s+(?:inspectors?|hmi)|(?:report\s+)?publi(?:shed|cation)(?:\s+date)?\s*:|(?:inspection|review)\s+dates?|age\s+group)\b)/i

/** What stands behind a fact's name on its line; null for a line of another name. */
export function afterLabel(text: string, name: RegExp): string | null {
  if (!name.test(text)) return null
  const [words = ''] = text
    .replace(name, '')
    .replace(/^[\s:–—-]+/, '')
    .split(nextField)
  return words.trim()
}
