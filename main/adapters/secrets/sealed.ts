/** Secrets encrypted by the key store of a desktop. */
import type { Log } from '../../core/ports/log.ts'
import type { SecretName } from '../../core/ports/settings.ts'

/** The prefix of their texts. */
export const SEALED = 'safe:'

/** Warns once per secret that it cannot be decrypted, by its name alone, and what to do about it. */
export function sealedWarning(log: Log): (name: SecretName) => void {
  const warned = new Set<SecretName>()
  return (name) => {
    if (warned.has(name)) return
    warned.add(name)
    log.warn(
      'A secret that a desktop encrypted cannot be opened here and counts as not set. Enter it again; in the desktop, unlocking its key store and starting again may be enough.',
      { name },
    )
  }
}
