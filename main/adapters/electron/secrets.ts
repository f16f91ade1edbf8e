/** Secrets in the desktop: encrypted by the system's key store before they are written to disk. */

import type { SafeStorage } from 'electron'
import { VigieError } from '../../../shared/errors.ts'
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'
import type { SecretName, Secrets } from '../../core/ports/settings.ts'
import { fromEnvironment } from '../secrets/file.ts'
import { SEALED } from '../secrets/sealed.ts'

/**
 * Encrypts the values of the secrets file: base64, with a prefix. A value without the prefix was written
 * headless and is read unchanged. One that this key store cannot decrypt, for example after a move to another
 * machine, counts as not set, so that it can be entered again.
 * @param unopened called with each secret left out for that reason
 * @throws VigieError (from set) secrets_unprotected if the system offers no encryption
 */
export function protectSecrets(
  texts: Secrets,
  safeStorage: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>,
  environment: ProcessEnvironment,
  unopened: (name: SecretName) => void,
): Secrets {
  return {
    get: (name) => {
      const given = fromEnvironment(name, environment)
      if (given !== null) return given
      const stored = texts.get(name)
      if (stored?.startsWith(SEALED) !== true) return stored
      const text = opened(Buffer.from(stored.slice(SEALED.length), 'base64'), safeStorage)
      if (text === null) unopened(name)
      return text
    },
    set: (name, value) => {
      if (value === null) return texts.set(name, null)
      if (!safeStorage.isEncryptionAvailable()) throw new VigieError('secrets_unprotected')
      texts.set(name, SEALED + safeStorage.encryptString(value).toString('base64'))
    },
  }
}

function opened(sealed: Buffer, safeStorage: Pick<SafeStorage, 'decryptString'>): string | null {
  try {
    return safeStorage.decryptString(sealed)
  } catch {
    // Electron does not say why: another machine's key, a reset key, or a locked key store.
    return null
  }
}
