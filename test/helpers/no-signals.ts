import type { SignalValues } from '../../main/core/alerts/signals.ts'

/** Nothing to look at beyond assets and maintenances. */
export const NO_SIGNALS: SignalValues = {
  indexes: [],
  jobs: [],
  budgets: [],
  disks: [],
  analyses: [],
  repairs: [],
}
