/** The service for alert rules: switches and thresholds, stored in the settings of the job "alerts". */

import type { AlertType } from '../../../shared/alert.ts'
import type { AlertRule } from '../../../shared/contract/alerts.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { rulesOf } from '../alerts/generate.ts'
import type { AlertStore } from '../alerts/ports.ts'
import { ALERT_RULES, TYPES_IN_ORDER } from '../alerts/rules/registry.ts'
import type { SettingsPort } from '../ports/settings.ts'

/** What to change of a rule; what is left out stays. */
export interface RuleChange {
  readonly type: AlertType
  readonly enabled?: boolean | undefined
  readonly thresholds?: Readonly<Record<string, number>> | undefined
}

/** Operations on the switches and thresholds of alert rules. */
export type AlertRulesService = ReturnType<typeof createAlertRulesService>

/** The service behind `alerts.rules` and `alerts.configureRule`. */
export function createAlertRulesService(settings: SettingsPort, store: AlertStore) {
  function ruleOf(type: AlertType): Unlocalized<AlertRule> {
    const { enabled, ...thresholds } = rulesOf(settings.read())[type]
    const counted = store.counts().filter((count) => count.type === type && count.state === 'active')
    return {
      type,
      priority: ALERT_RULES[type].priority,
      title: { messageKey: `alert.rule.${type}` },
      enabled,
      thresholds,
      active: counted.reduce((sum, { alerts }) => sum + alerts, 0),
    }
  }

  return {
    rules: () => ({ rules: TYPES_IN_ORDER.map(ruleOf) }),
    /** @throws VigieError invalid_input naming an unknown or invalid threshold; then nothing is changed */
    configureRule({ type, enabled, thresholds = {} }: RuleChange) {
      const known = Object.keys(rulesOf(settings.read())[type])
      for (const name of Object.keys(thresholds)) {
        if (!known.includes(name) || name === 'enabled') {
          throw unusable(name, 'no_such_threshold', { rule: type })
        }
      }
      const change = { ...thresholds, ...(enabled === undefined ? {} : { enabled }) }
      settings.update((current) => {
        const job = current.jobs.alerts
        if (job?.kind !== 'alerts') throw new VigieError('job_not_found', { id: 'alerts' })
        const rules = { ...job.settings.rules, [type]: { ...job.settings.rules[type], ...change } }
        return {
          ...current,
          jobs: { ...current.jobs, alerts: { ...job, settings: { ...job.settings, rules } } },
        }
      })
      return ruleOf(type)
    },
  }
}
