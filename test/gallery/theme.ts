/** Discord's dark look on a phone, near enough for the eye. Measures in points. */

export const WIDTH = 400
export const MARGIN = 12
export const PADDING = 12
export const EDGE = 4
export const GAP = 8

export const BEHIND = '#313338'
export const BOX = '#2b2d31'
export const BUTTON = '#4e5058'
export const PRIMARY = '#5865f2'
export const CODE = '#1e1f22'
export const WORDS = '#dbdee1'
export const QUIET = '#949ba4'
export const LINK = '#4ea5ff'
export const BAR = '#4e5058'

export const TEXT = { size: 15, bold: false, line: 20 }
export const SMALL = { size: 12, bold: false, line: 16 }
export const HEADING = { size: 17, bold: true, line: 26 }
export const LABEL = { size: 13.5, bold: true, line: 32 }
export const NAME = { size: 15, bold: true, line: 24 }
