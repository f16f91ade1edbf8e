/** The `alerts` kind: one pass over every rule. */

import { alertsSettingsSchema } from '../../../../shared/kinds/alerts.ts'
import { DAY_SECONDS } from '../../../../shared/time/units.ts'
import type { GenerateAlerts } from '../../alerts/generate.ts'
import type { JobKind, RunContext, RunResult } from '../kind.ts'
import { onTheClock } from '../on-the-clock.ts'

/** The pass that a run of this kind makes. */
export interface AlertsKindDeps {
  readonly generate: GenerateAlerts
}

/** Creates the kind. `core/alerts/` does the work and is shared with the endpoints. */
export function createAlertsKind({ generate }: AlertsKindDeps): JobKind<'alerts'> {
  async function run({ signal, progress, log }: RunContext<'alerts'>): Promise<RunResult> {
    progress({ fraction: null, label: 'alerts.step.judging', counters: {} })
    const report = await generate(signal)
    const summary = {
      alerts_created: report.created,
      alerts_updated: report.updated,
      alerts_removed: report.removed,
      maintenances_urgent: report.urgent,
      maintenances_late: report.late,
      assets_requiring: report.assets,
      notices: report.notices,
    }
    log.info('pass ended', summary)
    return { outcome: 'succeeded', faults: [], summary }
  }
  return { kind: 'alerts', defaults, run }
}

/** The job created at first start: every 5 minutes, and at startup. */
function defaults(zone: string): ReturnType<JobKind<'alerts'>['defaults']> {
  return {
    kind: 'alerts',
    name: 'Alerts',
    enabled: true,
    schedule: onTheClock(300, zone),
    retry: { attempts: 3, backoff: 'exponential', base_seconds: 5, cap_seconds: 300 },
    missed: { policy: 'latest', cap: 1, grace_seconds: DAY_SECONDS },
    deadline_seconds: 120,
    run_on_start: true,
    halt_after: null,
    settings: alertsSettingsSchema.parse({}),
  }
}
