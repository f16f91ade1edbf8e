/** Who to tell of a vulnerability, as tools read it: RFC 9116. */
import { DAY_MS } from '../../shared/time/units.ts'

/** RFC 9116 recommends less than a year. */
const VALID_DAYS = 360

/**
 * Returns the text of `security.txt`. @param contact an e-mail or https address, as the packages name it
 * @throws Error if there is none, so that no release leaves people without anybody to tell
 */
export function securityText(contact: string | undefined, homepage: string | undefined, at: Date): string {
  const address = contact?.trim() ?? ''
  const isMail = /^[^\s@:]+@[^\s@]+\.[^\s@]+$/.test(address)
  if (!isMail && !/^https:\/\/\S+$/.test(address))
    throw new Error('VIGIE_CONTACT is not an address. Name who gets reports of vulnerabilities.')
  const expires = new Date(at.getTime() + VALID_DAYS * DAY_MS).toISOString()
  const policy = homepage ? [`Policy: ${homepage}/security/policy`] : []
  const lines = [`Contact: ${isMail ? `mailto:${address}` : address}`, `Expires: ${expires}`, ...policy]
  return `${[...lines, 'Preferred-Languages: en, fr'].join('\n')}\n`
}
