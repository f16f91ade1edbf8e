/**
 * The key of Claude and where it may go: to the official address, and to those that the settings named when the owner
 * entered the key. Whoever changes an address, by any way, does not get the key: it has to be entered again.
 */
import { VigieError } from '../../../shared/errors.ts'
import { isLoopback } from '../../../shared/loopback.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { ClaudeKey } from '../ports/claude-key.ts'
import type { Secrets, SettingsPort } from '../ports/settings.ts'

const OFFICIAL = 'https://api.anthropic.com'

/** Where the key and its addresses are kept. */
interface ClaudeKeyDeps {
  readonly secrets: Secrets
  /** Keeps the addresses, which are no secret: reading them asks no key store for its password. */
  readonly plain: Secrets
  readonly settings: Pick<SettingsPort, 'read'>
  /** The address that the environment names beside a key of its own; null without one. */
  readonly environmentAddress: string | null
}

/** Reads and writes nothing before the first use. */
export function createClaudeKey({ secrets, plain, settings, environmentAddress }: ClaudeKeyDeps): ClaudeKey {
  const bind = () => {
    const addresses = addressesIn(settings.read())
    plain.set('anthropic_api_addresses', JSON.stringify(addresses))
    return [OFFICIAL, ...addresses]
  }
  const bound = (): readonly string[] => {
    const stored = plain.get('anthropic_api_addresses')
    const own = environmentAddress === null ? [] : [originOf(environmentAddress)]
    return [OFFICIAL, ...own, ...(stored === null ? [] : (JSON.parse(stored) as string[]))]
  }

  return {
    isSet: () => secrets.get('anthropic_api_key') !== null,
    keyFor: (baseUrl) => {
      const key = secrets.get('anthropic_api_key')
      if (key === null) throw new VigieError('claude_key_missing')
      const origin = baseUrl === '' ? OFFICIAL : originOf(baseUrl)
      if (!isConfidential(origin)) throw new VigieError('claude_address_in_clear', { address: origin })
      if (!bound().includes(origin)) throw new VigieError('claude_address_unknown', { address: origin })
      return key
    },
    set: (key) => {
      secrets.set('anthropic_api_key', key)
      return bind()
    },
    bindFirst: () => {
      if (plain.get('anthropic_api_addresses') === null) bind()
    },
  }
}

/** Returns the addresses other than the official one to which jobs send the key, each once. */
function addressesIn({ jobs }: Settings): readonly string[] {
  const named = Object.values(jobs).flatMap((job) => {
    if (job.kind === 'occupations') return [job.settings.base_url]
    return job.kind === 'fear-greed' ? [job.settings.sentiment_url] : []
  })
  return [...new Set(named.filter((address) => address !== '').map(originOf))].filter(isConfidential)
}

const originOf = (address: string): string => new URL(address).origin

/** Nobody on the way can read it. */
function isConfidential(origin: string): boolean {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}
