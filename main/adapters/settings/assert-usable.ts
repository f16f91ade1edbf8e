/** Refuses settings that this machine cannot use. Not in the schema: a file that has vanished must not cost the other settings. */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import type { Settings } from '../../../shared/settings.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { unusable } from '../../../shared/unusable-path.ts'

/** Looks only at what a change concerns. @throws VigieError invalid_input naming the field */
export function assertUsableSettings(next: Settings, before: Settings): void {
  const { proxy, ca_file } = next.network
  if (proxy !== before.network.proxy && proxy !== '' && !isProxy(proxy))
    throw unusable('network.proxy', 'form.proxy')
  if (ca_file !== before.network.ca_file && ca_file !== '') assertCertificates(ca_file)
  const place = next.door.roots.findIndex((root) => !isAbsolute(root) && !before.door.roots.includes(root))
  if (place >= 0) throw unusable(`door.roots[${place}]`, 'not_absolute')
}

/** Node's agents take an address with its scheme only. */
function isProxy(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol)
}

function assertCertificates(path: string): void {
  const text = readOrRefuse(path)
  try {
    new X509Certificate(text)
  } catch (error) {
    throw unusable('network.ca_file', 'form.ca_file', undefined, { cause: error })
  }
}

function readOrRefuse(path: string): string {
  if (!isAbsolute(path)) throw unusable('network.ca_file', 'not_absolute')
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const detail = systemProblem(error)
    throw unusable('network.ca_file', 'form.ca_unreadable', { detail }, { cause: error })
  }
}
