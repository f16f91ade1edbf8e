/** Port: random numbers. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** A new identifier that sorts by time (UUID version 7). */
  id(): string
}
