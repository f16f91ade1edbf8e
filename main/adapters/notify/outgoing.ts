/** What is about to leave through a channel, whatever carries it. */
import type { ChannelDefinition } from '../../../shared/channel.ts'
import { VigieError } from '../../../shared/errors.ts'
import { isLoopback } from '../../../shared/loopback.ts'
import type { Notice } from '../../core/ports/notifier.ts'

/** A notification with everything that its channel needs, checked and with the defaults. */
export interface OutgoingNotification {
  /** Of the channel. */
  readonly name: string
  readonly definition: ChannelDefinition
  readonly notice: Notice
  readonly options: Readonly<Record<string, unknown>>
  /** Those of the service. */
  readonly secrets: Readonly<Record<string, unknown>>
  /** Own headers, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** All secrets of the channel by the names of their fields, to take them out of errors. */
  readonly known: ReadonlyMap<string, string>
  /** ms */
  readonly now: number
}

/**
 * Checks that it leaves encrypted, or for this machine, unless the owner allows more.
 * @param shown the host as errors name it
 * @throws VigieError channel_target_refused
 */
export function assertAllowed(
  {
    name,
    definition,
  }: { readonly name: string; readonly definition: Pick<ChannelDefinition, 'allow_insecure'> },
  host: string,
  shown: string,
  secure: boolean,
): void {
  if (secure || isLoopback(host) || definition.allow_insecure) return
  throw new VigieError('channel_target_refused', { channel: name, host: shown })
}
