/** A process that tells a receiver about three alerts, one after the other, until it is killed. Started by the kill test. */
import { createChannelSender } from '../../main/adapters/notify/channel-sender.ts'
import { createAlertStore } from '../../main/adapters/sqlite/alerts.ts'
import { createChannelStates } from '../../main/adapters/sqlite/channel-states.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { createNoticeStore } from '../../main/adapters/sqlite/notices.ts'
import { createNotificationDispatcher } from '../../main/core/alerts/notification-dispatcher.ts'
import { configuredChannels } from '../../main/core/channels/channel.ts'
import { FakeClock } from './fake-clock.ts'
import { memorySettings } from './memory-settings.ts'
import { realHttp } from './real-http.ts'
import { silentLog } from './silent-log.ts'

const [path = '', url = '', start = ''] = process.argv.slice(2)
const db = openDatabase(path)
const clock = new FakeClock(start, 'Europe/Paris')
const secrets = {
  get: (name: string) => (name === 'webhook_secret' ? 'a-secret-of-the-owner' : null),
  set: () => {},
}
const sender = createChannelSender({
  http: realHttp(clock),
  authorities: () => [],
  secrets,
  clock,
  timeoutMs: 60_000,
})
const settings = memorySettings({ notifications: { webhook_url: url } })
let keys = 0
const dispatcher = createNotificationDispatcher({
  recheck: async () => {},
  channels: () => configuredChannels(settings, sender, clock),
  notices: createNoticeStore(db),
  states: createChannelStates(db),
  alerts: createAlertStore(db),
  clock,
  delay: async () => {},
  random: { next: () => 0, share: () => 0, id: () => `${process.pid}-${++keys}` },
  language: () => 'en',
  log: silentLog(),
})
await dispatcher.flush(new AbortController().signal)
process.stdout.write('done\n')
