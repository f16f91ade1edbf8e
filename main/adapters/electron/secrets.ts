/** Secrets in the desktop: encrypted by the system's key store before they reach the disk. */
import type { SafeStorage } from 'electron'
import { VigieError } from '../../../shared/errors.ts'
import type { Secrets } from '../../core/ports/settings.ts'
import { fromEnvironment } from '../secrets/file.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Over a store of texts (the secrets file): values are encrypted, base64, with a mark. A value without the mark was
 * written headless and is read as it is.
 * @throws VigieError (from set) secrets_unprotected where the system offers no encryption.
 */
export function protectSecrets(
  plain: Secrets,
  safeStorage: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>,
  environment: Environment,
): Secrets {
  return {
    get: (name) => {
      const given = fromEnvironment(name, environment)
      if (given !== null) return given
      const stored = plain.get(name)
      if (stored?.startsWith(MARK) !== true) return stored
      return safeStorage.decryptString(Buffer.from(stored.slice(MARK.length), 'base64'))
    },
    set: (name, value) => {
      if (value === null) return plain.set(name, null)
      if (!safeStorage.isEncryptionAvailable()) throw new VigieError('secrets_unprotected')
      plain.set(name, MARK + safeStorage.encryptString(value).toString('base64'))
    },
  }
}

const MARK = 'safe:'
