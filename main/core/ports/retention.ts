/** Limits the size of the store: old rows are deleted or aggregated. */

/** One rule, registered by the domain that owns the rows. */
export interface RetentionRule {
  /** Name in the log, for example `runs`. */
  readonly name: string
  /** How long rows are kept, in days; read at each sweep, as the owner may change it. */
  readonly keepDays: () => number
  /**
   * Deletes or aggregates at most `limit` rows older than `before` (ms), in one transaction.
   * @returns how many rows it handled; fewer than `limit` means that it is done
   */
  readonly sweep: (before: number, limit: number) => number
}

/** Returns free pages to the file system, a few at a time. */
export interface FreeSpace {
  /** @returns whether there are more to return */
  readonly giveBack: (pages: number) => boolean
}
