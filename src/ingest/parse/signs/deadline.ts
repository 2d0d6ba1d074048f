const deadline =
  /^((?:immediately|with immediate effect|within\s+(?:\w+|\d+)(?:\s+working)?\s+(?:days?|weeks?|months?|years?)(?:\s+of\b.{0,60})?))\s*:?$/i

/** The deadline that a subheading sets for the recommendations below it, as printed without its colon, or null. */
export const deadlineOf = (text: string): string | null => deadline.exec(text.trim())?.[1] ?? null
