/** Port: backups of the store. */
export interface Backups {
  /** Makes the copy of a day (`YYYY-MM-DD`), once; keeps the `kept` newest. @returns whether one was made */
  readonly daily: (day: string, kept: number) => Promise<boolean>
  /** Makes a copy in a new file. @throws VigieError backup_target_exists | backup_failed */
  readonly to: (target: string) => Promise<void>
}
