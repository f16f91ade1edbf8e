/** Ports of channels: the services that carry a notification, and what is kept about their deliveries. */
import type { ChannelDefinition, ChannelPresetName } from '../../../shared/channel.ts'
import type { LocalizableMessage } from '../../../shared/errors.ts'
import type { Notice } from '../ports/notifier.ts'

/** What a service needs: an option is shown, a secret is not. */
export interface PresetField {
  readonly name: string
  readonly secret: boolean
  readonly required: boolean
  /** The value used if none is given; empty if there is none. */
  readonly standard: string
  /** The only values it can have; empty if it is free text. */
  readonly choices: readonly string[]
}

/** Port: sends through the services. */
export interface ChannelSender {
  /**
   * Sends one notification; returns when the receiver accepted it. The same key is the same notification.
   * @throws VigieError channel_refused if the receiver will never take it | channel_incomplete |
   * channel_target_refused | channel_unavailable | delivery_* | source_rate_limited; none of them contains a secret
   */
  send(name: string, definition: ChannelDefinition, notice: Notice): Promise<void>
  /**
   * Checks what was entered and, if the channel is on, that it will ever be sent to.
   * @throws VigieError invalid_input naming the option, secret, header or template | channel_incomplete | channel_target_refused
   */
  check(name: string, definition: ChannelDefinition, secrets: ReadonlyMap<string, string>): void
  fields(preset: ChannelPresetName): readonly PresetField[]
}

/** What became of the last deliveries of a channel; instants are in ms. */
interface ChannelState {
  readonly waiting: number
  readonly lastSentAt: number | null
  /** Null if the last delivery succeeded. */
  readonly failingSince: number | null
  readonly failures: number
  readonly problem: LocalizableMessage | null
}

/** Port: the state of each channel, by its name. */
export interface ChannelStates {
  state(channel: string): ChannelState
  /** Records a success: the channel is not failing any more. */
  succeeded(channel: string, now: number): void
  /** Records a failure. `count` is how much it weighs: a refusal is certain at once. */
  failed(channel: string, problem: LocalizableMessage, count: number, now: number): void
  /** Forgets that deliveries failed: the channel was changed since. */
  mended(channel: string): void
  /** Deletes what is kept about a channel, and gives up what waits for it. */
  forget(channel: string): void
}
