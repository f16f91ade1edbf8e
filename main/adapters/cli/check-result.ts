/** What one examination of `vigie doctor` found. */
export interface CheckResult {
  readonly name: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly detail: string
  /** What to do; null if all is well or nothing is known. */
  readonly remedy: string | null
}

/** A result as the examination gives it; `checkups` adds the name. */
export type UnnamedCheckResult = Omit<CheckResult, 'name'>
