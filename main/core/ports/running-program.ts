/** Port: the program that runs, as it is on disk. */
export interface RunningProgram {
  /** Whether its files are no longer those that this process started from: an update or another build took their place. */
  isReplaced(): boolean
}
