/** A channel of e-mail to a server of this machine. */
import type { ChannelAdd } from '../../shared/channel.ts'
import { mailAuthorities } from '../servers/mail.ts'
import { createChannelsHarness } from './channels-harness.ts'

export const PASSWORD = 'the password of the mailbox'

/** A channel to a mail server of this machine. */
export const mail = (port: string, change: Partial<ChannelAdd> = {}): ChannelAdd => ({
  name: 'mail',
  preset: 'email',
  ...change,
  options: {
    server: '127.0.0.1',
    port,
    from: 'vigie@example.org',
    to: 'owner@example.org',
    ...change.options,
  },
})

export function harnessOf(channel: ChannelAdd, options: Parameters<typeof createChannelsHarness>[0] = {}) {
  const harness = createChannelsHarness({ authorities: mailAuthorities, ...options })
  harness.add(channel)
  return harness
}

/** A harness with a late maintenance that is told. */
export async function notified(channel: ChannelAdd, title = 'Pompe') {
  const harness = harnessOf(channel)
  harness.maintenance(harness.asset(title).id, '2026-03-09')
  await harness.tell()
  return harness
}

export const testOf = (harness: ReturnType<typeof createChannelsHarness>) =>
  harness.channels.test({ name: 'mail' }, harness.caller)
