/** Channels with a real database and real HTTP: what alerts raise, and what each receiver was told. */
import { createChannelSender } from '../../main/adapters/notify/channel-sender.ts'
import { createLogNotifier } from '../../main/adapters/notify/log.ts'
import { createChannelStates } from '../../main/adapters/sqlite/channel-states.ts'
import { createNotificationDispatcher } from '../../main/core/alerts/notification-dispatcher.ts'
import { configuredChannels, EVERYTHING } from '../../main/core/channels/channel.ts'
import { channelSignals } from '../../main/core/channels/signal.ts'
import type { SecretName } from '../../main/core/ports/settings.ts'
import { createChannelsService } from '../../main/core/services/channels.ts'
import type { ChannelAdd } from '../../shared/channel.ts'
import { type AlertsHarnessOptions, createAlertsHarness } from './alerts-harness.ts'
import { callerIn } from './caller.ts'
import { realHttp } from './real-http.ts'
import { silentLog } from './silent-log.ts'

/** @param options `timeoutMs`: how long a receiver may take; `authorities`: whose certificates are trusted */
export function createChannelsHarness(
  options: AlertsHarnessOptions & { readonly timeoutMs?: number; readonly authorities?: string[] } = {},
) {
  const harness = createAlertsHarness({
    ...options,
    notifications: { cooldown_minutes: 0, ...(options.notifications as object | undefined) },
  })
  const { clock, db, settings, stores } = harness
  const log = silentLog()
  const kept = new Map<SecretName, string>()
  const secrets = {
    get: (name: SecretName) => kept.get(name) ?? null,
    set: (name: SecretName, value: string | null) =>
      void (value === null ? kept.delete(name) : kept.set(name, value)),
  }
  const states = createChannelStates(db)
  const sender = createChannelSender({
    http: realHttp(clock),
    authorities: () => options.authorities ?? [],
    secrets,
    clock,
    timeoutMs: options.timeoutMs ?? 5000,
  })
  let ids = 0
  const random = { next: () => 0, share: () => 0, id: () => `made-${++ids}` }
  const waits: number[] = []
  const dispatcher = createNotificationDispatcher({
    channels: () => [
      { name: 'log', notifier: createLogNotifier(log), rules: EVERYTHING },
      ...configuredChannels(settings, sender, clock),
    ],
    notices: stores.notices,
    states,
    alerts: stores.alerts,
    clock,
    delay: async (ms) => void waits.push(ms),
    random,
    language: () => 'fr',
    log,
    recheck: () => recheck(),
  })
  const recheck = async () => {
    harness.signal({ channels: channelSignals(settings, states) })
    await harness.generate(new AbortController().signal)
  }
  const channels = createChannelsService({
    ...{ settings, secrets, sender, states, clock, random, recheck },
    alerts: stores.alerts,
  })
  const flush = () => dispatcher.flush(new AbortController().signal)
  const caller = callerIn('en')
  return {
    ...harness,
    log,
    kept,
    secrets,
    sender,
    states,
    waits,
    flush,
    channels,
    caller,
    add: (channel: ChannelAdd) => channels.add(channel, caller),
    /** A pass over the rules that sees which channels fail, and the deliveries after it. */
    tell: async () => {
      await recheck()
      await flush()
    },
    /** The state of the newest notification on a channel. */
    delivery: (channel: string) =>
      stores.notices.list(1, null)[0]?.deliveries.find((delivery) => delivery.channel === channel),
  }
}
