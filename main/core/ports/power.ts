/** Port: power events of the machine. */
export interface PowerEvents {
  /** Resume, screen unlock, clock change: due times must be checked again. Returns a function that unsubscribes. */
  onWake(listener: () => void): () => void
}
