/** What the rule about failing channels reads. */
import type { ChannelSignal } from '../alerts/signals.ts'
import type { SettingsPort } from '../ports/settings.ts'
import type { ChannelStates } from './ports.ts'

/** Returns the channels that are on; one that is switched off or removed does not fail. */
export function channelSignals(settings: SettingsPort, states: ChannelStates): readonly ChannelSignal[] {
  const channels = Object.entries(settings.read().notifications.channels)
  return channels
    .filter(([, { enabled }]) => enabled)
    .map(([name]) => {
      const { failures, problem } = states.state(name)
      return { name, failures, problem }
    })
}
