/** Under which names the secrets of a channel are kept. */
import type { SecretName } from '../ports/settings.ts'

/** What precedes the name of an own header among the secrets of a channel. */
export const HEADER = 'header.'

/** The channel that Vigie had first; its secret keeps its place. */
export const FIRST_CHANNEL = 'webhook'

/** Returns the name under which a secret is kept. */
export function channelSecret(channel: string, field: string): SecretName {
  return channel === FIRST_CHANNEL && field === 'secret' ? 'webhook_secret' : `channel:${channel}:${field}`
}

/** Returns the fields of a channel that are secrets: those of its service, and its own headers. */
export const secretFields = (ofService: readonly string[], headers: readonly string[]): readonly string[] => [
  ...ofService,
  ...headers.map((header) => `${HEADER}${header}`),
]
