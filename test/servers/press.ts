/** Feeds and listing pages by path, with their media type and encoding. */
import { type ReplayAnswer, type ReplayOptions, type ReplayServer, startReplay } from './replay.ts'

export function startPress(
  documents: Readonly<Record<string, ReplayAnswer>>,
  options: ReplayOptions = {},
): Promise<ReplayServer> {
  return startReplay(({ pathname }) => documents[pathname] ?? null, options)
}

/** An RSS 2.0 feed in WordPress's form. */
export function rss(
  items: readonly { title: string; link: string; date?: string; description?: string }[],
): string {
  const entries = items.map(
    ({ title, link, date, description = '' }) =>
      `<item><title>${title}</title><link>${link}</link>${date === undefined ? '' : `<pubDate>${date}</pubDate>`}` +
      `<description><![CDATA[${description}]]></description></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Shape</title>${entries.join('')}</channel></rss>`
}

export function feed(
  body: string | Uint8Array,
  contentType = 'application/rss+xml; charset=UTF-8',
): ReplayAnswer {
  return { headers: { 'content-type': contentType }, body }
}

export function page(body: string | Uint8Array): ReplayAnswer {
  return { headers: { 'content-type': 'text/html; charset=UTF-8' }, body }
}
