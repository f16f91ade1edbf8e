/** What keeps the store small: rows past their age go, or become coarser ones. */

/** One rule, registered by the domain that owns the rows. */
export interface RetentionRule {
  /** As written in the log, for example `runs`. */
  readonly name: string
  /** How long rows are kept, in days, asked at each sweep: the owner may change it. */
  readonly keepDays: () => number
  /**
   * Deletes or rolls up at most `limit` rows older than `before` (ms), in one transaction.
   * @returns how many rows it handled; fewer than `limit` means that it is done.
   */
  readonly sweep: (before: number, limit: number) => number
}

/** Gives freed pages back to the file system, a few at a time. */
export interface FreeSpace {
  /** @returns whether there are more to give back. */
  readonly giveBack: (pages: number) => boolean
}
