/**
 * What Discord refuses beyond, from its API documentation (August 2026). Lengths are counted in UTF-16 units, which
 * is never less than Discord counts.
 */

/** Components in one message, nested ones included. Component Reference. */
export const COMPONENTS_IN_MESSAGE = 40
/** Characters of all text displays of a message together. Component Reference, Text Display. */
export const TEXT_IN_MESSAGE = 4000
/** Buttons in an action row. Component Reference, Action Row. */
export const BUTTONS_IN_ROW = 5
/** Options of a string select. Component Reference, String Select. */
export const OPTIONS_IN_SELECT = 25
/** Characters of a select option's label and value. Component Reference, String Select. */
export const OPTION_LENGTH = 100
/** Characters of a select option's label that a phone shows on one line. */
export const OPTION_LABEL_SHOWN = 48
/** Characters of a picture's description, read out to those who cannot see it. Message, Attachment Object. */
export const ALT_TEXT_LENGTH = 1024
/** Bytes of one file of a message: 10 MiB. Uploading Files. */
export const FILE_LENGTH = 10 * 1024 * 1024
/** Characters of a custom id, which is unique in its message. Component Reference, Custom ID. */
export const CUSTOM_ID_LENGTH = 100
/** Characters of a button's label that show whole. Component Reference, button design guidelines. */
export const BUTTON_LABEL_SHOWN = 38
/** Characters of a link button's address. Component Reference, Button. */
export const BUTTON_LINK_LENGTH = 512
/** Characters of a command's or an option's description. Application Commands, Command Structure. */
export const COMMAND_DESCRIPTION_LENGTH = 100
/** Suggestions of one autocomplete answer. Receiving and Responding, Autocomplete. */
export const SUGGESTIONS = 25
/** Characters of a suggestion's name and value. Application Commands, Option Choice Structure. */
export const SUGGESTION_LENGTH = 100

/** Characters of what stands in a field until something is typed. Component Reference, Text Input. */
export const FIELD_PLACEHOLDER_LENGTH = 100
