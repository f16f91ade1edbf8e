/** Copies of the store. */
export interface Backups {
  /** The copy of a calendar day (`YYYY-MM-DD`), once; only the `kept` newest remain. @returns whether one was made. */
  readonly daily: (day: string, kept: number) => Promise<boolean>
  /** A copy in a new file. @throws VigieError backup_target_exists | backup_failed */
  readonly to: (target: string) => Promise<void>
}
