/** A read as the bare server answers it. */
export interface BareRead {
  readonly name: string
  /** Run in order, each for all its rows. */
  readonly statements: readonly { readonly sql: string; readonly params: readonly (string | number)[] }[]
  /** What is written as JSON: Vigie's own answer, so that both write the same bytes. */
  readonly template: unknown
}
