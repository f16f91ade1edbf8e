/** Port: random numbers. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** In [0, 1), the same for the same key on this machine: spreads what would otherwise happen at once. */
  share(key: string): number
  /** A new identifier that sorts by time (UUID version 7). */
  id(): string
}
