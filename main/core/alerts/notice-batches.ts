/** Groups the notifications that wait for a channel into calls: each alone, or many at once instead of a flood. */
import type { AlertPriority } from '../../../shared/alert.ts'
import type { ChannelRules } from '../channels/channel.ts'
import type { NoticeForm } from './notification-policy.ts'
import type { AlertRecord, NoticeRecord } from './ports.ts'
import { ALERT_RULES } from './rules/registry.ts'

/** A notification that can be sent, with the open alerts that the channel accepts. */
export interface ReadyNotice {
  readonly record: NoticeRecord
  /** The key of an earlier attempt; null if there was none. */
  readonly batch: string | null
  readonly alerts: readonly AlertRecord[]
  /** Whether the channel accepts all of its open alerts. */
  readonly isWhole: boolean
}

/** What one call sends. All its attempts have the same key. */
export interface Batch {
  readonly key: string
  readonly ids: readonly number[]
  readonly form: NoticeForm
  readonly alertIds: readonly number[]
  /** How many alerts it covers. */
  readonly alerts: number
  /** The alerts it names, in the order of their rules. */
  readonly named: readonly AlertRecord[]
  readonly decidedAt: number
}

interface BatchMoment {
  readonly now: number
  readonly lastSentAt: number | null
  readonly newKey: () => string
}

/** Returns the calls to make now, oldest first; what the rules hold back stays. */
export function batchesOf(
  rules: ChannelRules,
  waiting: readonly ReadyNotice[],
  moment: BatchMoment,
): readonly Batch[] {
  const free = waiting.filter((one) => !isHeld(rules, one, moment))
  const tried = Map.groupBy(
    free.filter(({ batch }) => batch !== null),
    ({ batch }) => batch,
  )
  const again = [...tried].map(([key, notices]) => batchOf(key ?? '', notices))
  const fresh = free.filter(({ batch }) => batch === null)
  const combined = rules.digestAbove !== null && fresh.length > rules.digestAbove
  const first = combined
    ? [batchOf(moment.newKey(), fresh)]
    : fresh.map((one) => batchOf(one.record.key, [one]))
  return [...again, ...first]
}

/** Quiet hours of the channel, and a pause since its last call; a critical alert waits for no pause. */
function isHeld(rules: ChannelRules, { alerts }: ReadyNotice, { now, lastSentAt }: BatchMoment): boolean {
  const priority = highest(alerts)
  if (rules.holds(priority, now)) return true
  const next = lastSentAt === null ? now : lastSentAt + rules.atLeastMs
  return priority !== 'CRITICAL' && lastSentAt !== null && lastSentAt <= now && now < next
}

const ORDER: readonly AlertPriority[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']

const highest = (alerts: readonly AlertRecord[]): AlertPriority =>
  ORDER.find((priority) => alerts.some(({ type }) => ALERT_RULES[type].priority === priority)) ?? 'LOW'

function batchOf(key: string, notices: readonly ReadyNotice[]): Batch {
  const named = [
    ...new Map(notices.flatMap(({ alerts }) => alerts).map((alert) => [alert.id, alert])).values(),
  ]
  const [only, ...others] = notices
  const alone = only !== undefined && others.length === 0
  const uncounted = notices.map(({ record, isWhole }) =>
    isWhole ? record.alerts - record.alertIds.length : 0,
  )
  const single = named.length === 1 && (!alone || only.record.form !== 'repeat')
  return {
    key,
    ids: notices.map(({ record }) => record.id),
    form: alone && only.isWhole ? only.record.form : single ? 'single' : 'digest',
    alertIds: named.map(({ id }) => id),
    alerts: uncounted.reduce((sum, count) => sum + count, named.length),
    named: named.toSorted((a, b) => ALERT_RULES[a.type].sortOrder - ALERT_RULES[b.type].sortOrder),
    decidedAt: Math.max(...notices.map(({ record }) => record.decidedAt)),
  }
}
