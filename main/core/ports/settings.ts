import type { Settings } from '../../../shared/settings.ts'

/** Port: the owner's settings, always complete and valid. */
export interface SettingsPort {
  read(): Settings
  /**
   * Replaces the settings by what `change` returns, if valid; atomic on disk. `change` gets a copy that it
   * may modify; what `read` returns is frozen.
   * @throws VigieError invalid_input naming the field; then nothing is changed
   */
  update(change: (current: Settings) => unknown): Settings
  /** Called after each accepted change, from any endpoint. Returns a function that unsubscribes. */
  onChange(listener: (settings: Settings, before: Settings) => void): () => void
}

/**
 * Port: secrets, stored apart from settings: encrypted at rest in the desktop, a file of mode 0600 if
 * headless. An environment variable (`ANTHROPIC_API_KEY`) overrides the stored one.
 */
export interface Secrets {
  /** Null if it is not set, or cannot be used by this program. */
  get(name: SecretName): string | null
  set(name: SecretName, value: string | null): void
}

/** A secret that the secret store keeps. Secrets never enter the settings. */
export type SecretName =
  | 'anthropic_api_key'
  | 'anthropic_api_addresses'
  | 'webhook_secret'
  | 'api_token'
  | `channel:${string}`
  | `ping:${string}`
  | `storage:${string}`
