/** Colours of paper, words and lines. */
export const PAPER = '#ffffff'
export const INK = '#1b1f24'
export const QUIET = '#59636e'
export const RULE = '#d8dee4'
