/** What was asked for, or why it cannot be had: a sentence, where nothing else is said. */
export type Result<Value, Refusal extends {} = string> =
  | { readonly value: Value; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly value?: undefined }

type ValueOf<One> = One extends { readonly value: infer Value } ? Value : never
type RefusalOf<One> = One extends { readonly refusal: infer Refusal extends {} } ? Refusal : never

/** The values of several results in their order, or the first refusal among them. */
export function allValues<const Results extends readonly Result<unknown, NonNullable<unknown>>[]>(
  results: Results,
): Result<{ [At in keyof Results]: ValueOf<Results[At]> }, RefusalOf<Results[number]>> {
  const refused = results.find(({ refusal }) => refusal !== undefined)
  return (refused ?? { value: results.map(({ value }) => value) }) as ReturnType<typeof allValues<Results>>
}
