/** What the machine tells about itself. */
export interface Power {
  /** Resume from sleep, screen unlock, clock change: look at the due times again. Returns the unsubscriber. */
  onWake(listener: () => void): () => void
}
