/** The service for notifications: those sent, a test, and the secret of the webhook. */
import type { NoticeView } from '../../../shared/contract/alerts.ts'
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import type { DeliveryState, NoticeRecord, NoticeStore, NotificationDelivery } from '../alerts/ports.ts'
import type { NotificationChannel } from '../channels/channel.ts'
import { channelSecret, FIRST_CHANNEL } from '../channels/secret-names.ts'
import { testNotice } from '../channels/test-notice.ts'
import type { Clock } from '../ports/clock.ts'
import type { Notice } from '../ports/notifier.ts'
import type { Random } from '../ports/random.ts'
import type { Secrets } from '../ports/settings.ts'
import type { Caller } from './operation.ts'
import { cursorNumber, pageOf } from './page.ts'

/** What the procedures about notifications read and send. */
export interface NoticesServiceDeps {
  readonly notices: NoticeStore
  readonly channels: () => readonly NotificationChannel[]
  readonly secrets: Secrets
  readonly clock: Clock
  readonly random: Random
}

/** Operations on recorded notifications and their deliveries. */
export type NoticesService = ReturnType<typeof createNoticesService>

/** The service behind `alerts.notices`, `alerts.testNotice`, `alerts.webhook` and `alerts.setWebhookSecret`. */
export function createNoticesService(deps: NoticesServiceDeps) {
  const { clock } = deps
  return {
    notices({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }) {
      const found = deps.notices.list(limit + 1, cursorNumber(cursor))
      return pageOf(
        found,
        limit,
        ({ id }) => String(id),
        (record) => viewOf(record, clock.zone()),
      )
    },
    /** Sends on every channel, ignoring quiet hours; a failure is returned, not thrown. */
    async testNotice(_: unknown, { language }: Caller) {
      const notice = testNotice(deps.random.id(), language)
      return {
        deliveries: await Promise.all(deps.channels().map((channel) => tested(channel, notice))),
      }
    },
    webhook: () => ({ secret_set: deps.secrets.get(SECRET) !== null }),
    setWebhookSecret({ secret }: { readonly secret: string | null }) {
      deps.secrets.set(SECRET, secret)
      return { set: secret !== null }
    },
  }
}

/** The secret of the channel that Vigie had first. */
const SECRET = channelSecret(FIRST_CHANNEL, 'secret')

async function tested(
  { name, notifier }: NotificationChannel,
  notice: Notice,
): Promise<{ channel: string; state: DeliveryState; problem: LocalizableMessage | null }> {
  try {
    return { channel: name, state: await notifier.show(notice), problem: null }
  } catch (error) {
    if (!(error instanceof VigieError)) throw error
    return { channel: name, state: 'failed', problem: error.localizable }
  }
}

function viewOf(record: NoticeRecord, zone: string): Unlocalized<NoticeView> {
  const at = (delivery: NotificationDelivery) => ({ ...delivery, at: toInstant(delivery.at, zone) })
  return {
    key: record.key,
    form: record.form,
    // Its alerts were over, read or dismissed before any text was written.
    title: record.title || { messageKey: 'notice.unsent', params: { count: record.alerts } },
    body: record.body,
    alert_ids: [...record.alertIds],
    alerts: record.alerts,
    decided_at: toInstant(record.decidedAt, zone),
    deliveries: record.deliveries.map(at),
  }
}
