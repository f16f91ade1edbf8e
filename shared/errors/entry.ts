/** The form of one registered error. */
export interface ErrorEntry {
  /** HTTP status. */
  readonly status: number
  /** Exit code of the command line: 1 internal, 2 input, 3 not found, 4 access, 5 conflict, 6 rate, 7 source, 8 instance, 9 data. */
  readonly exit: number
  readonly en: string
  readonly fr: string
}
