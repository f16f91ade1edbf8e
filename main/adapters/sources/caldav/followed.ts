/** Where the address of another part of a CalDAV server leads, and whether the password may go there. */
import { VigieError } from '../../../../shared/errors.ts'

/**
 * Returns the address that a server names, in an answer or as a redirect. The password goes to another host only if both are
 * over TLS, as those of iCloud and Fastmail ask. An answer over TLS that names its own host without it is taken at its host:
 * so redirects a Nextcloud behind a proxy that ends TLS.
 * @throws VigieError source_malformed
 */
export function followed(href: string, from: URL, source: string): URL {
  if (!URL.canParse(href, from.href)) {
    throw new VigieError('source_malformed', { source, detail: { messageKey: 'answer.redirect_nowhere' } })
  }
  const url = new URL(href, from)
  const isSameHost = url.hostname === from.hostname
  if (isSameHost && from.protocol === 'https:' && url.protocol === 'http:') {
    url.protocol = from.protocol
    if (url.port !== '') url.port = from.port
  }
  const isAllowed =
    url.origin === from.origin || (url.protocol === 'https:' && (from.protocol === 'https:' || isSameHost))
  if (isAllowed) return url
  throw new VigieError('source_malformed', {
    source,
    detail: { messageKey: 'answer.dav_elsewhere', params: { host: url.host } },
  })
}
