import type { Settings } from '../../../shared/settings.ts'

/** The owner's settings, always whole and valid. */
export interface SettingsPort {
  read(): Settings
  /**
   * Replaces the settings by what `change` returns, if that parses; atomically on disk. `change` is given a copy of
   * its own, which it may alter; what `read` returns is frozen.
   * @throws VigieError invalid_input naming the field; nothing is changed then.
   */
  update(change: (current: Settings) => unknown): Settings
  /** Called after each accepted change, by whichever door. Returns the unsubscriber. */
  onChange(listener: (settings: Settings, before: Settings) => void): () => void
}

/**
 * Secrets live apart from settings: encrypted at rest in the desktop, a file of mode 0600 headless. The environment
 * wins where it sets one (`ANTHROPIC_API_KEY`).
 */
export interface Secrets {
  /** Null where it is not set, or cannot be used by this program. */
  get(name: SecretName): string | null
  set(name: SecretName, value: string | null): void
}
export type SecretName = 'anthropic_api_key' | 'webhook_secret' | 'api_token'
