/** Another user of this machine, in a sentence and in a command. */
import { execFileSync } from 'node:child_process'
import type { ErrorParams } from '../../../shared/errors.ts'

const PATIENCE_MS = 2000

/** @returns the parameters of messages about a user: `user` for a sentence, `account` for `sudo -u` */
export function userWords(number: number, nameOf: (number: number) => string | null = systemName) {
  const name = nameOf(number)
  return {
    user: name ?? { messageKey: 'user.number', params: { id: number } },
    account: name ?? `"#${number}"`,
  } as const satisfies ErrorParams
}

/** Node has no way to ask for the name of another user; the list of a network, such as LDAP, is asked too. */
function systemName(number: number): string | null {
  try {
    const found = execFileSync('/usr/bin/id', ['-un', String(number)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: PATIENCE_MS,
    }).trim()
    return /^[a-z_][\w.-]*\$?$/i.test(found) ? found : null
  } catch {
    // No such user, or a system without this program: the number has to do.
    return null
  }
}
