/** What a trade file says about itself in the key-value metadata of its footer: enough to rebuild the manifest. */
import * as z from 'zod'
import type { DayFacts, FileOrigin } from '../../core/jobs/trades/facts.ts'
import type { FileInspection } from '../../core/jobs/trades/tasks.ts'
import { noteIn } from './notes.ts'

/** The key; readers that do not know it ignore it. */
const FOOTER_KEY = 'vigie.trades'

const footerSchema = z.object({
  exchange: z.string(),
  dataset: z.string(),
  symbol: z.string(),
  day: z.iso.date(),
  source: z.enum(['archive', 'pages', 'adopted']),
  archive_sha256: z.string().nullable(),
  content_sha256: z.string(),
})

/** Returns the metadata of a file. The same trades of the same origin give the same text. */
export function footerOf(
  { archiveSha256, ...origin }: FileOrigin,
  facts: DayFacts,
  contentSha256: string,
): Record<string, string> {
  const about = {
    ...origin,
    archive_sha256: archiveSha256,
    content_sha256: contentSha256,
    rows: facts.rows,
    first_id: facts.firstId,
    last_id: facts.lastId,
    first_time: facts.firstTime,
    last_time: facts.lastTime,
    missing_ids: facts.missingIds,
  }
  return { [FOOTER_KEY]: JSON.stringify(about) }
}

/** Returns what a footer says; null if it says nothing, or nothing that Vigie wrote. */
export function readFooter(
  metadata: readonly { readonly key: string; readonly value?: string | undefined }[] | undefined,
): FileInspection['about'] {
  const text = metadata?.find(({ key }) => key === FOOTER_KEY)?.value
  if (text === undefined) return null
  const about = noteIn(footerSchema, text)
  if (about === null) return null
  const { archive_sha256: archiveSha256, content_sha256: contentSha256, ...origin } = about
  return { ...origin, archiveSha256, contentSha256 }
}
