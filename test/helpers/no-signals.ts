import type { SignalValues } from '../../main/core/alerts/signals.ts'

/** No signals besides assets and maintenances. */
export const NO_SIGNALS: SignalValues = {
  indexes: [],
  jobs: [],
  budgets: [],
  rewrites: [],
  disks: [],
  analyses: [],
  figures: [],
  updates: [],
  repairs: [],
  channels: [],
}
