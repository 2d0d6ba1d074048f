/** What was asked for, or why it cannot be had: a sentence, where nothing else is said. */
export type Result<Value, Refusal extends {} = string> =
  | { readonly value: Value; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly value?: undefined }
