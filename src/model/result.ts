/** What was asked for, or the sentence that says why it cannot be had. */
export type Result<Value> =
  | { readonly value: Value; readonly refusal?: undefined }
  | { readonly refusal: string; readonly value?: undefined }
