/** Refuses settings that this machine cannot use. Not in the schema: a file that has vanished must not cost the other settings. */
import { X509Certificate } from 'node:crypto'
import { statSync } from 'node:fs'
import { isIP } from 'node:net'
import { isAbsolute } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { VigieError } from '../../../shared/errors.ts'
import { bareHost } from '../../../shared/loopback.ts'
import type { Settings } from '../../../shared/settings.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { FIRST_CHANNEL } from '../../core/channels/secret-names.ts'
import { assertNotInClear } from '../http/clear-text.ts'
import { readAuthorityFile } from '../net/authorities.ts'
import { assertAllowed } from '../notify/outgoing.ts'

/**
 * Looks only at what a change concerns.
 * @throws VigieError invalid_input | address_in_clear naming the field | channel_target_refused
 */
export function assertUsableSettings(next: Settings, before: Settings): void {
  const { proxy, ca_file } = next.network
  assertUsableDoor(next.door, before.door)
  if (proxy !== before.network.proxy && proxy !== '' && !isProxy(proxy))
    throw unusable('network.proxy', 'form.proxy')
  if (ca_file !== before.network.ca_file && ca_file !== '') assertCertificates(ca_file)
  assertNotifications(next.notifications, before.notifications)
  next.door.roots.forEach((root, place) => {
    if (!before.door.roots.includes(root)) assertRoot(root, `door.roots[${place}]`)
  })
}

/** A folder that is not there is a slip: nothing could be named below it. */
function assertRoot(root: string, field: string): void {
  if (!isAbsolute(root)) throw unusable(field, 'not_absolute')
  if (!isFolder(root, field)) throw unusable(field, 'system.file')
}

function isFolder(path: string, field: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch (error) {
    throw new VigieError('invalid_input', { field, problem: systemProblem(error) }, { cause: error })
  }
}

/** Channels have operations of their own; only the address of the first one can still be set here. */
function assertNotifications(next: Settings['notifications'], before: Settings['notifications']): void {
  const { quiet_hours: quiet, webhook_url: address = '' } = next
  if (quiet.enabled && quiet.from === quiet.to && !isDeepStrictEqual(quiet, before.quiet_hours))
    throw unusable('notifications.quiet_hours.to', 'same_hours')
  const url = URL.parse(address)
  if (url === null) return
  const known = before.channels[FIRST_CHANNEL]
  const allow_insecure = next.webhook_allow_insecure ?? known?.allow_insecure ?? false
  assertAllowed(
    { name: FIRST_CHANNEL, definition: { allow_insecure } },
    url.hostname,
    url.host,
    url.protocol === 'https:',
  )
}

/** Checked without a running Vigie too: what is stored meanwhile would keep the next start from opening. */
function assertUsableDoor(next: Settings['door'], before: Settings['door']): void {
  const isMoved = next.host !== before.host
  if (isMoved && !isHost(next.host)) throw unusable('door.host', 'form.host')
  if (isMoved || next.allow_clear !== before.allow_clear)
    assertNotInClear(bareHost(next.host), next.allow_clear, isMoved ? 'door.host' : 'door.allow_clear')
}

/** What is made of digits and dots only is an address or a slip, never a name. Empty is every address of the machine. */
function isHost(text: string): boolean {
  const host = bareHost(text)
  if (host === '' || isIP(host) !== 0) return true
  return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host) && !/^[\d.]+$/.test(host)
}

/** Node's agents take an address with its scheme only. */
function isProxy(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol)
}

function assertCertificates(path: string): void {
  if (!isAbsolute(path)) throw unusable('network.ca_file', 'not_absolute')
  const text = readAuthorityFile(path)
  try {
    new X509Certificate(text)
  } catch (error) {
    throw unusable('network.ca_file', 'form.ca_file', undefined, { cause: error })
  }
}
